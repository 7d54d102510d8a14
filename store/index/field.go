package index

import (
	"bytes"
	"encoding/binary"

	"gongbao/store/fold"
	"gongbao/store/pack"
)

// field is where the words of one part of all articles stand: their titles,
// texts, or people.
type field struct {
	words  wordDict // and links
	pairs  pairDict
	data   pack.Column[byte] // postings, their length before each, and slack
	common int               // links are of words in more articles than so many; 0 where there are none
}

// checked returns the field with a dictionary that need not be checked any more,
// for whoever goes through all of it.
func (f *field) checked() *field {
	out := *f
	w, p := &out.words, &out.pairs
	w.groups, w.data, w.low, w.high = w.groups.Checked(), w.data.Checked(), w.low.Checked(), w.high.Checked()
	p.firsts, p.starts, p.low, p.high = p.firsts.Checked(), p.starts.Checked(), p.low.Checked(), p.high.Checked()
	p.seconds.low, p.seconds.high = p.seconds.low.Checked(), p.seconds.high.Checked()
	return &out
}

func (f *field) wordList(i int) list { return f.list(f.words.at(i)) }
func (f *field) pairList(i int) list { return f.list(f.pairs.at(i)) }

// list returns the postings that begin at a byte of data.
func (f *field) list(at int) list {
	size, n := binary.Uvarint(f.data.Slice(at, min(at+binary.MaxVarintLen64, f.data.Len())))
	return listAt(f.data.Slice(at+n, at+n+int(size)+slack))
}

// fieldMaker collects the postings of a field, those of the words before those
// of the pairs, each in order.
type fieldMaker struct {
	words wordMaker
	pairs pairMaker
	room  room
	at    int // bytes written
	buf   []byte
	last  []byte // the word added last
}

// list writes a term's postings and returns where they begin.
func (m *fieldMaker) list(p *postings) int {
	at := m.at
	m.buf = p.packSized(m.buf[:0])
	m.write(m.buf)
	return at
}

func (m *fieldMaker) write(b []byte) {
	m.room.write(b)
	m.at += len(b)
}

// field returns the field of what was collected, with links where there are
// enough articles for that.
func (m *fieldMaker) field(articles int) *field {
	m.write(make([]byte, slack))
	f := &field{words: m.words.dict(), pairs: m.pairs.dict(), data: m.room.column()}
	if articles >= linkedFrom {
		m.addLinks(f, articles)
	}
	return f
}

// word returns the postings of a word as it is spelled.
func (f *field) word(word string) list {
	if i, ok := f.words.find(word); ok {
		return f.wordList(i)
	}
	return list{}
}

func (f *field) pair(p pair) list {
	if i, ok := f.pairs.find(p); ok {
		return f.pairList(i)
	}
	return list{}
}

// prefixed returns the postings of all words that begin so.
func (f *field) prefixed(prefix string) (lists []list) {
	f.words.starting(prefix, func(i int, w []byte) {
		if !isLink(w) {
			lists = append(lists, f.wordList(i))
		}
	})
	return lists
}

// forms returns the words that have a stem in common with word.
func (f *field) forms(stem, word string) (all []common) {
	f.words.starting(root(stem, word), func(i int, w []byte) {
		if s := string(w); s == word || !isLink(w) && fold.Stem(s) == stem {
			all = append(all, common{word: s, list: f.wordList(i)})
		}
	})
	return all
}

// begun returns the postings of forms and of all words that begin with word.
func (f *field) begun(stem, word string) (lists []list) {
	f.words.starting(root(stem, word), func(i int, w []byte) {
		if !isLink(w) && (bytes.HasPrefix(w, []byte(word)) || fold.Stem(string(w)) == stem) {
			lists = append(lists, f.wordList(i))
		}
	})
	return lists
}

// char returns the postings of every place of a character.
func (f *field) char(c rune) (lists []list) {
	from, to := f.pairs.starting(c)
	for i := from; i < to; i++ {
		if f.pairs.seconds.at(i) != afterWord {
			lists = append(lists, f.pairList(i))
		}
	}
	return lists
}
