package index

import (
	"gongbao/store/pack"
	"gongbao/store/reprint"
)

// texts puts the texts of the articles in order.
func (m *merger) texts(in room, segments []*Segment, of func(*Segment) *texts) texts {
	out := textsMaker{room: in}
	for _, from := range m.order {
		out.add(of(segments[from.part]).at(int(from.i)))
	}
	return out.texts()
}

// movedAtOnce is how many records are moved at a time.
const movedAtOnce = 256

// records puts the records of the articles in order, packed anew, on all
// processors, where dict cannot read them as they are.
func (m *merger) records(in room, segments []*Segment, dict *Dict) texts {
	readable := make([]bool, len(segments)) // of each, its records as they are
	for i, part := range segments {
		readable[i] = extends(dict, part.Dict())
	}
	out := textsMaker{room: in}
	type records struct {
		data []byte
		ends []int
	}
	o := begin((len(m.order)+movedAtOnce-1)/movedAtOnce, func() *records { return &records{} }, func() int { return 0 },
		func(_, i int, out *records) {
			out.data, out.ends = out.data[:0], out.ends[:0]
			for _, from := range m.order[i*movedAtOnce : min((i+1)*movedAtOnce, len(m.order))] {
				s := segments[from.part]
				record, err := moved(s.records.at(int(from.i)), s.Dict(), dict, readable[from.part])
				if err != nil {
					panic(s.damaged(err))
				}
				out.data = append(out.data, record...)
				out.ends = append(out.ends, len(out.data))
			}
		})
	defer o.end()
	o.each(func(r *records) {
		from := 0
		for _, end := range r.ends {
			out.add(r.data[from:end])
			from = end
		}
	})
	return out.texts()
}

// sketches puts the sketches of the articles in order.
func (m *merger) sketches(in room, segments []*Segment) pack.Column[uint64] {
	_, inMemory := in.(*held)
	var all []uint64
	if inMemory {
		all = make([]uint64, 0, len(m.order)*reprint.Words)
	}
	for _, from := range m.order {
		sketch := segments[from.part].sketches.Slice(int(from.i)*reprint.Words, int(from.i+1)*reprint.Words)
		if inMemory {
			all = append(all, sketch...)
		} else {
			in.write(pack.Bytes(sketch))
		}
	}
	return pack.ColumnOf(all)
}

// columns puts what else is known of the articles in order.
func (m *merger) columns(segments []*Segment, serial func(uint32) uint32) columns {
	t := newTables(len(m.order))
	from := make([]carrier, len(segments))
	unions := bodyReader{}
	for i, part := range segments {
		from[i] = newCarrier(part, t, unions)
	}
	for _, o := range m.order {
		c := &from[o.part]
		c.article(int(o.i), serial(c.s.Serial(int(o.i))))
	}
	return t.columns()
}

// carrier brings articles of a segment to another one's columns. What they name
// is read and looked for once, not for each of them.
type carrier struct {
	s      *Segment
	to     *tables
	unions bodyReader // of all segments

	// Of each that the segment has the number there, plus one; 0 where nobody asked.
	langs, sources, bodies, people []uint32
}

func newCarrier(s *Segment, to *tables, unions bodyReader) carrier {
	numbers := func(n int) []uint32 { return make([]uint32, n) }
	return carrier{s, to, unions, numbers(len(s.langs)), numbers(s.sources.n), numbers(s.bodies.n), numbers(s.people.n)}
}

// carried returns the number of the i-th, which find looks for the first time.
func carried(numbers []uint32, i uint32, find func() uint32) uint32 {
	if numbers[i] == 0 {
		numbers[i] = find() + 1
	}
	return numbers[i] - 1
}

// article adds the i-th article, under another serial.
func (c *carrier) article(i int, serial uint32) {
	s, t := c.s, c.to
	t.add(known{serial, s.when.At(i), s.month.At(i), s.origin.At(i), s.letters.At(i), s.length.At(i), s.file.At(i)})
	lang, source, primary := uint32(s.lang.At(i)), s.source.At(i), s.primary.At(i)
	t.addNames(
		uint8(carried(c.langs, lang, func() uint32 { return uint32(t.langNumber(s.langs[lang])) })),
		carried(c.sources, source, func() uint32 { return t.sourceNumber(s.sources.one(int(source)), s.keys.one(int(source))) }),
	)
	for _, p := range s.Wrote(i) {
		t.addPerson(carried(c.people, p, func() uint32 { return t.personNumber(s.people.one(int(p))) }))
	}
	for _, b := range s.Named(i) {
		n := carried(c.bodies, b, func() uint32 { return t.bodyNumber(c.unions.shared(s.bodies.one(int(b)))) })
		t.addBody(n, primary == b+1)
	}
	t.end()
}
