package store

import "gongbao/store/index"

// Sizes say what an archive takes.
type Sizes struct {
	Articles int
	Segments int   // parts that are searched one by one
	Words    int64 // in all texts, a Han character being one
	Parts    index.Sizes
	Mapped   int64 // bytes of the parts that lie in a mapped file; the rest is held in memory
}

// Sizes returns what the archive takes at this moment.
func (l *Live) Sizes() Sizes {
	s := l.now.Load().Store
	out := Sizes{Articles: s.count, Segments: len(s.segments)}
	for _, seg := range s.segments {
		z := seg.Sizes()
		out.Words += seg.Words()
		out.Parts.Records += z.Records
		out.Parts.Heads += z.Heads
		out.Parts.Columns += z.Columns
		out.Parts.Dictionary += z.Dictionary
		out.Parts.Postings += z.Postings
		if seg.Mapped() {
			out.Mapped += int64(z.Sum())
		}
	}
	return out
}
