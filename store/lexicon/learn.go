package lexicon

import (
	"cmp"
	"encoding/binary"
	"math"
	"slices"
)

const (
	leastUses  = 2 // of a run that is a word
	leastPairs = 4 // of two words that are one
	rounds     = 4 // in each a word can grow by a run

	// mostJoined is how many runs of the sample are looked at for what is often
	// together: that takes longer than all else, and less of it tells as well.
	mostJoined = 1 << 19
)

// Learn returns the lexicon of a sample of an archive's records; it extends old,
// unless that is nil.
func Learn(old *Lexicon, sample []Record) *Lexicon {
	s := newStudy(old, sample)
	for range rounds {
		if !s.join() {
			break
		}
	}
	s.prune()
	return s.lexicon(old, sample)
}

// study finds the words of a sample.
type study struct {
	number wordTable // of each run, plus one
	runs   []string
	uses   []uint32 // of each run in the sample
	inSeq  []uint32 // and in seq
	seq    []uint32 // the sample, or the beginning of it, as runs; gap where something else is between
	old    int      // words that were there before
	words  []studied
	ofRun  []uint32    // by run, the word that is it, or none
	joined numberTable // by word and the run behind it, the word that is both, plus one
}

// studied is a word: a run, or another word and a run behind it.
type studied struct {
	text   string
	before uint32
	run    uint32
	uses   uint32
}

const gap = none

func newStudy(old *Lexicon, sample []Record) *study {
	s := &study{}
	if old != nil {
		s.old = len(old.words)
		for i := range uint32(s.old) {
			for r := (runs{s: string(old.word(i))}); r.next(); {
				s.numberOf(r.run())
			}
		}
	}
	for _, r := range sample {
		for _, text := range r.Texts {
			for r := (runs{s: text}); r.next(); {
				s.meet(r.run())
			}
			if len(s.seq) < mostJoined {
				s.seq = append(s.seq, gap)
			}
		}
	}
	s.ofRun = make([]uint32, len(s.runs))
	for i := range s.ofRun {
		s.ofRun[i] = none
	}
	if old != nil {
		for i := range uint32(s.old) {
			s.addKnown(string(old.word(i)))
		}
	}
	s.addRuns()
	return s
}

// numberOf returns the number of a run, a new one if it was not met before.
func (s *study) numberOf(run string) uint32 {
	v := s.number.ref(run)
	if v.n == 0 {
		s.runs, s.uses, s.inSeq = append(s.runs, run), append(s.uses, 0), append(s.inSeq, 0)
		v.n = uint32(len(s.runs))
	}
	return v.number()
}

// meet notes a run of the sample.
func (s *study) meet(run string) {
	n := s.numberOf(run)
	s.uses[n]++
	if len(s.seq) < mostJoined {
		s.seq = append(s.seq, n)
		s.inSeq[n]++
	}
}

// addKnown adds a word of the lexicon that is extended.
func (s *study) addKnown(text string) {
	word, before, last := none, none, uint32(0)
	for r := (runs{s: text}); r.next(); {
		before, last = word, s.numberOf(r.run())
		if word = s.ofRun[last]; before != none {
			word = s.joined.get(pairOf(before, last)).number()
		}
	}
	s.add(text, before, last)
}

func (s *study) add(text string, before, run uint32) {
	w := studied{text: text, before: before, run: run}
	if n := uint32(len(s.words)); before == none {
		s.ofRun[run] = n
	} else {
		s.joined.ref(pairOf(before, run)).n = n + 1
	}
	s.words = append(s.words, w)
}

// addRuns adds the runs that are met several times, the most used if there are
// too many.
func (s *study) addRuns() {
	var fit []uint32
	for r, n := range s.uses {
		if n >= leastUses && s.ofRun[r] == none && len(s.runs[r]) <= longestWord {
			fit = append(fit, uint32(r))
		}
	}
	if room := mostWords - len(s.words); len(fit) > room {
		slices.SortStableFunc(fit, func(a, b uint32) int { return cmp.Compare(s.uses[b], s.uses[a]) })
		fit = fit[:room]
	}
	for _, r := range fit {
		s.add(s.runs[r], none, r)
	}
}

// parse goes through the sample word by word. It calls visit for each, with the
// run that follows it, which is gap if that is not known.
func (s *study) parse(visit func(word, next uint32)) {
	word := none
	for _, r := range s.seq {
		if word != none {
			if r != gap {
				if v := s.joined.get(pairOf(word, r)); v.n != 0 {
					word = v.number()
					continue
				}
			}
			if r == gap || s.ofRun[r] == none {
				visit(word, gap)
			} else {
				visit(word, r)
			}
		}
		if word = none; r != gap {
			word = s.ofRun[r]
		}
	}
}

