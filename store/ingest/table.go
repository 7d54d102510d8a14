package ingest

import (
	"encoding/csv"
	"errors"
	"io"
	"strconv"
	"strings"

	"gongbao/model"
)

// maxRetries bounds how often the rest of a table is read anew after a quote
// that never ends.
const maxRetries = 8

// table reads a table: a line of names, then a record a row. Commas, tabs,
// semicolons or bars part its columns, whichever the line of names has most.
func (r *reading) table(it item, text string) {
	t := &table{records: records{r: r, path: it.path}, text: text}
	t.comma = separatorOf(text)
	t.run()
	t.end()
	switch {
	case t.given > 0 || r.err != nil:
	case t.columns == nil:
		r.asPage(it.path, text, "no column in its first line is named like a title or text")
	case t.n == 0:
		r.asPage(it.path, text, "nothing stands below the names of its columns")
	default:
		r.asPage(it.path, text, "none of its rows can be read")
	}
}

// table is a run over one table.
type table struct {
	records
	text    string
	comma   rune
	columns []field
	ranks   []int
	retries int
	none    bool // it is no table of articles
}

// headerLine tells whether a text begins with the line of names of a table.
func headerLine(text string) bool {
	line, _, more := strings.Cut(text, "\n")
	if !more || len(line) > 1000 {
		return false
	}
	known, all := 0, 0
	for name := range strings.FieldsFuncSeq(strings.TrimRight(line, "\r"), func(r rune) bool { return r == separatorOf(line) }) {
		all++
		if f, _ := fieldOf(strings.Trim(name, "\" ")); f != noField {
			known++
		}
	}
	return known >= 2 && known*2 >= all
}

// separatorOf returns the sign that parts the columns of a table.
func separatorOf(text string) rune {
	line, _, _ := strings.Cut(text, "\n")
	line = line[:min(len(line), 4000)]
	best, n := ',', strings.Count(line, ",")
	for _, c := range "\t;|，" {
		if k := strings.Count(line, string(c)); k > n {
			best, n = c, k
		}
	}
	return best
}

// run reads the table from its start, and again behind a place that cannot be
// read.
func (t *table) run() {
	at, line := 0, 0
	for at < len(t.text) && !t.none && !t.r.stopped() {
		n := t.stretch(t.text[at:], line)
		line += strings.Count(t.text[at:at+n], "\n")
		at += n
	}
}

// stretch reads rows until there are no more, or until a quote takes in all
// that is left. It returns where to go on: behind the first line of that row.
func (t *table) stretch(s string, line int) int {
	c := csv.NewReader(strings.NewReader(s))
	c.Comma, c.FieldsPerRecord, c.ReuseRecord = t.comma, -1, true
	for !t.none && !t.r.stopped() {
		from := int(c.InputOffset())
		row, err := c.Read()
		if err == io.EOF {
			return len(s)
		}
		var bad *csv.ParseError
		if errors.As(err, &bad) {
			first := rowEnd(s, from)
			where := "line " + strconv.Itoa(line+bad.StartLine)
			if t.retries++; int(c.InputOffset()) > first && t.retries <= maxRetries {
				// A quote opened here and closed nowhere, or in another row.
				t.loose(s[from:first], where, bad)
				return first
			}
			t.loose(s[from:min(len(s), max(first, int(c.InputOffset())))], where, bad)
			continue
		}
		if err != nil {
			return len(s)
		}
		n, _ := c.FieldPos(0)
		t.row(row, "line "+strconv.Itoa(line+n))
	}
	return len(s)
}

// rowEnd is the end of the line at i, blank lines before it passed over.
func rowEnd(s string, i int) int {
	for i < len(s) && (s[i] == '\n' || s[i] == '\r') {
		i++
	}
	if k := strings.IndexByte(s[i:], '\n'); k >= 0 {
		return i + k + 1
	}
	return len(s)
}

// loose reads a row once more, quotes taken as they come.
func (t *table) loose(s, where string, bad *csv.ParseError) {
	c := csv.NewReader(strings.NewReader(s))
	c.Comma, c.FieldsPerRecord, c.LazyQuotes = t.comma, -1, true
	row, err := c.Read()
	if err != nil || t.columns != nil && len(row) != len(t.columns) {
		t.bad(where+": "+displayPath(bad.Err.Error()), "put a field that holds quotes in quotes and double those in it")
		t.n++
		return
	}
	t.row(row, where)
}

// row takes a row: the names, or a record.
func (t *table) row(row []string, where string) {
	if t.columns == nil {
		t.names(row)
		return
	}
	var rec record
	var rank [fieldCount]int
	for i, v := range row {
		if i >= len(t.columns) {
			break
		}
		f := t.columns[i]
		if v = strings.TrimSpace(v); v == "" || f == noField || rec[f] != "" && t.ranks[i] >= rank[f] {
			continue
		}
		rec[f], rank[f] = v, t.ranks[i]
	}
	t.give(&rec, where, model.FromMeta)
	t.n++
}

// names takes the line of names. Without a title or text there is no table.
func (t *table) names(row []string) {
	columns, ranks, texts := make([]field, len(row)), make([]int, len(row)), 0
	for i, name := range row {
		name = strings.TrimSpace(strings.TrimPrefix(name, "\ufeff"))
		columns[i], ranks[i] = fieldOf(name)
		for ours, theirs := range t.r.f.fields {
			if theirs == name {
				columns[i], ranks[i] = fieldNamed(ours), -1
			}
		}
		if columns[i] == titleField || columns[i] == textField {
			texts++
		}
	}
	if texts == 0 {
		t.none = true
		return
	}
	t.columns, t.ranks = columns, ranks
}
