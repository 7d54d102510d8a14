package index

import (
	"encoding/binary"
	"math/bits"
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
	of     []rate.Brief
	halves []uint8  // see Half; with as many behind as make a multiple of 64
	inside []uint64 // whose trait that is, a bit each
}

func briefOf(title string) rate.Brief {
	return rate.BriefOf(rate.HeadOf(title), uint32(TraitsOf(title)))
}

// MostHalf is the greatest Titles.Half.
const MostHalf = 127

// unbounded are the traits of what no brief bounds the score of.
const unbounded = rate.Brief(Traits(rate.Odd|rate.Humps) | Cut)

// halfOf is the Half of a title, by its brief.
func halfOf(b rate.Brief) uint8 {
	size := b.Head().Size
	if b&unbounded != 0 || size < len(rate.Head{}.Bytes) {
		return 0
	}
	return uint8(min(size/2, MostHalf))
}

// chunk makes sure that a chunk is worked out.
func (b *briefs) chunk(s *Segment, n int) {
	b.once.Do(func() {
		b.chunks = make([]sync.Once, (s.n+TitleChunk-1)/TitleChunk)
		b.of, b.inside = make([]rate.Brief, s.n), make([]uint64, (s.n+63)/64)
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
	briefs  []rate.Brief
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
	h := t.briefs[i].Head()
	if t.briefs[i].Long() {
		h.Size = len(t.At(i))
	}
	return h
}

// Half returns half the bytes that the i-th title has, or MostHalf if it has
// more; 0 where rate.Peak does not bound what it scores.
func (t *Titles) Half(i int) int { return int(t.halves[i]) }

// MayStart returns those titles that are in set, or Inside, and in among. Of these
// sets, each as many as the titles, the zero Set is one of all. It takes those
// whose Half is least or more, and below another number.
func (t *Titles) MayStart(set, among Set, least, below int) Set {
	out := Set{words: make([]uint64, len(t.inside))}
	last := len(t.inside) - 1
	for k, w := range t.inside {
		switch {
		case !set.IsZero():
			w |= set.words[k]
		case k < last:
			w = ^uint64(0)
		default:
			w = ^uint64(0) >> (64*len(t.inside) - len(t.briefs))
		}
		if !among.IsZero() {
			w &= among.words[k]
		}
		if w != 0 {
			w &= halvesBelow(t.halves[64*k:], below) &^ halvesBelow(t.halves[64*k:], least)
		}
		out.words[k] = w
	}
	return out
}

// Reaching takes those titles out of a set that lack a letter, or score less than
// least by their briefs, and returns how many are left.
func (t *Titles) Reaching(set Set, letters Letters, r *rate.Reach, least int) (left int) {
	for k, w := range set.words {
		w &^= r.Below(t.briefs[64*k:], w, least, unbounded)
		for rest := w; rest != 0; rest &= rest - 1 {
			if i := bits.TrailingZeros64(rest); !t.Letters[64*k+i].Has(letters) {
				w &^= 1 << i
			}
		}
		set.words[k] = w
		left += bits.OnesCount64(w)
	}
	return left
}

// Fetch reads a byte in sixty of each title in a set, and returns something of
// them: that the memory brings one while it is asked for the next is several times
// as fast as that each is waited for when it is looked at.
func (t *Titles) Fetch(set Set) (some byte) {
	for k, w := range set.words {
		for ; w != 0; w &= w - 1 {
			i := 64*k + bits.TrailingZeros64(w)
			for at, end := t.from(i), t.ends[i]-t.begin; at < end; at += 60 {
				some |= t.text[at]
			}
		}
	}
	return some
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

// Starts looks for every article in whose title a text stands whole at the start
// of a word, as the words and the Han characters of the index tell: others may be
// found, and those whose traits are Inside are left out.
type Starts struct {
	segment *Segment
	units   [][]list
}

// Starts returns what looks for a text, which must be one of which that CanStart.
func (s *Segment) Starts(text string) Starts {
	units, _ := startUnits(text)
	t := Starts{segment: s}
	for _, u := range units {
		t.units = append(t.units, u.lists(s.title))
	}
	return t
}

// unitParts is in how many parts the lists of a unit are read.
const unitParts = 2

// Parts returns in how many parts it is done.
func (t *Starts) Parts() int { return len(t.units) * unitParts }

// Part does one of them.
func (t *Starts) Part(i int) Set {
	lists, set := t.units[i/unitParts], NewSet(t.segment.n)
	blocks := 0
	for _, l := range lists {
		blocks += l.blocks()
	}
	from, to := i%unitParts*blocks/unitParts, (i%unitParts+1)*blocks/unitParts
	var b block
	for _, l := range lists {
		n := l.blocks()
		for k := max(from, 0); k < min(to, n); k++ {
			b.load(l, k)
			set.addRising(b.docs[:b.n])
		}
		from, to = from-n, to-n
	}
	return set
}

// Join returns the set, out of what its parts gave.
func (t *Starts) Join(parts []Set) (set Set) {
	for k := 0; k < len(parts); k += unitParts {
		some := parts[k]
		for _, more := range parts[k+1 : k+unitParts] {
			some.or(more)
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
