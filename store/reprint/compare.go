package reprint

// What makes two texts copies of each other.
const (
	// Resembling is the least share of the shingles of either that both have.
	// A word changed here and there takes four shingles each: at 8 changes in
	// 100 words, or where a third of the article is cut or added and a little
	// changed besides, half of them are left. News of two unions about one
	// campaign, which quote the same names and slogans, share under a tenth.
	Resembling = 0.5

	// Replaced is the largest share of a text that may stand as one passage
	// where the other text has a passage of its own of such a share. An edit
	// changes words, cuts or adds; two articles in one frame, whose menus and
	// lists were taken for text, differ by a passage in the place of another,
	// and are two articles however long the frame.
	Replaced = 1.0 / 8
)

// island is how many words in a row two texts have to share inside a passage
// that differs, so that it is two passages. The names of bodies and the phrases
// that all such news have in common are shorter.
const island = 8

// Text is the text of an article, ready to be compared exactly. It is
// immutable.
type Text struct {
	words    int
	shingles []uint64 // in order
	set      set
}

// Read prepares a text in normal form; see Of.
func Read(form string) *Text {
	t := &Text{shingles: make([]uint64, 0, len(form)/6)}
	var a, b, c uint64
	for i := 0; ; {
		d, end := word(form, i)
		if end < 0 {
			break
		}
		if t.words++; t.words >= Shingle {
			t.shingles = append(t.shingles, shingle(a, b, c, d))
		}
		a, b, c, i = b, c, d, end
	}
	t.set = setOf(t.shingles)
	return t
}

// Likeness says how like two texts are.
type Likeness struct {
	Resemblance float64 // the share of the shingles of either that both have (Jaccard), 0 to 1
	Differs     float64 // the share of the words of both that stand in no shingle they share, 0 to 1
	Replaced    float64 // the share of the text that is one passage in the place of another, 0 to 1
}

// Copies tells whether the texts are copies of one.
func (l Likeness) Copies() bool { return l.Resemblance >= Resembling && l.Replaced <= Replaced }

// Compare compares two texts. It is symmetric. Texts without a shingle are
// unlike all others.
func (t *Text) Compare(u *Text) Likeness {
	if len(t.shingles) == 0 || len(u.shingles) == 0 {
		return Likeness{Differs: 1, Replaced: 1}
	}
	both := t.set.common(&u.set)
	alone, longest := t.apart(&u.set)
	otherAlone, otherLongest := u.apart(&t.set)
	return Likeness{
		Resemblance: float64(both) / float64(t.set.n+u.set.n-both),
		Differs:     float64(alone+otherAlone) / float64(t.words+u.words),
		Replaced:    min(float64(longest)/float64(t.words), float64(otherLongest)/float64(u.words)),
	}
}

// apart returns how many words of t stand in no shingle of the set, and the
// length of the longest passage of such words, islands in it included.
func (t *Text) apart(other *set) (alone, longest int) {
	start, end := -1, -1 // the passage: from its first word to behind its last
	shared := 0          // words before this one are in a shared shingle
	for w := range t.words {
		if w < len(t.shingles) && other.has(t.shingles[w]) {
			shared = w + Shingle
		}
		if w < shared {
			continue
		}
		alone++
		if start < 0 || w-end >= island {
			start = w
		}
		end = w + 1
		longest = max(longest, end-start)
	}
	return alone, longest
}

// set is a set of hashes: open addressing, at most half full. 0 is an empty
// slot; the hash 0 counts as 1.
type set struct {
	slots []uint64
	shift uint
	n     int
}

func setOf(hashes []uint64) set {
	s := set{shift: 62}
	for 1<<(64-s.shift) < 2*len(hashes) {
		s.shift--
	}
	s.slots = make([]uint64, 1<<(64-s.shift))
	for _, h := range hashes {
		h = max(h, 1)
		i := s.find(h)
		if s.slots[i] == 0 {
			s.slots[i] = h
			s.n++
		}
	}
	return s
}

// find returns the slot that holds h, or the one where it would go.
func (s *set) find(h uint64) int {
	i := int(h >> s.shift)
	for s.slots[i] != 0 && s.slots[i] != h {
		i = (i + 1) & (len(s.slots) - 1)
	}
	return i
}

func (s *set) has(h uint64) bool { return s.slots[s.find(max(h, 1))] != 0 }

// common returns how many hashes both sets have.
func (s *set) common(t *set) int {
	n := 0
	for _, h := range s.slots {
		if h != 0 && t.has(h) {
			n++
		}
	}
	return n
}
