package index

import (
	"bytes"
	"encoding/binary"
	"errors"
	"sync"
	"sync/atomic"

	"gongbao/store/lexicon"
)

// Dict is the words of an archive, by which its records are packed, each by
// itself: one is read without its neighbours.
type Dict = lexicon.Lexicon

// A stored record begins with twice the number of its texts, a varint, and one
// more where it is packed. One that is plain has its numbers and then its texts,
// each with its length before it, a varint.

// pack returns a record as it is stored; plain without a Dict.
func (r record) pack(d *Dict) []byte {
	size := len(r.numbers) + r.size() + len(r.texts)
	if d != nil {
		size /= 3
	}
	buf := make([]byte, 0, size+2*binary.MaxVarintLen64)
	if d != nil {
		buf = binary.AppendUvarint(buf, uint64(len(r.texts))<<1|1)
		return d.Pack(buf, lexicon.Record{Numbers: r.numbers, Texts: r.texts})
	}
	buf = binary.AppendUvarint(buf, uint64(len(r.texts))<<1)
	buf = append(binary.AppendUvarint(buf, uint64(len(r.numbers))), r.numbers...)
	for _, s := range r.texts {
		buf = append(binary.AppendUvarint(buf, uint64(len(s))), s...)
	}
	return buf
}

var errRecord = errors.New("a record makes no sense")

// storedRecord is a record as it is stored, of which the numbers were read.
type storedRecord struct {
	numbers []byte
	n       int             // of texts
	plain   []byte          // the texts
	packed  *lexicon.Packed // or these
}

func recordIn(stored []byte, d *Dict) (s storedRecord, err error) {
	count, n := binary.Uvarint(stored)
	if n <= 0 || count > uint64(16*len(stored)) || count&1 != 0 && d == nil {
		return s, errRecord
	}
	s.n, stored = int(count>>1), stored[n:]
	if count&1 != 0 {
		if s.packed, err = d.Read(stored); err == nil {
			s.numbers = s.packed.Numbers()
		}
		return s, err
	}
	size, n := binary.Uvarint(stored)
	if n <= 0 || size > uint64(len(stored)-n) {
		return s, errRecord
	}
	s.numbers, s.plain = stored[n:n+int(size)], stored[n+int(size):]
	return s, nil
}

// record returns the record with the first so many of its texts. It shares no
// memory with what is stored.
func (s storedRecord) record(texts int) (r record, err error) {
	r.numbers = bytes.Clone(s.numbers)
	texts = min(texts, s.n)
	if s.packed != nil {
		r.texts, err = s.packed.Texts(texts)
	} else {
		r.texts, err = plainTexts(s.plain, texts)
	}
	return r, err
}

// sizeOf returns about how many bytes a stored record has when it is plain.
func sizeOf(stored []byte) int {
	if len(stored) > 0 && !isPacked(stored) {
		return len(stored)
	}
	return 3 * len(stored)
}

// isPacked tells whether a stored record is packed.
func isPacked(stored []byte) bool { return stored[0]&1 != 0 }

// unpackRecord is the reverse of pack.
func unpackRecord(stored []byte, d *Dict) (record, error) {
	s, err := recordIn(stored, d)
	if err != nil {
		return record{}, err
	}
	return s.record(s.n)
}

func plainTexts(stored []byte, n int) ([]string, error) {
	all, texts := string(stored), make([]string, n)
	for i := range texts {
		size, n := binary.Uvarint(stored)
		if n <= 0 || size > uint64(len(stored)-n) {
			return nil, errRecord
		}
		at := len(all) - len(stored) + n
		texts[i] = all[at : at+int(size)]
		stored = stored[n+int(size):]
	}
	return texts, nil
}

// extends tells whether what d packed can be read by more: it is the same, or d
// with words added. No Dict packs nothing.
func extends(more, d *Dict) bool {
	return more == d || d == nil || more != nil && bytes.HasPrefix(more.Content(), d.Content())
}

// moved returns a stored record as one Dict reads it that was to be read by
// another; same says that the one extends the other. What is plain is packed.
func moved(stored []byte, from, to *Dict, same bool) ([]byte, error) {
	if to == nil || isPacked(stored) && same {
		return stored, nil
	}
	r, err := unpackRecord(stored, from)
	if err != nil {
		return nil, err
	}
	return r.pack(to), nil
}

