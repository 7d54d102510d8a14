package index

import (
	"cmp"
	"strings"

	"gongbao/store/pack"
)

// Merge returns one segment of all articles of the given ones that are there;
// those stay as they are. It is a bare one where one of them is.
func Merge(segments ...*Segment) *Segment {
	if len(segments) == 1 && segments[0].gone == nil {
		return segments[0]
	}
	return merge(inMemory, segments, keepAll, true)
}

// MergeTo writes a segment of all articles of the given ones that are there
// straight to a file: what is held in memory meanwhile is a small part of it. The error is
// that of the file.
func MergeTo(w *pack.Writer, segments ...*Segment) (pack.Ref, error) {
	return mergeTo(w, segments, keepAll, true)
}

// BatchTo is MergeTo for a segment that will soon be joined with others; see
// Batch.
func BatchTo(w *pack.Writer, segments ...*Segment) (pack.Ref, error) {
	if len(segments) == 1 && segments[0].gone == nil {
		return segments[0].Write(w)
	}
	return mergeTo(w, segments, keepAll, false)
}

// AnewTo is MergeTo for all segments of an archive, which has come up to so many
// serials: those of articles that are gone close up. now tells what a serial
// became, or that it is Gone.
func AnewTo(w *pack.Writer, serials int, segments ...*Segment) (ref pack.Ref, now []uint32, err error) {
	now = closedUp(serials, segments)
	ref, err = mergeTo(w, segments, func(serial uint32) uint32 { return now[serial] }, true)
	return ref, now, err
}

// mergeTo is merge straight to a file. On a full disk what was written cannot be
// read again, which panics somewhere: what counts is the error of the file.
func mergeTo(w *pack.Writer, segments []*Segment, serial func(uint32) uint32, linked bool) (ref pack.Ref, err error) {
	defer func() {
		if why := recover(); why != nil {
			if err = w.Err(); err == nil {
				panic(why)
			}
		}
	}()
	merge(inFile(w), segments, serial, linked).writeRest(w)
	return w.Finish()
}

func closedUp(serials int, segments []*Segment) (now []uint32) {
	now = make([]uint32, serials)
	for i := range now {
		now[i] = Gone
	}
	for _, s := range segments {
		for i, serial := range s.Serials() {
			if s.Has(i) {
				now[serial] = 0
			}
		}
	}
	next := uint32(0)
	for i := range now {
		if now[i] != Gone {
			now[i] = next
			next++
		}
	}
	return now
}

// Gone is what the serial of an article became that is gone.
const Gone = ^uint32(0)

func keepAll(serial uint32) uint32 { return serial }

// merge joins segments, in the given rooms. serial tells what the serial of an
// article that is there becomes.
func merge(in rooms, segments []*Segment, serial func(uint32) uint32, linked bool) *Segment {
	s := &Segment{asked: &asked{}}
	for _, part := range segments {
		s.dict = larger(s.dict, part.Dict())
		s.bare = s.bare || part.bare
	}
	m := newMerger(segments)
	s.n = len(m.order)
	links := 0
	if linked {
		links = s.n
	}
	// All that is joined is begun at once: some of it is done while what is written
	// first is for one processor.
	title := m.begin(segments, func(s *Segment) *field { return s.title })
	defer title.end()
	by := m.begin(segments, func(s *Segment) *field { return s.by })
	defer by.end()
	var body joining
	if !s.bare {
		body = m.begin(segments, func(s *Segment) *field { return s.body })
		defer body.end()
	}
	// What is long is made section by section, so that it need not be held.
	s.records = m.records(in(kindRecords), segments, s.dict)
	s.titles = m.texts(in(kindTitles), segments, func(s *Segment) *texts { return &s.titles })
	s.heads = m.texts(in(kindHeads), segments, func(s *Segment) *texts { return &s.heads })
	byID := byIDs(&s.heads) // while they are at hand
	var sketches pack.Column[uint64]
	if !s.bare {
		sketches = m.sketches(in(kindSketches), segments)
	}
	s.title = title.field(in(kindTitle), links)
	known := begin(1, func() *columns { return &columns{} }, func() int { return 0 },
		func(_, _ int, out *columns) { *out = m.columns(segments, serial) }) // not before: they are held in memory until they are written
	defer known.end()
	if s.bare {
		s.body = (&fieldMaker{room: in(kindBody)}).field(0)
	} else {
		s.body = body.field(in(kindBody), links)
	}
	s.by = by.field(in(kindBy), links)
	known.each(func(c *columns) { s.columns = *c })
	s.byID, s.sketches = pack.ColumnOf(byID), sketches
	return s
}

// merger knows which article of which segment goes where.
type merger struct {
	order   []origin   // of the articles of the new segment
	numbers [][]uint32 // of each segment's articles in the new one, or Gone
	gone    bool       // some are
}

// origin is where an article is now.
type origin struct{ part, i uint32 }

// newMerger puts the articles of segments in order, newest first, and in the
// order of serials where nothing else tells.
func newMerger(segments []*Segment) *merger {
	m := &merger{numbers: make([][]uint32, len(segments))}
	at := make([]int, len(segments))
	newest := heads{tie: func(a, b int) int {
		s, t := segments[a], segments[b]
		return cmp.Or(strings.Compare(s.path(at[a]), t.path(at[b])), cmp.Compare(s.Serial(at[a]), t.Serial(at[b])))
	}}
	key := func(part int) uint64 { return ^(uint64(segments[part].when.At(at[part])) ^ 1<<63) }
	total := 0
	for i, part := range segments {
		m.numbers[i] = make([]uint32, part.Len())
		total += part.Len()
		if part.Len() > 0 {
			newest.add(i, key(i))
		}
	}
	m.order = make([]origin, 0, total)
	for len(newest.all) > 0 {
		i := newest.all[0].row
		k := at[i]
		if !segments[i].Has(k) {
			m.numbers[i][k], m.gone = Gone, true
		} else {
			m.numbers[i][k] = uint32(len(m.order))
			m.order = append(m.order, origin{uint32(i), uint32(k)})
		}
		if at[i]++; at[i] < segments[i].Len() {
			newest.next(key(i))
		} else {
			newest.drop()
		}
	}
	return m
}

// joining is a field that is being joined. Links are found anew: what is common
// in all is not what is common in each.
type joining struct{ *inOrder[*joined] }

func (m *merger) begin(segments []*Segment, of func(*Segment) *field) joining {
	parts := make([]*field, len(segments))
	for i, part := range segments {
		parts[i] = of(part).checked()
	}
	all := rangesOf(parts, rangeBytes)
	fresh := func() *joined { return &joined{} }
	tool := func() *termJoiner { return newTermJoiner(m.numbers, m.gone, len(m.order)) }
	return joining{begin(len(all), fresh, tool, func(j *termJoiner, i int, out *joined) { all[i].join(j, parts, out) })}
}

func (j joining) field(in room, links int) *field {
	out := &fieldMaker{room: in}
	j.each(out.add)
	return out.field(links)
}
