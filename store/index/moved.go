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
		readable[i] = extends(dict, part.dict)
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
				record, err := moved(s.records.at(int(from.i)), s.dict, dict, readable[from.part])
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
	for _, from := range m.order {
		segments[from.part].copyTo(t, int(from.i), serial)
	}
	return t.columns()
}

// copyTo adds the i-th article to another segment's columns, under another
// serial.
func (s *Segment) copyTo(t *tables, i int, serial func(uint32) uint32) {
	t.add(known{serial(s.serial.At(i)), s.when.At(i), s.month.At(i), s.origin.At(i), s.letters.At(i), s.length.At(i), s.file.At(i)})
	src := s.source.At(i)
	t.addNames(s.langs[s.lang.At(i)], s.Sources()[src], s.SourceKeys()[src])
	people, bodies, primary := s.People(), s.Bodies(), s.primary.At(i)
	for _, p := range s.Wrote(i) {
		t.addPerson(people[p])
	}
	for _, b := range s.Named(i) {
		t.addBody(bodies[b], primary == b+1)
	}
	t.end()
}
