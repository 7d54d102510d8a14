package index

import (
	"bytes"
	"encoding/binary"
	"errors"
	"sync"
	"sync/atomic"

	"gongbao/model"
	"gongbao/store/lexicon"
)

// Dict is the words of an archive, by which its records are packed, each by
// itself: one is read without its neighbours.
type Dict = lexicon.Lexicon

// A stored record begins with how many bytes of numbers and how many texts it
// has, as varints. Behind the numbers stands, as a byte, whether the texts are
// packed; plain ones have their lengths before them, as varints.
const (
	textsPlain  = 0
	textsPacked = 1
)

// pack returns a record as it is stored; plain without a Dict.
func (r record) pack(d *Dict) []byte {
	size := r.size() + len(r.texts)
	if d != nil {
		size /= 3
	}
	buf := make([]byte, 0, len(r.numbers)+size+2*binary.MaxVarintLen64)
	buf = binary.AppendUvarint(buf, uint64(len(r.numbers)))
	buf = binary.AppendUvarint(buf, uint64(len(r.texts)))
	buf = append(buf, r.numbers...)
	if d != nil {
		return d.Pack(append(buf, textsPacked), r.texts)
	}
	buf = append(buf, textsPlain)
	for _, s := range r.texts {
		buf = append(binary.AppendUvarint(buf, uint64(len(s))), s...)
	}
	return buf
}

var errRecord = errors.New("a record makes no sense")

// unpackRecord is the reverse of pack. What it returns shares no memory with what
// is stored.
func unpackRecord(stored []byte, d *Dict) (r record, err error) {
	numbers, n := binary.Uvarint(stored)
	texts, m := binary.Uvarint(stored[max(n, 0):])
	if n <= 0 || m <= 0 || uint64(len(stored)-n-m) <= numbers || texts > uint64(8*len(stored)) {
		return record{}, errRecord
	}
	stored = stored[n+m:]
	r.numbers = bytes.Clone(stored[:numbers])
	packed := stored[numbers] == textsPacked
	if stored = stored[numbers+1:]; !packed {
		r.texts, err = plainTexts(stored, int(texts))
	} else if d == nil {
		err = errRecord
	} else {
		r.texts, err = d.Unpack(stored, int(texts))
	}
	return r, err
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
	numbers, n := binary.Uvarint(stored)
	_, m := binary.Uvarint(stored[n:])
	if packed := stored[n+m+int(numbers)] == textsPacked; to == nil || packed && same {
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
// from the first of them, which stay plain until they are merged with others. A
// nil Packer leaves all plain. It is safe for concurrent use.
type Packer struct {
	dict atomic.Pointer[Dict]

	mu     sync.Mutex
	busy   bool       // somebody learns
	met    int        // records since then
	sample [][]string // what is to be learnt from
	size   int        // bytes of that
}

// The words are learnt from the first records, and once more when there are
// enough: of every second record then, so that the sample is not of one stretch
// of the archive alone.
const (
	firstSample  = 256 << 10
	secondSample = 4 << 20
	sampleEvery  = 2
)

// NewPacker returns a Packer; of an archive that has a Dict already, or nil, with
// that.
func NewPacker(d *Dict) *Packer {
	p := &Packer{}
	if d != nil {
		p.dict.Store(d)
	}
	return p
}

// record returns the stored record of an article and the Dict that it takes to
// read it.
func (p *Packer) record(a *model.Article) ([]byte, *Dict) {
	r := recordOf(a)
	if p == nil {
		return r.pack(nil), nil
	}
	d := p.dict.Load()
	if d == nil || d.Generations() == 1 {
		p.learn(r)
	}
	return r.pack(d), d
}

// learn adds a record to the sample, and learns the words of that once it is
// large enough. Others go on meanwhile with what was known before.
func (p *Packer) learn(r record) {
	if old, sample := p.take(r); sample != nil {
		d := lexicon.Learn(old, sample)
		p.mu.Lock()
		defer p.mu.Unlock()
		p.dict.Store(d)
		p.busy = false
	}
}

// take adds a record to the sample, and returns that if it is large enough.
func (p *Packer) take(r record) (old *Dict, sample [][]string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	old, enough := p.dict.Load(), firstSample
	if old != nil {
		enough = secondSample
	}
	if p.met++; p.busy || old != nil && p.met%sampleEvery != 0 {
		return nil, nil
	}
	p.sample = append(p.sample, r.texts)
	if p.size += r.size(); p.size < enough {
		return nil, nil
	}
	sample = p.sample
	p.busy, p.sample, p.size = true, nil, 0
	return old, sample
}
