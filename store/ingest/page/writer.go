package page

import (
	"unicode/utf8"

	"golang.org/x/net/html/atom"

	"gongbao/model"
)

// How an element parts what is before it from what is behind it.
const (
	breakNone = iota
	breakLine
	breakPara
)

// breakOf says how a start or end tag breaks the line (WHATWG HTML, section
// 15.3: what is displayed as a block; paragraphs and their like have margins).
func breakOf(tag atom.Atom) int {
	switch tag {
	case atom.P, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Blockquote, atom.Pre, atom.Hr,
		atom.Ul, atom.Ol, atom.Dl, atom.Table, atom.Figure, atom.Article, atom.Section, atom.Form:
		return breakPara
	case atom.Br, atom.Div, atom.Li, atom.Dt, atom.Dd, atom.Tr, atom.Td, atom.Th, atom.Caption, atom.Tbody, atom.Thead, atom.Tfoot,
		atom.Header, atom.Footer, atom.Nav, atom.Aside, atom.Main, atom.Figcaption, atom.Address, atom.Center, atom.Fieldset, atom.Legend,
		atom.Option, atom.Select, atom.Optgroup, atom.Details, atom.Summary, atom.Dialog, atom.Hgroup, atom.Menu, atom.Search,
		atom.Html, atom.Body, atom.Head, atom.Frameset, atom.Video, atom.Audio, atom.Dir, atom.Listing, atom.Plaintext:
		return breakLine
	}
	return breakNone
}

// writer sets text in lines, its white space as a browser shows it.
type writer struct {
	out  []byte
	brk  int  // the break before the next word
	gap  int  // spaces that do not collapse (U+00A0) before the next word
	soft bool // white space before the next word
	cut  bool // and a line end of the source in it
	pre  int  // inside how many pre elements
}

func (w *writer) text() string { return string(w.out) }

// mark notes a break before what comes next. Breaks collapse to the widest.
func (w *writer) mark(b int) {
	if b > w.brk {
		w.brk = b
	}
}

// add writes text.
func (w *writer) add(s []byte) {
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c == '\n' || c == '\r':
			if w.pre > 0 {
				if c == '\n' {
					w.line()
				}
			} else {
				w.soft, w.cut = true, true
			}
			i++
		case c == ' ' || c == '\t' || c == '\f':
			w.soft = true
			i++
		case c == 0xc2 && i+1 < len(s) && s[i+1] == 0xa0:
			w.gap++
			i += 2
		default:
			j := i + 1
			for j < len(s) && s[j] > ' ' && (s[j] != 0xc2 || j+1 == len(s) || s[j+1] != 0xa0) {
				j++
			}
			w.word(s[i:j])
			i = j
		}
	}
}

// line ends the line inside a pre element, where white space stays.
func (w *writer) line() {
	if w.brk == breakNone {
		w.brk = breakLine
	} else {
		w.brk = breakPara
	}
}

// word writes what is between white space, with what comes before it.
func (w *writer) word(s []byte) {
	switch {
	case len(w.out) == 0:
	case w.brk == breakPara:
		w.out = append(w.out, '\n', '\n')
	case w.brk == breakLine:
		w.out = append(w.out, '\n')
	case w.gap > 0:
		for range min(w.gap, 8) {
			w.out = append(w.out, ' ')
		}
	case w.soft && !(w.cut && w.tight(s)):
		w.out = append(w.out, ' ')
	}
	w.brk, w.gap, w.soft, w.cut = breakNone, 0, false, false
	w.out = append(w.out, s...)
}

// tight tells whether a line end of the source stands between two Chinese
// characters, where it is no space (CSS Text, section 4.1.3).
func (w *writer) tight(next []byte) bool {
	a, _ := utf8.DecodeLastRune(w.out)
	b, _ := utf8.DecodeRune(next)
	return wide(a) && wide(b)
}

func wide(r rune) bool {
	return model.IsHan(r) || r >= 0x3000 && r <= 0x303f || r >= 0xff00 && r <= 0xff60
}
