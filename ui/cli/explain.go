package cli

import (
	"cmp"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"gongbao/model"
	"gongbao/store/extract/bodies"
	"gongbao/store/gazetteer"
	"gongbao/ui/text"
)

// explain shows why an article was given its union bodies.
func (r *run) explain(c *cobra.Command, archive []string, j jsonFlag, name string) error {
	if err := r.configure(); err != nil {
		return err
	}
	a, err := r.articleNamed(c, archive, name)
	if err != nil {
		return err
	}
	acc := bodies.Explain(gazetteer.Load(), r.own, a)
	if a.Page {
		acc = bodies.Account{Primary: "none: it is a page that is no article"}
	}
	if j.on() {
		return r.encoder().Encode(explainJSON(a, acc))
	}
	return r.page(r.explained(a, acc))
}

// accountJSON is what unions --explain writes in format 1.
type accountJSON struct {
	ID         model.ID      `json:"id"`
	Path       string        `json:"path"`
	Title      string        `json:"title"`
	Primary    string        `json:"primary"` // why the first body is primary, or none is
	Bodies     []bodyJSON    `json:"bodies"`
	Unresolved []readingJSON `json:"unresolved"`
	Removed    []nameJSON    `json:"removed"` // by a correction
	Correction string        `json:"correction"`
}

// bodyJSON is a body of the article with the words that name it.
type bodyJSON struct {
	unionJSON
	Why      string        `json:"why"`
	Readings []readingJSON `json:"readings"`
}

// readingJSON is a stretch of words. Line and column, in characters, count from
// 1 in the stored text; 0 where only a field has the words.
type readingJSON struct {
	Line    int        `json:"line"`
	Column  int        `json:"column"`
	Block   int        `json:"block"` // of show --json, from 0; -1 where only a field has the words
	Start   int        `json:"start"` // bytes of that block's text
	End     int        `json:"end"`
	Field   string     `json:"field"` // title, deck, source or ""
	Text    string     `json:"text"`
	As      string     `json:"as"`
	Decided string     `json:"decided"`
	Others  []nameJSON `json:"others"`
}

// nameJSON is a body by its names.
type nameJSON struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	NameZH string `json:"name_zh"`
}

func namesJSON(all []*model.Union) []nameJSON {
	out := []nameJSON{}
	for _, u := range all {
		out = append(out, nameJSON{u.ID, u.Name, u.NameZH})
	}
	return out
}

func explainJSON(a *model.Article, acc bodies.Account) accountJSON {
	p := newPlaces(a)
	reading := func(rd *bodies.Reading) readingJSON {
		line, col := p.at(rd.Span)
		return readingJSON{
			Line: line, Column: col, Block: rd.Span.Block, Start: rd.Span.Start, End: rd.Span.End, Field: rd.Field,
			Text: rd.Text, As: rd.As, Decided: rd.Decided, Others: namesJSON(rd.Others),
		}
	}
	j := accountJSON{
		ID: a.ID, Path: a.Path, Title: a.Title, Primary: acc.Primary, Bodies: []bodyJSON{}, Unresolved: []readingJSON{},
		Removed: namesJSON(acc.Removed), Correction: acc.From,
	}
	for _, m := range acc.Mentions {
		b := bodyJSON{
			unionJSON: unionJSON{m.Union.ID, m.Union.Name, m.Union.NameZH, m.Union.Level.String(), m.Primary}, Why: m.Why, Readings: []readingJSON{},
		}
		for i := range acc.Readings {
			if rd := &acc.Readings[i]; rd.Union != nil && rd.Union.ID == m.Union.ID {
				b.Readings = append(b.Readings, reading(rd))
			}
		}
		j.Bodies = append(j.Bodies, b)
	}
	for _, rd := range acc.Unresolved() {
		j.Unresolved = append(j.Unresolved, reading(&rd))
	}
	return j
}

// places knows the lines of an article's stored text.
type places struct {
	raw    string
	blocks []int // where each block begins in it
}

func newPlaces(a *model.Article) *places {
	p := &places{raw: a.Raw(), blocks: make([]int, len(a.Blocks))}
	n := 0
	for i := range a.Blocks {
		p.blocks[i] = n
		n += len(a.Blocks[i].Text)
	}
	return p
}

// at returns the line and the column, in characters, on which a stretch begins;
// 0 where no block has it.
func (p *places) at(s model.Span) (line, column int) {
	if s.Block < 0 || s.Block >= len(p.blocks) {
		return 0, 0
	}
	before := p.raw[:p.blocks[s.Block]+s.Start]
	return strings.Count(before, "\n") + 1, utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:]) + 1
}

// explained is the account for people.
func (r *run) explained(a *model.Article, acc bodies.Account) string {
	w := explainer{typesetter: r.typesetter(), places: newPlaces(a)}
	w.lines(cmp.Or(a.Title, a.Path), bold)
	w.lines(joined(w.dot, string(a.ID), a.Path), dim)
	if len(acc.Mentions) == 0 {
		w.gap()
		w.lines("It is given no union body.", plainly)
	}
	for i, m := range acc.Mentions {
		w.gap()
		w.lines(joined("  ", names(m.Union), m.Union.ID), bold)
		switch {
		case m.Primary:
			w.lines("primary: "+acc.Primary, plainly)
		case i == 0 && acc.Primary != "":
			w.lines("primary: "+acc.Primary, plainly)
		}
		n := w.readings(acc.Readings, m.Union)
		if n == 0 {
			w.lines(m.Why, plainly)
		}
	}
	if len(acc.Mentions) == 0 && acc.Primary != "" {
		w.lines("primary: "+acc.Primary, plainly)
	}
	if len(acc.Removed) > 0 {
		w.gap()
		for _, u := range acc.Removed {
			w.lines("taken out by "+acc.From+": "+shortUnion(u), plainly)
		}
	}
	if len(acc.Unresolved()) > 0 {
		w.gap()
		w.lines("Unresolved", bold)
		w.readings(acc.Readings, nil)
	}
	return w.String()
}

// explainer writes an account.
type explainer struct {
	typesetter
	*places
}

// readings writes those readings that were resolved to a body, or to none, and
// returns how many there are.
func (w *explainer) readings(all []bodies.Reading, u *model.Union) int {
	n := 0
	for i := range all {
		rd := &all[i]
		if (rd.Union == nil) != (u == nil) || u != nil && rd.Union.ID != u.ID {
			continue
		}
		n++
		where := rd.Field
		if line, col := w.at(rd.Span); line > 0 {
			where = fmt.Sprintf("%d:%d", line, col)
		}
		w.indented(fmt.Sprintf("%-8s", where), "“"+strings.Join(strings.Fields(rd.Text), " ")+"”  "+rd.As)
		w.indented("", rd.Decided)
		if len(rd.Others) > 0 {
			var names []string
			for _, o := range rd.Others {
				names = append(names, cmp.Or(o.Place, o.Name)+" ("+o.ID+")")
			}
			label := "set aside: "
			if u == nil {
				label = "it could be: "
			}
			w.indented("", label+strings.Join(names, ", "))
		}
	}
	return n
}

// indented writes a paragraph with a mark before it.
func (w *explainer) indented(mark, s string) {
	const indent = 10
	s = text.Clean(s)
	if w.width == 0 {
		fmt.Fprintf(w, "  %-8s%s\n", mark, s)
		return
	}
	for _, l := range w.m.Wrap(s, max(w.width-indent, 10)) {
		fmt.Fprintf(w, "  %-8s%s\n", mark, l.Text)
		mark = ""
	}
}
