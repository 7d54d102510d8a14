package detail

import "sort"

// track is places on the page that one can go along, in order.
type track struct {
	places []hit
	made   bool // the page was looked through for them
	at     int  // the place gone to last, -1 if none
}

// noTrack is a track not looked for yet.
var noTrack = track{at: -1}

// next goes n places on, to the last if there are fewer, and tells whether
// there was one at all. It counts from the place gone to last while that is on
// screen, else from the top of the screen.
func (m *Model) next(t *track, n int) bool {
	next := m.placeFrom(t, m.top)
	if m.onScreen(t, t.at) {
		next = t.at + 1
	}
	if next >= len(t.places) {
		return false
	}
	m.reveal(t, min(next+max(n, 1)-1, len(t.places)-1))
	return true
}

// prev is next towards the top. In an article not read yet it counts from the
// end.
func (m *Model) prev(t *track, n int) bool {
	prev := m.placeFrom(t, m.top) - 1
	switch {
	case m.onScreen(t, t.at):
		prev = t.at - 1
	case !m.moved:
		prev = len(t.places) - 1
	}
	if prev < 0 {
		return false
	}
	m.reveal(t, max(prev-max(n, 1)+1, 0))
	return true
}

// placeFrom returns the first place that begins on line n of the page or below.
func (m *Model) placeFrom(t *track, n int) int {
	lines := m.wrapped()
	if n <= 0 || n >= len(lines) {
		return 0
	}
	from := lines[n].place()
	return sort.Search(len(t.places), func(i int) bool { return !t.places[i].place().before(from) })
}

func (h hit) place() place { return place{int(h.para), int(h.start)} }

// onScreen tells whether place i begins on screen.
func (m *Model) onScreen(t *track, i int) bool {
	if i < 0 || i >= len(t.places) {
		return false
	}
	n := lineAt(m.wrapped(), t.places[i].place())
	return n >= m.top && n < m.top+max(m.h, 1)
}

// reveal makes place i the current one and scrolls only if it is not on
// screen: then to a third of the way down, so that what leads to it is seen.
func (m *Model) reveal(t *track, i int) {
	t.at, m.moved = i, true
	if !m.onScreen(t, i) {
		m.GotoLine(lineAt(m.wrapped(), t.places[i].place()) - m.h/3)
	}
}

// on returns the places of the track that are on a line, from the i-th on to
// before the end-th.
func (t *track) on(l line) (i, end int) {
	i = sort.Search(len(t.places), func(i int) bool {
		h := t.places[i]
		return h.para > l.para || h.para == l.para && h.end > l.start
	})
	for end = i; end < len(t.places) && t.places[end].para == l.para && t.places[end].start < l.end; end++ {
	}
	return i, end
}
