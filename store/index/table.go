package index

import (
	"slices"
	"strings"
	"sync"

	"gongbao/model"
	"gongbao/store/pack"
)

// table is a row of values, or of texts that each is read out of when it is
// asked for.
type table[T any] struct {
	n   int
	one func(int) T
	all func() []T
}

func tableOf[T any](values []T) table[T] {
	return table[T]{len(values), func(i int) T { return values[i] }, func() []T { return values }}
}

// tableIn is the table of what read reads out of texts.
func tableIn[T any](t texts, read func(string) T) table[T] {
	one := func(i int) T { return read(string(t.at(i))) }
	all := sync.OnceValue(func() []T {
		t.data.All()
		out := make([]T, t.len())
		for i := range out {
			out[i] = one(i)
		}
		return out
	})
	return table[T]{t.len(), one, all}
}

// texts writes the table's values as texts.
func (t table[T]) texts(write func([]byte, T) []byte) (data []byte, ends []uint64) {
	for _, v := range t.all() {
		data = write(data, v)
		ends = append(ends, uint64(len(data)))
	}
	return data, ends
}

func writeString(buf []byte, s string) []byte { return append(buf, s...) }
func readString(s string) string              { return s }

// putTable writes a table as two sections.
func putTable[T any](w *pack.Writer, kind uint32, t table[T], write func([]byte, T) []byte) {
	data, ends := t.texts(write)
	pack.Put(w, kind, data)
	pack.Put(w, kind+1, ends)
}

func tableAt[T any](e *pack.Extent, kind uint32, read func(string) T) table[T] {
	return tableIn(textsIn(e, kind), read)
}

func textsIn(e *pack.Extent, kind uint32) texts {
	return texts{pack.ColumnIn[byte](e, kind), pack.ColumnIn[uint64](e, kind+1)}
}

// Body is a union body that a segment's articles name.
type Body struct {
	Union  *model.Union
	Within []*model.Union // the bodies above it, nearest first
}

// writeBody and readBody keep a body whole, so that a list is shown without the
// gazetteer.
func writeBody(buf []byte, b Body) []byte {
	e := encoder{buf: buf}
	e.whole(b.Union)
	e.count(len(b.Within), b.Within == nil)
	for _, u := range b.Within {
		e.number(map[bool]uint64{true: 0, false: 1}[u == nil])
		if u != nil {
			e.whole(u)
		}
	}
	return e.buf
}

func readBody(s string) Body {
	d := decoder{s: s}
	b := Body{Union: d.whole()}
	if n, some := d.count(); some {
		b.Within = make([]*model.Union, n)
	}
	for i := range b.Within {
		if d.number() > 0 {
			b.Within[i] = d.whole()
		}
	}
	return b
}

// bodiesAt is the table of bodies in an extent. Those above them are nearly all
// among them or the same few, so each is read once and shared: of 40,000 bodies
// that is half the memory.
func bodiesAt(e *pack.Extent, kind uint32) table[Body] {
	t := textsIn(e, kind)
	all := func() []Body {
		t.data.All()
		r := bodyReader{}
		out := make([]Body, t.len())
		for i := range out {
			out[i] = r.read(t.string(i))
		}
		return out
	}
	return table[Body]{t.len(), func(i int) Body { return readBody(string(t.at(i))) }, sync.OnceValue(all)}
}

// bodyReader reads bodies where they lie. It has each union body by its bytes.
type bodyReader map[string]*model.Union

// read is readBody.
func (r bodyReader) read(s string) Body {
	d := decoder{s: s}
	b := Body{Union: r.union(&d)}
	if n, some := d.count(); some {
		b.Within = make([]*model.Union, n)
	}
	for i := range b.Within {
		if d.number() > 0 {
			b.Within[i] = r.union(&d)
		}
	}
	return b
}

// union is decoder.whole.
func (r bodyReader) union(d *decoder) *model.Union {
	s := d.s
	d.passWhole()
	s = s[:len(s)-len(d.s)]
	u := r[s]
	if u == nil {
		u = (&decoder{s: strings.Clone(s)}).whole()
		r[s] = u
	}
	return u
}

// shared returns a body whose unions are those that were read before, where they
// are the same.
func (r bodyReader) shared(b Body) Body {
	out := Body{r.same(b.Union), slices.Clone(b.Within)}
	for i, u := range b.Within {
		if u != nil {
			out.Within[i] = r.same(u)
		}
	}
	return out
}

func (r bodyReader) same(u *model.Union) *model.Union {
	e := encoder{}
	e.whole(u)
	if known := r[string(e.buf)]; known != nil {
		return known
	}
	r[string(e.buf)] = u
	return u
}

// own returns the body without a share in the memory of a text: one that only
// the text knows would keep all of it.
func (b Body) own() Body {
	if strings.IndexByte(b.Union.ID, '/') < 0 {
		return b
	}
	u := *b.Union
	for _, s := range [...]*string{&u.ID, &u.Name, &u.NameZH, &u.Short, &u.ShortZH, &u.Place, &u.PlaceZH, &u.Parent} {
		*s = strings.Clone(*s)
	}
	u.Aliases, u.Initials = cloned(u.Aliases), cloned(u.Initials)
	return Body{&u, b.Within}
}

func cloned(all []string) []string {
	if all == nil {
		return nil
	}
	out := make([]string, len(all))
	for i := range all {
		out[i] = strings.Clone(all[i])
	}
	return out
}