// count counts how often each word is met, and all of them.
func (s *study) count() (total int) {
	for i := range s.words {
		s.words[i].uses = 0
	}
	s.parse(func(word, _ uint32) {
		s.words[word].uses++
		total++
	})
	return total
}

// join adds words that are one and a run behind it, and tells whether there were
// any: such as save more than they take.
func (s *study) join() bool {
	total := s.count()
	var pairs numberTable
	s.parse(func(word, next uint32) {
		if next != gap && s.words[word].uses >= leastPairs && s.inSeq[next] >= leastPairs {
			pairs.ref(pairOf(word, next)).n++
		}
	})
	var fit []uint64
	for _, slot := range pairs.slots {
		n := slot.value.n
		if n < leastPairs {
			continue
		}
		pair := slot.key - 1
		word, next := uint32(pair>>32), uint32(pair)
		long := len(s.words[word].text) + 1 + len(s.runs[next])
		saved := math.Log2(float64(n) * float64(total) / float64(s.words[word].uses) / float64(s.inSeq[next]))
		if long <= longestWord && saved*float64(n) > float64(4*(long+2)) {
			fit = append(fit, pair)
		}
	}
	slices.Sort(fit)
	fit = fit[:min(len(fit), mostWords-len(s.words))]
	for _, pair := range fit {
		word, next := uint32(pair>>32), uint32(pair)
		s.add(together(s.words[word].text, s.runs[next]), word, next)
	}
	return len(fit) > 0
}

func together(word, run string) string {
	if spacing(word)&spacedAfter != 0 && spacing(run)&spacedBefore != 0 {
		return word + " " + run
	}
	return word + run
}

// prune drops words that are joined of others and are hardly used once there are
// longer ones.
func (s *study) prune() {
	s.count()
	needed := make([]bool, len(s.words))
	kept := make([]bool, len(s.words))
	for i := len(s.words) - 1; i >= 0; i-- {
		w := &s.words[i]
		if kept[i] = i < s.old || w.before == none || needed[i] || w.uses >= leastPairs/2; kept[i] && w.before != none {
			needed[w.before] = true
		}
	}
	all := s.words
	s.words = nil
	for i, w := range all {
		if kept[i] {
			s.words = append(s.words, w)
		}
	}
}

// lexicon returns the words found as a lexicon, with how often each is met.
func (s *study) lexicon(old *Lexicon, sample []Record) *Lexicon {
	x := newIndex(len(s.words), func(i uint32) string { return s.words[i].text }, nil)
	t := tally{uses: make([]uint32, firstWord+len(s.words))}
	for _, r := range sample {
		x.walk(r, &t)
	}
	var content []byte
	if old != nil {
		content = append(content, old.content...)
		t.remember(old.gens[len(old.gens)-1])
	}
	for i := range t.uses {
		t.uses[i] = max(t.uses[i], 1)
	}
	added := s.words[s.old:]
	size := 0
	for _, w := range added {
		size += len(w.text)
	}
	content = binary.AppendUvarint(content, uint64(len(added)))
	content = binary.AppendUvarint(content, uint64(size))
	for _, w := range added {
		content = append(content, spacing(w.text))
	}
	for _, w := range added {
		content = append(content, w.text...)
	}
	content = append(content, codeLens(t.uses)...)
	for i := range t.letters {
		for k := range t.letters[i] {
			t.letters[i][k] = 32*t.letters[i][k] + 1
		}
		content = append(content, codeLens(t.letters[i][:])...)
	}
	out, err := Parse(content)
	if err != nil {
		panic(err) // of what was just made
	}
	return out
}

// tally counts what records are made of.
type tally struct {
	uses    []uint32 // by symbol
	letters [contexts][letters]uint32
}

// remember adds what was met before, as often as its codes say and as if it had
// been a part of the sample: what comes may be like that again.
func (t *tally) remember(g *generation) {
	const part = 4
	total := 0
	for _, n := range t.uses {
		total += int(n)
	}
	for i, n := range g.lens {
		if n > 0 {
			t.uses[i] += uint32(total / part >> n)
		}
	}
}

func (t *tally) words(all []value) {
	for _, v := range all {
		t.uses[firstWord+v.number()]++
	}
}

func (t *tally) end()           { t.uses[symEnd]++ }
func (t *tally) again(int, int) { t.uses[symAgain]++ }

func (t *tally) numbers(b []byte) {
	at := firstNumber
	for _, c := range b {
		t.letters[at][c]++
		at = afterNumber(c)
	}
	t.letters[at][stop]++
}

func (t *tally) spell(run string) {
	t.uses[symSpell]++
	at := 0
	for i := range len(run) {
		t.letters[at][run[i]]++
		at = int(contextOf[run[i]])
	}
	t.letters[at][stop]++
}
