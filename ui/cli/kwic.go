package cli

import (
	"context"
	"errors"
	"strings"

	"gongbao/store"
	"gongbao/store/query"
	"gongbao/ui/text"
)

// contextJSON is a line of a concordance as find --kwic writes it in format 1.
type contextJSON struct {
	ID        string `json:"id"`
	Published string `json:"published"`
	Left      string `json:"left"`
	Hit       string `json:"hit"`
	Right     string `json:"right"`
}

// errNoWords is a concordance of nothing.
var errNoWords = errors.New("--kwic takes a query with a word or phrase in it")

// besideHit is how many characters a line for programs has on each side of the
// hit.
const besideHit = 80

// kwic writes the hits in the results one below the other, at most limit of
// them unless it is 0.
func (r *run) kwic(ctx context.Context, a *store.Live, res store.Results, q query.Query, o findOptions) error {
	terms := q.Terms()
	if len(terms) == 0 {
		return errNoWords
	}
	enc, n := r.encoder(), 0
	for c, err := range store.Concordance(ctx, a, res, terms) {
		if err != nil {
			return err
		}
		switch {
		case o.json.on():
			err = enc.Encode(contextJSON{string(c.ID), c.Published.String(), c.Left, c.Hit, c.Right})
		case r.StdoutTTY:
			err = r.kwicLine(c)
		default:
			err = r.row(string(c.ID), c.Published.Day(), lastRunes(c.Left, besideHit), c.Hit, firstRunes(c.Right, besideHit))
		}
		if n++; err != nil || n == o.limit {
			return err
		}
	}
	return nil
}

// kwicLine writes a line for people: the hits stand below each other.
func (r *run) kwicLine(c store.Context) error {
	date := text.Fit(c.Published.Day(), dateCells, "") + "  "
	room := max(20, r.width()-len(date))
	left := text.Last(text.Clean(c.Left), room*2/5, "…")
	s := date + strings.Repeat(" ", room*2/5-text.Width(left)) + left
	hit := text.Clean(c.Hit)
	if r.screen() && r.Getenv("NO_COLOR") == "" {
		hit = "\x1b[1m" + hit + "\x1b[m"
	}
	_, err := r.out.WriteString(text.Truncate(s+hit+text.Clean(c.Right), r.width(), "…") + "\n")
	return err
}

func firstRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

func lastRunes(s string, n int) string {
	runes := []rune(s)
	return string(runes[max(0, len(runes)-n):])
}
