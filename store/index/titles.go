package index

import (
	"encoding/binary"
	"sync"
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
	Inside = Traits(rate.FreeSigns) << iota // for fuzzy find a word can start inside what is one word to the index
	Cut                                     // it holds a NUL
	Plain                                   // it is rate.Plain
)

// Initials are letters that the readings of its Chinese characters begin with,
// and maybe others.
func (t Traits) Initials() pinyin.Letters { return pinyin.Letters(rate.Signs(t) & rate.LetterMask) }

// Signs are what bounds the score of a title.
func (t Traits) Signs() rate.Signs { return rate.Signs(t) & (rate.FreeSigns - 1) }

// TraitsOf works out the traits of a title, or of a name like one.
func TraitsOf(title string) Traits {
	traits, last := Traits(0), rune(0)
	if rate.Plain(title) {
		traits = Plain
	}
	for _, r := range title {
		if last == '\'' && r != ' ' {
			traits |= Inside
		}
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

// TitleChunk is how many titles are looked at in one go, the most that Titles
// returns. It is a multiple of 64.
const TitleChunk = 1 << 13

// briefs are the traits of a segment's titles, how they begin and how long they
// are: 9 bytes a title, in memory, worked out when a chunk is first asked for.
type briefs struct {
	once   sync.Once
	chunks []sync.Once
	of     []uint64
	halves []uint8  // see Half; with as many behind as make a multiple of 64
	inside []uint64 // whose trait that is, a bit each
}

// What is where in a brief, from the lowest bit on: 32 of traits, 24 of the head,
// and the size in bytes, or longBrief.
const (
	headShift = 32
	sizeShift = 56
	longBrief = 255
)

func briefOf(title string) uint64 {
	h := rate.HeadOf(title)
	b := uint64(TraitsOf(title)) | uint64(min(h.Size, longBrief))<<sizeShift
	for i, c := range h.Bytes {
		b |= uint64(c) << (headShift + 8*i)
	}
	return b
}

// MostHalf is the greatest Titles.Half.
const MostHalf = 127

// halfOf is the Half of a title, by its brief.
func halfOf(b uint64) uint8 {
	size := b >> sizeShift
	if Traits(b)&(Traits(rate.Odd|rate.Humps)|Cut) != 0 || size < uint64(len(rate.Head{}.Bytes)) {
		return 0
	}
	return uint8(min(size/2, MostHalf))
}

// chunk makes sure that a chunk is worked out.
func (b *briefs) chunk(s *Segment, n int) {
	b.once.Do(func() {
		b.chunks = make([]sync.Once, (s.n+TitleChunk-1)/TitleChunk)
		b.of, b.inside = make([]uint64, s.n), make([]uint64, (s.n+63)/64)
		b.halves = make([]uint8, 64*len(b.inside))
	})
	b.chunks[n].Do(func() {
		for i := n * TitleChunk; i < min((n+1)*TitleChunk, s.n); i++ {
			b.of[i] = briefOf(s.titles.string(i))
			b.halves[i] = halfOf(b.of[i])
			if Traits(b.of[i])&Inside != 0 {
				b.inside[i/64] |= 1 << (i % 64)
			}
		}
	})
}

// Titles are titles of a segment side by side, where they lie: to be looked at
// and not to be kept. What is kept is to be copied.
type Titles struct {
	Letters []Letters // of each, as printed
	text    string
	ends    []uint64 // of each in text, from begin on
	begin   uint64
	briefs  []uint64
	halves  []uint8
	inside  []uint64
}

// Titles returns the titles from from, a multiple of TitleChunk, up to to, which
// must be above from and not in another chunk.
func (s *Segment) Titles(from, to int) Titles {
	s.briefs.chunk(s, from/TitleChunk)
	t := Titles{
		Letters: s.letters.Slice(from, to), ends: s.titles.ends.Slice(from, to),
		briefs: s.briefs.of[from:to], halves: s.briefs.halves[from : (to+63)/64*64], inside: s.briefs.inside[from/64 : (to+63)/64],
	}
	if from > 0 {
		t.begin = s.titles.ends.At(from - 1)
	}
	b := s.titles.data.Slice(int(t.begin), int(t.ends[to-from-1]))
	t.text = unsafe.String(unsafe.SliceData(b), len(b))
	return t
}

// At returns the i-th title.
func (t *Titles) At(i int) string { return t.text[t.from(i) : t.ends[i]-t.begin] }

func (t *Titles) from(i int) uint64 {
	if i == 0 {
		return 0
	}
	return t.ends[i-1] - t.begin
}

// Traits returns those of the i-th title.
func (t *Titles) Traits(i int) Traits { return Traits(t.briefs[i]) }

// Head returns that of the i-th title.
func (t *Titles) Head(i int) rate.Head {
	b := t.briefs[i]
	h := rate.Head{Bytes: [3]byte{byte(b >> headShift), byte(b >> (headShift + 8)), byte(b >> (headShift + 16))}, Size: int(b >> sizeShift)}
	if h.Size == longBrief {
		h.Size = len(t.At(i))
	}
	return h
}

// Half returns half the bytes that the i-th title has, or MostHalf if it has
// more; 0 where rate.Peak does not bound what it scores.
func (t *Titles) Half(i int) int { return int(t.halves[i]) }

// MayStart returns those titles that are in set, or Inside; and in among, unless
// that is the zero Set. Both are as many as the titles. It takes those whose Half
// is least or more, and below another number.
func (t *Titles) MayStart(set, among Set, least, below int) Set {
	out := Set{words: make([]uint64, len(t.inside))}
	for k, w := range t.inside {
		if w |= set.words[k]; !among.IsZero() {
			w &= among.words[k]
		}
		if w != 0 {
			w &= halvesBelow(t.halves[64*k:], below) &^ halvesBelow(t.halves[64*k:], least)
		}
		out.words[k] = w
	}
	return out
}

// halvesBelow returns which of 64 halves are below a number of at most
// MostHalf+1, a bit each.
func halvesBelow(halves []uint8, below int) (set uint64) {
	const (
		ones   = 0x0101010101010101
		high   = 0x80 * ones
		gather = 0x0102040810204080 // brings the lowest bit of each byte together
	)
	if below == 0 || below > MostHalf {
		return -uint64(below >> 7) // none or all
	}
	limit := ones * uint64(below)
	for i := range 8 {
		not := ((binary.LittleEndian.Uint64(halves[8*i:]) | high) - limit) & high
		set |= ((not ^ high) >> 7 * gather) >> 56 << (8 * i)
	}
	return set
}

// Starts returns a set that has every article in whose title a text stands whole
// at the start of a word, as the words and the Han characters of the index tell:
// others may be in it, and those whose traits are Inside are left out. The text
// must be one of which that CanStart.
func (s *Segment) Starts(text string) Set {
	units, _ := startUnits(text)
	var set Set
	var b block
	for k, u := range units {
		some := NewSet(s.n)
		for _, l := range u.lists(s.title) {
			for i := range l.blocks() {
				b.load(l, i)
				some.addRising(b.docs[:b.n])
			}
		}
		if k == 0 {
			set = some
		} else {
			set.and(some)
		}
	}
	return set
}

// CanStart tells whether a text has only Han characters, and letters and digits
// of ASCII with single spaces between them.
func CanStart(text string) bool {
	_, ok := startUnits(text)
	return ok
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

// startUnits returns what a text is made of; ok is CanStart.
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
