package cli

import (
	"context"
	"fmt"
	"strings"

	"gongbao/model"
	"gongbao/store"
	"gongbao/ui/text"
)

// The most cells that a column of the list for people takes (a source never
// over a fifth of the terminal), and the least that a title is left.
const (
	dateCells   = len("2006-01-02")
	unionCells  = 18
	sourceCells = 24
	titleCells  = 24
	gap         = 2
)

// list writes n rows of an answer: in columns on a terminal, parted by tabs
// elsewhere.
func (r *run) list(ctx context.Context, res store.Results, n int) error {
	if !r.StdoutTTY {
		return eachHit(ctx, res, n, func(h store.Hit) error {
			return r.row(string(h.ID), h.Published.Day(), unionName(h.Union), h.Source, h.Title)
		})
	}
	w, err := r.columns(ctx, res, n)
	if err != nil {
		return err
	}
	return eachHit(ctx, res, n, func(h store.Hit) error { return r.aligned(w, h) })
}

// row writes fields parted by tabs. Tabs and line ends inside them become
// spaces.
func (r *run) row(fields ...string) error {
	for i, f := range fields {
		if i > 0 {
			r.out.WriteByte('\t')
		}
		r.out.WriteString(text.Clean(f))
	}
	return r.out.WriteByte('\n')
}

func unionName(u *model.Union) string {
	if u == nil {
		return ""
	}
	return u.Name
}

// shortUnion is a body's name for a narrow column.
func shortUnion(u *model.Union) string {
	if u == nil {
		return ""
	}
	for _, s := range [...]string{u.Short, u.ShortZH, u.Name, u.NameZH} {
		if s != "" {
			return s
		}
	}
	return u.ID
}

// widths are the cells of the columns; 0 leaves one out.
type widths struct {
	id, union, source, title int
	copies                   bool // a title is followed by how many reprints are folded under it
}

// columns fits the columns to what they hold and to the terminal: the source
// goes first where it is narrow, then the union, then the ID.
func (r *run) columns(ctx context.Context, res store.Results, n int) (widths, error) {
	w := widths{id: model.IDLen, copies: res.Folded > 0}
	total := r.width()
	sourceMost := min(sourceCells, total/5)
	err := eachHit(ctx, res, n, func(h store.Hit) error {
		if w.union < unionCells {
			w.union = min(unionCells, max(w.union, text.Width(text.Clean(shortUnion(h.Union)))))
		}
		if w.source < sourceMost {
			w.source = min(sourceMost, max(w.source, text.Width(text.Clean(h.Source))))
		}
		return nil
	})
	w.fit(total)
	for _, drop := range [...]*int{&w.source, &w.union, &w.id} {
		if w.title < titleCells {
			*drop = 0
			w.fit(total)
		}
	}
	w.title = max(w.title, 1)
	return w, err
}

// fit gives the title what the others leave.
func (w *widths) fit(total int) {
	w.title = total - dateCells - gap
	for _, cells := range [...]int{w.id, w.union, w.source} {
		if cells > 0 {
			w.title -= cells + gap
		}
	}
}

// width is the terminal's; 80 where it does not say.
func (r *run) width() int {
	if r.Width <= 0 {
		return 80
	}
	return r.Width
}

// aligned writes a row in columns. What has no title is shown by its path.
func (r *run) aligned(w widths, h store.Hit) error {
	between := strings.Repeat(" ", gap)
	cell := func(s string, cells int) {
		if cells > 0 {
			r.out.WriteString(text.Fit(text.Clean(s), cells, "…"))
			r.out.WriteString(between)
		}
	}
	date := h.Published.Day()
	switch {
	case h.Page:
		date = "page"
	case date == "":
		date = "undated"
	}
	cell(string(h.ID), w.id)
	cell(date, dateCells)
	cell(shortUnion(h.Union), w.union)
	cell(h.Source, w.source)
	title := h.Title
	if title == "" {
		title = h.Path
	}
	copies := ""
	if w.copies && h.Reprints > 0 {
		copies = fmt.Sprintf("  +%s", reprints(h.Reprints))
	}
	if w.title-len(copies) < titleCells/2 {
		copies = ""
	}
	r.out.WriteString(text.Truncate(text.Clean(title), w.title-len(copies), "…"))
	r.out.WriteString(copies)
	return r.out.WriteByte('\n')
}
