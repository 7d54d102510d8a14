package cli

import (
	"fmt"
	"strings"

	"gongbao/model"
	"gongbao/ui/text"
)

// blocks writes how each line of an article was taken: in columns on a
// terminal, a block a line elsewhere.
func (r *run) blocks(a *model.Article) string {
	t := r.typesetter()
	if t.width == 0 {
		for _, b := range a.Blocks {
			fmt.Fprintf(&t, "%s\t%s\n", b.Kind, text.Clean(b.Line()))
		}
		return t.String()
	}
	const kindCells = len("boilerplate")
	p := newPlaces(a)
	digits := len(fmt.Sprint(strings.Count(p.raw, "\n") + 1))
	indent := digits + 2 + kindCells + 2
	for i, b := range a.Blocks {
		words := text.Clean(b.Line())
		if words == "" {
			continue // white space or a tag alone
		}
		line, _ := p.at(model.Span{Block: i, Start: len(b.Text) - len(strings.TrimLeft(b.Text, " \t\n\u00a0\u3000"))})
		mark := fmt.Sprintf("%*d  %-*s  ", digits, line, kindCells, b.Kind)
		for _, l := range t.m.Wrap(words, max(t.width-indent, 12)) {
			s := l.Text
			switch {
			case !t.styled:
			case b.Kind == model.Title:
				s = "\x1b[" + bold + "m" + s + "\x1b[0m"
			case !b.Kind.Clean():
				s = "\x1b[" + dim + "m" + s + "\x1b[0m"
			}
			t.WriteString(mark + s + "\n")
			mark = strings.Repeat(" ", indent)
		}
	}
	return t.String()
}
