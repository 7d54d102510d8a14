package overlay

import "slices"

// edit is a text of one line and the place in it that is edited, in characters.
// The text is never changed in place, so that copies are apart.
type edit struct {
	text []rune
	at   int
}

// set replaces the text, cut at its bound, and puts the caret at its end.
func (e *edit) set(s string) {
	e.text = []rune(s)
	e.text = e.text[:min(len(e.text), mostTyped)]
	e.at = len(e.text)
}

// move puts the caret at a character, or as near as there is one.
func (e *edit) move(at int) { e.at = min(max(at, 0), len(e.text)) }

// cut takes out the characters from one up to, not including, another, and puts
// the caret there.
func (e *edit) cut(from, to int) {
	from, to = max(from, 0), min(to, len(e.text))
	e.text = slices.Concat(e.text[:from], e.text[to:])
	e.move(from)
}

// insert puts characters at the caret, as many as there is room for.
func (e *edit) insert(s string) {
	put := []rune(s)
	put = put[:min(len(put), mostTyped-len(e.text))]
	e.text = slices.Concat(e.text[:e.at], put, e.text[e.at:])
	e.at += len(put)
}

// back returns where the word before the caret begins.
func (e *edit) back() int {
	at := e.at
	for at > 0 && e.text[at-1] == ' ' {
		at--
	}
	for at > 0 && e.text[at-1] != ' ' {
		at--
	}
	return at
}

// forth returns where the word after the caret ends.
func (e *edit) forth() int {
	at := e.at
	for at < len(e.text) && e.text[at] == ' ' {
		at++
	}
	for at < len(e.text) && e.text[at] != ' ' {
		at++
	}
	return at
}

// key carries out a key of editing, the usual ones of a shell's line, and tells
// whether it is one.
func (e *edit) key(name string) bool {
	switch name {
	case "left", "ctrl+b":
		e.move(e.at - 1)
	case "right", "ctrl+f":
		e.move(e.at + 1)
	case "alt+left", "ctrl+left", "alt+b":
		e.at = e.back()
	case "alt+right", "ctrl+right", "alt+f":
		e.at = e.forth()
	case "home", "ctrl+a":
		e.at = 0
	case "end", "ctrl+e":
		e.at = len(e.text)
	case "backspace", "ctrl+h":
		e.cut(e.at-1, e.at)
	case "delete", "ctrl+d":
		e.cut(e.at, e.at+1)
	case "alt+backspace", "ctrl+w", "ctrl+backspace":
		e.cut(e.back(), e.at)
	case "alt+delete", "alt+d", "ctrl+delete":
		e.cut(e.at, e.forth())
	case "ctrl+u":
		e.cut(0, e.at)
	case "ctrl+k":
		e.cut(e.at, len(e.text))
	default:
		return false
	}
	return true
}
