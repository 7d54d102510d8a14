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
func (r *reading) table(it item, w *window) {
	t := &table{records: records{r: r, path: it.path}, window: w}
	t.grow()
	t.comma = separatorOf(t.text)
	t.run()
	t.end()
	switch {
	case t.given > 0 || r.stopped():
	case t.columns == nil:
		r.windowAsPage(it, w, "no column in its first line is named like a title or text")
	case t.n == 0:
		r.windowAsPage(it, w, "nothing stands below the names of its columns")
	default:
		r.windowAsPage(it, w, "none of its rows can be read")
	}
}

// table is a run over one table.
type table struct {
	records
	*window
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
	for !t.none && !t.r.stopped() {
		if t.at == len(t.text) && !t.grow() {
			return
		}
		t.stretch()
	}
}

// stretch reads rows until the text needs more behind it, or until a quote takes
// in all that is left. Then it goes on behind the first line of that row.
func (t *table) stretch() {
	s, line := t.text[t.at:], t.line(t.at)-1
	c := csv.NewReader(strings.NewReader(s))
	c.Comma, c.FieldsPerRecord, c.ReuseRecord = t.comma, -1, true
	begin := t.at
	for !t.none && !t.r.stopped() {
		from := int(c.InputOffset())
		t.at = begin + from
		row, err := c.Read()
		if int(c.InputOffset()) == len(s) && from < len(s) && t.grow() {
			return // the row may go on behind it
		}
		if err == io.EOF {
			t.at = begin + len(s)
			return
		}
		var bad *csv.ParseError
		if errors.As(err, &bad) {
			first := rowEnd(s, from)
			where := "line " + strconv.Itoa(line+bad.StartLine)
			if t.retries++; int(c.InputOffset()) > first && t.retries <= t.mostRetries() {
				// A quote opened here and closed nowhere, or in another row.
				t.loose(s[from:first], where, bad)
				t.at = begin + first
				return
			}
			t.loose(s[from:min(len(s), max(first, int(c.InputOffset())))], where, bad)
			continue
		}
		if err != nil {
			t.at = begin + len(s)
			return
		}
		n, _ := c.FieldPos(0)
		t.row(row, "line "+strconv.Itoa(line+n))
	}
}

// mostRetries is maxRetries, and one more for every window passed, so that the
// time stays linear.
func (t *table) mostRetries() int { return maxRetries + int(t.dropped/maxRow) }

// maxRow bounds a row of a table and an entry of a feed that is read through a
// window, in bytes.
const maxRow = 16 << 20

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
		t.bad(where+": "+displayText(bad.Err.Error()), "put a field that holds quotes in quotes and double those in it")
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
