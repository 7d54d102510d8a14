package detail

import "sort"

// place is a place on a page: a byte of one of its paragraphs. Byte -1 is the
// blank line before the paragraph. The zero place is the top of the page.
type place struct{ para, at int }

func (p place) before(q place) bool {
	return p.para < q.para || p.para == q.para && p.at < q.at
}

// lineAt returns the line that holds a place: the last one that does not begin
// behind it.
func lineAt(lines []line, p place) int {
	return max(0, sort.Search(len(lines), func(i int) bool { return p.before(lines[i].place()) })-1)
}

// resume shows the reader's place again after something else changed.
func (m *Model) resume() {
	if m.article == nil || m.w == 0 {
		m.top = 0
		return
	}
	m.top = min(lineAt(m.wrapped(), m.place), m.lastTop())
}

// lastTop is the top line of the last screen.
func (m *Model) lastTop() int { return max(0, len(m.wrapped())-max(m.h, 1)) }

// GotoLine puts line n of the page, counted from 0, at the top, or comes as
// near as the page allows.
func (m *Model) GotoLine(n int) {
	if m.article == nil {
		return
	}
	n = min(max(n, 0), m.lastTop())
	m.moved, m.other = true, nil
	if n == m.top {
		return
	}
	m.top = n
	m.place = place{}
	if n > 0 {
		m.place = m.lines[n].place()
	}
}

// Scroll moves n lines down, up if n is negative.
func (m *Model) Scroll(n int) {
	n = min(max(n, -len(m.wrapped())), len(m.wrapped())) // no overflow
	m.GotoLine(m.top + n)
}

// ScrollHalves moves n half screens down, up if n is negative. Two of them are
// a page: a screen but for one line, by which the eye finds its place.
func (m *Model) ScrollHalves(n int) {
	n = min(max(n, -len(m.wrapped())-2), len(m.wrapped())+2)
	m.Scroll(n/2*max(1, m.h-1) + n%2*max(1, m.h/2))
}

// Top goes to the top of the page.
func (m *Model) Top() { m.GotoLine(0) }

// Bottom goes to the last screen of the page.
func (m *Model) Bottom() { m.GotoLine(m.lastTop()) }

// AtTop tells whether the top of the page is on screen.
func (m *Model) AtTop() bool { return m.top == 0 }

// AtBottom tells whether the end of the page is on screen.
func (m *Model) AtBottom() bool { return m.top >= m.lastTop() }

// Percent is how much of the page has been on screen, 0 to 100, if it was read
// from its top; 100 only at its end.
func (m *Model) Percent() int {
	switch n := len(m.wrapped()); {
	case m.article == nil:
		return 0
	case m.AtBottom():
		return 100
	default:
		return min(99, (m.top+m.h)*100/n)
	}
}

// translate finds the words at place p of one view of an article in the other.
// What the cleaned view leaves out leads to what follows it; what stands
// before its text, and its header, lead to the top.
func translate(p place, from, to []para) place {
	if p.para >= len(from) || p == (place{}) || from[p.para].block < 0 {
		return place{}
	}
	block := from[p.para].block
	ink := 0
	for i := p.para - 1; i >= 0 && from[i].block == block; i-- {
		ink += inkOf(from[i].text)
	}
	ink += inkOf(from[p.para].text[:max(0, p.at)])
	for i := range to {
		switch {
		case to[i].block < block:
			continue
		case to[i].block > block:
			if i == 0 || to[i-1].block < 0 {
				return place{}
			}
			return place{i, 0}
		}
		n := inkOf(to[i].text)
		if ink < n || i+1 == len(to) || to[i+1].block != block {
			return place{i, afterInk(to[i].text, ink)}
		}
		ink -= n
	}
	return place{max(0, len(to)-1), 0}
}

// inkOf counts the bytes of s that are not white space: what the two views of
// a block have in common.
func inkOf(s string) int {
	n := 0
	for _, r := range s {
		if !isBlank(r) {
			n += runeLen(r)
		}
	}
	return n
}

// afterInk returns the byte of s behind n bytes of ink, at the next ink.
func afterInk(s string, n int) int {
	for i, r := range s {
		if isBlank(r) {
			continue
		}
		if n <= 0 {
			return i
		}
		n -= runeLen(r)
	}
	return len(s)
}

// Line returns the number of the line at the top, from 0: what GotoLine takes.
func (m *Model) Line() int { return m.top }
