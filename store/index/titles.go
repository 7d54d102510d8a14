package index

import (
	"sync"
	"sync/atomic"
	"unicode"
	"unicode/utf8"
	"unsafe"

	"gongbao/model"
	"gongbao/store/pinyin"
	"gongbao/store/rate"
)

// Traits are what fuzzy find wants to know of a title before it looks at it: its
// signs, with the letters that the pinyin of its Chinese characters begins with
// among those of its words, and what else is unusual about it.
type Traits uint32

// The traits above the signs.
const (
	Inside    = Traits(rate.FreeSigns) << iota // for fuzzy find a word can start inside what is one word to the index
	Cut                                        // it holds a NUL
	workedOut                                  // the traits are known
)

// Initials are letters that the readings of its Chinese characters begin with,
// and maybe others.
func (t Traits) Initials() pinyin.Letters { return pinyin.Letters(rate.Signs(t) & rate.LetterMask) }

// Signs are what bounds the score of a title.
func (t Traits) Signs() rate.Signs { return rate.Signs(t) & (rate.FreeSigns - 1) }

// TraitsOf works out the traits of a title, or of a name like one.
func TraitsOf(title string) Traits {
	traits, last := workedOut, rune(0)
	for _, r := range title {
		behind := last > 0 && last < utf8.RuneSelf && rate.Separates(byte(last))
		switch {
		case r >= utf8.RuneSelf:
			traits |= traitsOfWide(r)
			if behind {
				traits |= Traits(rate.Wide)
			}
			if last < utf8.RuneSelf || !model.IsHan(last) {
				traits |= hump(last, r)
			}
		case r == 0:
			traits |= Cut
		case r == '\'':
			traits |= Inside
		case r|0x20 >= 'a' && r|0x20 <= 'z':
			if behind {
				traits |= Traits(rate.SignOf(byte(r | 0x20)))
			}
			if r <= 'Z' {
				traits |= hump(last, r)
			}
		}
		last = r
	}
	return traits
}

func hump(last, r rune) Traits {
	if unicode.IsLower(last) && unicode.IsUpper(r) {
		return Traits(rate.Humps)
	}
	return 0
}

// traitsOfWide are those that a character that is not ASCII gives.
func traitsOfWide(r rune) Traits {
	traits := Traits(pinyin.Load().Initials(r))
	if !model.IsHan(r) && classOf(r) != other {
		traits |= Traits(rate.Odd) | Inside // an apostrophe, what is not seen, a letter that folding changes
	}
	return traits
}

// traits are those of a segment's titles, each worked out when first asked for:
// 4 bytes a title, in memory.
type traits struct {
	once sync.Once
	of   []atomic.Uint32
}

// Titles are titles of a segment side by side, where they lie: to be looked at
// and not to be kept. What is kept is to be copied.
type Titles struct {
	Letters []Letters // of each, as printed
	text    string
	ends    []uint64 // of each in text, from begin on
	begin   uint64
	traits  []atomic.Uint32
}

// Titles returns the titles from from up to to, which must be above from.
func (s *Segment) Titles(from, to int) Titles {
	s.traits.once.Do(func() { s.traits.of = make([]atomic.Uint32, s.n) })
	t := Titles{Letters: s.letters.Slice(from, to), ends: s.titles.ends.Slice(from, to), traits: s.traits.of[from:to]}
	if from > 0 {
		t.begin = s.titles.ends.At(from - 1)
	}
	b := s.titles.data.Slice(int(t.begin), int(t.ends[to-from-1]))
	t.text = unsafe.String(unsafe.SliceData(b), len(b))
	return t
}

// At returns the i-th title.
func (t *Titles) At(i int) string { return t.text[t.from(i) : t.ends[i]-t.begin] }

// Size returns how many bytes the i-th title has.
func (t *Titles) Size(i int) int { return int(t.ends[i] - t.begin - t.from(i)) }

func (t *Titles) from(i int) uint64 {
	if i == 0 {
		return 0
	}
	return t.ends[i-1] - t.begin
}

// Traits returns those of the i-th title.
func (t *Titles) Traits(i int) Traits {
	if x := Traits(t.traits[i].Load()); x != 0 {
		return x
	}
	x := TraitsOf(t.At(i))
	t.traits[i].Store(uint32(x))
	return x
}

// Starts returns a set that has every article in whose title a text stands whole
// at the start of a word, as the words and the Han characters of the index tell:
// others may be in it, and those whose traits are Inside are left out. ok is
// false where that cannot be told of a text: it has other characters than Han,
// and letters and digits of ASCII with single spaces between them.
func (s *Segment) Starts(text string) (set Set, ok bool) {
	units, ok := startUnits(text)
	if !ok {
		return Set{}, false
	}
	var b block
	for k, u := range units {
		some := NewSet(s.n)
		for _, l := range u.lists(s.title) {
			for i := range l.blocks() {
				b.load(l, i)
				for _, d := range b.docs[:b.n] {
					some.words[d/64] |= 1 << (d % 64)
				}
			}
		}
		if k == 0 {
			set = some
		} else {
			set.and(some)
		}
	}
	return set, true
}

// startUnit is what a title must have: a word, a word that begins so, two Han
// characters side by side, or one.
type startUnit struct {
	word   string
	whole  bool // nothing follows in the word
	c, and rune // in the place of a word; and is 0 for any
}

func (u startUnit) lists(f *field) []list {
	switch {
	case u.c == 0 && u.whole:
		return []list{f.word(u.word)}
	case u.c == 0:
		return f.prefixed(u.word)
	case u.and == 0:
		return f.every(u.c)
	}
	return []list{f.pair(pairOf(u.c, u.and))}
}

// every is char with the places behind a word, in each article again.
func (f *field) every(c rune) (lists []list) {
	from, to := f.pairs.starting(c)
	for i := from; i < to; i++ {
		lists = append(lists, f.pairList(i))
	}
	return lists
}

// startUnits returns what a text is made of; ok as of Starts.
func startUnits(text string) (units []startUnit, ok bool) {
	last, gap := rune(' '), true // a word has begun where last is of one
	var word []byte
	end := func(whole bool) {
		if len(word) > 0 {
			units = append(units, startUnit{word: string(word), whole: whole})
			word = word[:0]
		}
	}
	var run []rune
	endRun := func() {
		folded := []rune(normal(string(run)))
		for i, r := range folded {
			switch {
			case i+1 < len(folded):
				units = append(units, startUnit{c: r, and: folded[i+1]})
			case len(folded) == 1:
				units = append(units, startUnit{c: r})
			}
		}
		run = run[:0]
	}
	for _, r := range text {
		switch {
		case r < utf8.RuneSelf && classOf(r) == letter:
			endRun()
			if r >= 'A' && r <= 'Z' {
				r += 'a' - 'A'
			}
			word = append(word, byte(r))
			gap = false
		case r == ' ':
			if gap {
				return nil, false
			}
			endRun()
			end(true)
			gap = true
		case model.IsHan(r) && classOf(r) == wide:
			end(true)
			run = append(run, r)
			gap = false
		default:
			return nil, false
		}
		last = r
	}
	endRun()
	end(last == ' ')
	return units, len(units) > 0
}
