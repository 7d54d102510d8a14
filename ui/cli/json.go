package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"gongbao/model"
	"gongbao/store"
)

// jsonFormat is the format of everything that --json writes. Fields may be
// added to a format at any time; nothing in it is renamed, removed or given
// another meaning. What needs that gets the next number, asked for with
// --json=2; --json alone stays format 1. So the number need not stand in the
// output, and a hit stays a line.
const jsonFormat = 1

// jsonFlag is the flag --json, --json=1.
type jsonFlag struct{ format int }

func (j *jsonFlag) add(c *cobra.Command) {
	c.Flags().Var(j, "json", "write JSON, an object a line; see gongbao help json")
	c.Flags().Lookup("json").NoOptDefVal = "1"
}

func (j *jsonFlag) on() bool { return j.format > 0 }

// String, Set and Type make it a flag.
func (j *jsonFlag) String() string {
	if !j.on() {
		return ""
	}
	return fmt.Sprint(j.format)
}

// Set takes the number of the format.
func (j *jsonFlag) Set(s string) error {
	if s != fmt.Sprint(jsonFormat) {
		return fmt.Errorf("this gongbao writes JSON format %d", jsonFormat)
	}
	j.format = jsonFormat
	return nil
}

// Type names the kind of value in help.
func (j *jsonFlag) Type() string { return "format" }

// articleJSON is an article as find and show write it in format 1. Every field
// is always there; what the page does not print is "" or []. Published is
// 2006-01-02T15:04 shortened to its precision. Path is relative to the
// archive. Snippet is "" and Score 0 where no words were looked for. Reprints is
// how many further copies the archive has, ReprintOf the copy that stands for
// them all; both are left out where there is nothing to say. Text and Blocks
// are written by show only, Reprints and ReprintOf by find only.
type articleJSON struct {
	ID            model.ID    `json:"id"`
	Title         string      `json:"title"`
	Deck          string      `json:"deck"`
	Published     string      `json:"published"`
	Precision     string      `json:"precision"`      // minute, day, month, year, none
	PublishedFrom string      `json:"published_from"` // text, url, meta, feed or ""
	Source        string      `json:"source"`
	Byline        string      `json:"byline"`
	Editor        string      `json:"editor"`
	URL           string      `json:"url"`
	Lang          model.Lang  `json:"lang"` // en, zh, zh-Hant or ""
	Unions        []unionJSON `json:"unions"`
	Path          string      `json:"path"`
	Snippet       string      `json:"snippet"`
	Score         float64     `json:"score"`
	Page          bool        `json:"page"`  // no article: a list, an index, a table
	Parts         int         `json:"parts"` // articles in it; 1 for most
	Unresolved    int         `json:"unresolved"`
	Reprints      int         `json:"reprints,omitempty"`
	ReprintOf     model.ID    `json:"reprint_of,omitempty"`

	Text   *string     `json:"text,omitempty"`
	Blocks []blockJSON `json:"blocks,omitempty"`
}

// unionJSON is a union body that an article names.
type unionJSON struct {
	ID      string `json:"id"`
	Name    string `json:"name"`
	NameZH  string `json:"name_zh"`
	Level   string `json:"level"`
	Primary bool   `json:"primary"`
}

type blockJSON struct {
	Kind string `json:"kind"`
	Text string `json:"text"`
	Line int    `json:"line"` // on which it begins in the stored text, from 1
}

// rowJSON is a body in the tree as unions writes it in format 1.
type rowJSON struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	NameZH string `json:"name_zh"`
	Level  string `json:"level"`
	Parent string `json:"parent"`
	Depth  int    `json:"depth"`
	Own    int    `json:"own"`
	All    int    `json:"all"`
}

// problemJSON is a problem as check writes it in format 1.
type problemJSON struct {
	Kind   string `json:"kind"`
	Path   string `json:"path"`
	Reason string `json:"reason"`
	Hint   string `json:"hint"`
	Count  int    `json:"count"`
	Lost   bool   `json:"lost"`
}

func toJSON(a *model.Article) articleJSON {
	j := articleJSON{
		Page: a.Page, Parts: max(a.Parts, 1), Unresolved: a.Unresolved,
		ID: a.ID, Title: a.Title, Deck: a.Deck, Source: a.Source, Byline: a.Byline, Editor: a.Editor,
		URL: a.URL, Lang: a.Lang, Path: a.Path, Unions: []unionJSON{},
		Published: a.Published.String(), Precision: a.Published.Precision.String(), PublishedFrom: a.Published.From.String(),
	}
	for _, m := range a.Unions {
		if m.Union == nil {
			continue
		}
		j.Unions = append(j.Unions, unionJSON{m.Union.ID, m.Union.Name, m.Union.NameZH, m.Union.Level.String(), m.Primary})
	}
	return j
}

// wholeJSON is an article as show writes it.
func wholeJSON(a *model.Article) articleJSON {
	j := toJSON(a)
	body := a.Text()
	j.Text = &body
	line := 1
	for _, b := range a.Blocks {
		j.Blocks = append(j.Blocks, blockJSON{b.Kind.String(), b.Text, line})
		line += strings.Count(b.Text, "\n")
	}
	return j
}

// findJSON writes n rows of an answer, an object a line.
func (r *run) findJSON(ctx context.Context, a *store.Live, res store.Results, n int) error {
	enc := r.encoder()
	return eachHit(ctx, res, n, func(h store.Hit) error {
		article, err := a.Article(ctx, h.ID)
		if err != nil {
			return err
		}
		j := toJSON(article)
		j.Snippet, j.Score = h.Snippet, h.Score
		j.Reprints, j.ReprintOf = h.Reprints, h.ReprintOf
		return enc.Encode(j)
	})
}

// encoder writes JSON for programs, not for web pages: < stays <.
func (r *run) encoder() *json.Encoder {
	enc := json.NewEncoder(r.out)
	enc.SetEscapeHTML(false)
	return enc
}
