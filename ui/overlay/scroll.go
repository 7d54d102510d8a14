package overlay

import tea "charm.land/bubbletea/v2"

// Scroll is a selected row and the part of the rows in sight.
type Scroll struct {
	At  int // the selected row, from 0
	Top int // the first row in sight
}

// Move moves the selection by d of n rows with h in sight.
func (s *Scroll) Move(d, n, h int) { s.To(s.At+d, n, h) }

// To selects row i of n, or the nearest there is, and keeps it among the h
// rows in sight.
func (s *Scroll) To(i, n, h int) {
	s.At = min(max(i, 0), max(0, n-1))
	s.Keep(n, h)
}

// Keep brings the selection into sight and the rows to the end of the screen.
func (s *Scroll) Keep(n, h int) {
	h = max(1, h)
	s.At = min(max(s.At, 0), max(0, n-1))
	s.Top = min(s.Top, s.At, max(0, n-h))
	s.Top = max(s.Top, s.At-h+1, 0)
}

// Window returns the rows in sight: from Top up to, not including, end.
func (s *Scroll) Window(n, h int) (from, end int) {
	return min(s.Top, n), min(n, s.Top+max(0, h))
}

// IsMove tells whether a key moves the selection in a list under an input.
func IsMove(k tea.KeyPressMsg) bool {
	var s Scroll
	return s.Key(k, 0, 0)
}

// IsErase tells whether a key takes back what was typed.
func IsErase(k tea.KeyPressMsg) bool {
	switch k.String() {
	case "backspace", "ctrl+h", "ctrl+u", "ctrl+w":
		return true
	}
	return false
}

// Key moves the selection among n rows, h in sight, and tells whether the key
// was one that does.
func (s *Scroll) Key(k tea.KeyPressMsg, n, h int) bool {
	d := 0
	switch k.String() {
	case "up", "ctrl+p":
		d = -1
	case "down", "ctrl+n":
		d = 1
	case "pgup":
		d = -max(1, h-1)
	case "pgdown":
		d = max(1, h-1)
	case "ctrl+home":
		d = -n
	case "ctrl+end":
		d = n
	default:
		return false
	}
	s.Move(d, n, h)
	return true
}