// larger returns the Dict with more words.
func larger(d, e *Dict) *Dict {
	if d == nil || e != nil && len(e.Content()) > len(d.Content()) {
		return e
	}
	return d
}

// Packer prepares articles for one archive. It learns the words of the archive
// from the first of them, which stay plain until they are merged with others; and
// again when there is more to learn from, or what comes is packed worse than what
// came before. A nil Packer leaves all plain. It is safe for concurrent use.
type Packer struct {
	dict atomic.Pointer[Dict]
	plan learning

	mu     sync.Mutex
	busy   bool             // somebody learns
	worse  bool             // what is packed takes more than it did
	met    int              // records met
	sample []lexicon.Record // what is to be learnt from
	size   int              // bytes of that

	plain, packed int     // bytes of the records of this stretch, as they are and as they are stored
	usual         float64 // packed by plain in the first stretch since words were learnt
}

// sampling says how much is learnt from: so many bytes of texts, of every so many
// records.
type sampling struct{ size, every int }

// learning says when words are learnt.
type learning struct {
	// As an archive grows, from these. A larger one is taken here and there, so that
	// it is not of one stretch of the archive alone.
	growing []sampling
	// Every so many bytes of texts are a stretch. Where one takes muchMore than usual,
	// its articles are of another language, perhaps: then from what comes next.
	stretch int
	anew    sampling
}

var usualLearning = learning{[]sampling{{256 << 10, 1}, {4 << 20, 2}, {8 << 20, 24}}, 4 << 20, sampling{1 << 20, 1}}

// Words are learnt anew until there are so many generations of them.
const (
	muchMore   = 1.25
	mostLearnt = 12
)

// NewPacker returns a Packer; of an archive that has a Dict already, or nil, with
// that.
func NewPacker(d *Dict) *Packer {
	p := &Packer{plan: usualLearning}
	if d != nil {
		p.dict.Store(d)
	}
	return p
}

// pack returns a record as it is stored and the Dict that it takes to read it.
func (p *Packer) pack(r record) ([]byte, *Dict) {
	if p == nil {
		return r.pack(nil), nil
	}
	d := p.dict.Load()
	stored := r.pack(d)
	if old, sample := p.take(r, len(stored)); sample != nil {
		p.learn(old, sample)
	}
	return stored, d
}

// learn learns the words of a sample. Others go on meanwhile with what was known
// before.
func (p *Packer) learn(old *Dict, sample []lexicon.Record) {
	d := lexicon.Learn(old, sample)
	p.mu.Lock()
	defer p.mu.Unlock()
	p.dict.Store(d)
	p.busy, p.worse = false, false
	p.plain, p.packed, p.usual = 0, 0, 0
}

// take notes a record and how many bytes it takes, and returns a sample to learn
// from, and whose words it is to be added to, where that is due.
func (p *Packer) take(r record, stored int) (old *Dict, sample []lexicon.Record) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.busy {
		return nil, nil
	}
	old = p.dict.Load()
	size := r.size()
	p.weigh(old, size, stored)
	s := p.sampling(old)
	if p.met++; s.size == 0 || p.met%s.every != 0 {
		return nil, nil
	}
	p.sample = append(p.sample, lexicon.Record{Numbers: r.numbers, Texts: r.texts})
	if p.size += size; p.size < s.size {
		return nil, nil
	}
	sample = p.sample
	p.busy, p.sample, p.size = true, nil, 0
	return old, sample
}

// sampling returns what is to be learnt from next, if anything is.
func (p *Packer) sampling(d *Dict) sampling {
	learnt := 0
	if d != nil {
		learnt = d.Generations()
	}
	switch {
	case p.worse:
		return p.plan.anew
	case learnt < len(p.plan.growing):
		return p.plan.growing[learnt]
	}
	return sampling{}
}

// weigh notes how a record was packed. At the end of a stretch it looks whether
// that went worse than usual.
func (p *Packer) weigh(d *Dict, plain, packed int) {
	if d == nil || p.worse || d.Generations() >= mostLearnt {
		return
	}
	p.plain, p.packed = p.plain+plain, p.packed+packed
	if p.plain < p.plan.stretch {
		return
	}
	share := float64(p.packed) / float64(p.plain)
	p.plain, p.packed = 0, 0
	switch {
	case p.usual == 0:
		p.usual = share
	case share > p.usual*muchMore:
		p.worse, p.sample, p.size = true, nil, 0
	}
}
