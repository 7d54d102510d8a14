package index

import (
	"unsafe"

	"gongbao/store/pack"
)

// texts are texts one after the other.
type texts struct {
	data pack.Column[byte]
	ends pack.Column[uint64] // of each text in data
}

// len returns how many there are.
func (t *texts) len() int { return t.ends.Len() }

// at returns the i-th text. It shares the memory of the others.
func (t *texts) at(i int) []byte {
	from := uint64(0)
	if i > 0 {
		from = t.ends.At(i - 1)
	}
	return t.data.Slice(int(from), int(t.ends.At(i)))
}

// string returns the i-th text, whose memory is that of the others: of a mapped
// file it is not to be handed on to where a fault would be no error.
func (t *texts) string(i int) string {
	b := t.at(i)
	return unsafe.String(unsafe.SliceData(b), len(b))
}

// textsMaker collects texts.
type textsMaker struct {
	room room
	ends []uint64
	at   uint64
}

func (m *textsMaker) add(b []byte) {
	m.room.write(b)
	m.at += uint64(len(b))
	m.ends = append(m.ends, m.at)
}

func (m *textsMaker) texts() texts {
	return texts{m.room.column(), pack.ColumnOf(m.ends)}
}

// room takes a long row of bytes while it is made: in memory, or straight in a
// file, where it is then all but out of reach.
type room interface {
	write([]byte)
	// column returns what was written. Of a room in a file it is good until the
	// next one is begun.
	column() pack.Column[byte]
	// scratch returns room for what is needed only until the next section.
	scratch() room
	drop() // of scratch: it is needed no more
}

// held is room in memory.
type held struct{ b []byte }

func (h *held) write(b []byte)            { h.b = append(h.b, b...) }
func (h *held) column() pack.Column[byte] { return pack.ColumnOf(h.b) }
func (h *held) scratch() room             { return &held{} }
func (h *held) drop()                     {}

// filed is room in a file: the section begun last.
type filed struct{ w *pack.Writer }

func (f filed) write(b []byte) { _, _ = f.w.Write(b) } // the error is told at the end of the file

func (f filed) column() pack.Column[byte] {
	b, err := f.w.View()
	if err != nil {
		return pack.Column[byte]{} // so is this one
	}
	return pack.ColumnOf(b)
}

func (f filed) scratch() room {
	if s, err := f.w.Scratch(); err == nil {
		return aside{s}
	}
	return &held{}
}

func (f filed) drop() {}

// aside is room in a file of its own that is not kept.
type aside struct{ s *pack.Scratch }

func (a aside) write(b []byte) { _, _ = a.s.Write(b) } // the error is that of the file it is scratch for

func (a aside) column() pack.Column[byte] {
	b, err := a.s.View()
	if err != nil {
		return pack.Column[byte]{}
	}
	return pack.ColumnOf(b)
}

func (a aside) scratch() room { return &held{} }
func (a aside) drop()         { a.s.Close() }

// rooms gives room for each section.
type rooms func(kind uint32) room

func inMemory(uint32) room { return &held{} }

func inFile(w *pack.Writer) rooms {
	return func(kind uint32) room {
		w.Section(kind)
		return filed{w}
	}
}
