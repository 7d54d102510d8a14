package cli

import (
	"context"
	"fmt"
	"strconv"

	"gongbao/store"
	"gongbao/store/query"
	"gongbao/ui/text"
)

// facetJSON is a value of a facet as find --facets writes it in format 1.
type facetJSON struct {
	Facet string `json:"facet"` // year, month, union, level, source, lang, person
	Value string `json:"value"` // "" for articles that have none
	Name  string `json:"name"`  // of a union body; else ""
	Count int    `json:"count"`
}

// mostShown is how many values of a facet people are shown.
const mostShown = 20

// facets writes what the matching articles could be narrowed by, with counts.
func (r *run) facets(ctx context.Context, a *store.Live, q query.Query, o findOptions) error {
	f, err := a.Facets(ctx, r.view(), q)
	if err != nil {
		return err
	}
	rows := facetRows(f)
	switch {
	case o.json.on():
		enc := r.encoder()
		for _, row := range rows {
			if err := enc.Encode(row); err != nil {
				return err
			}
		}
		return nil
	case !r.StdoutTTY:
		for _, row := range rows {
			if err := r.row(row.Facet, row.Value, strconv.Itoa(row.Count), row.Name); err != nil {
				return err
			}
		}
		return nil
	}
	return r.facetTables(rows)
}

func facetRows(f store.Facets) []facetJSON {
	var rows []facetJSON
	add := func(facet, value, name string, n int) {
		if n > 0 {
			rows = append(rows, facetJSON{facet, value, name, n})
		}
	}
	for _, y := range f.Years {
		add("year", fmt.Sprintf("%04d", y.Year), "", y.Count)
	}
	add("year", "", "", f.Undated)
	for _, y := range f.Years {
		for m, n := range y.Months {
			add("month", fmt.Sprintf("%04d-%02d", y.Year, m+1), "", n)
		}
	}
	for _, u := range f.Unions {
		add("union", u.Union.ID, names(u.Union), u.All)
	}
	add("union", "", "", f.NoUnion)
	for _, part := range []struct {
		facet   string
		buckets []store.Bucket
	}{{"level", f.Levels}, {"source", f.Sources}, {"lang", f.Langs}, {"person", f.People}} {
		for _, b := range part.buckets {
			add(part.facet, b.Value, "", b.Count)
		}
	}
	return rows
}

// facetTitles are the headings of the tables for people.
var facetTitles = map[string]string{
	"year": "Years", "month": "Months", "union": "Union bodies, each with all below it", "level": "Levels of bodies named",
	"source": "Sources", "lang": "Languages", "person": "People",
}

// facetTables writes facets for people, a table each.
func (r *run) facetTables(rows []facetJSON) error {
	for len(rows) > 0 {
		facet, n := rows[0].Facet, 1
		for n < len(rows) && rows[n].Facet == facet {
			n++
		}
		if err := r.facetTable(facetTitles[facet], rows[:n]); err != nil {
			return err
		}
		if rows = rows[n:]; len(rows) > 0 {
			r.out.WriteByte('\n')
		}
	}
	return nil
}

func (r *run) facetTable(title string, rows []facetJSON) error {
	digits := 1
	for _, row := range rows {
		digits = max(digits, len(strconv.Itoa(row.Count)))
	}
	fmt.Fprintln(r.out, title)
	for i, row := range rows {
		if i == mostShown && len(rows) > mostShown+1 {
			_, err := fmt.Fprintf(r.out, "  %*s  and %d more; --json has all\n", digits, "", len(rows)-i)
			return err
		}
		name := row.Name
		if name == "" {
			name = row.Value
		}
		if name == "" {
			name = "none"
		}
		line := fmt.Sprintf("  %*d  %s", digits, row.Count, text.Clean(name))
		if _, err := fmt.Fprintln(r.out, text.Truncate(line, r.width(), "…")); err != nil {
			return err
		}
	}
	return nil
}
