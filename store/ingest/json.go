package ingest

import (
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"

	"gongbao/model"
)

// json reads a file of JSON: an array of records, one record, an object with
// an array of records in it, a JSON Feed, or several of these in a row.
func (r *reading) json(it item, w *window) {
	j := &jsonFile{records: records{r: r, path: it.path}, window: w, from: model.FromMeta}
	j.run()
	j.end()
	if j.given == 0 && !r.stopped() {
		r.windowAsPage(it, w, j.why())
	}
}

// jsonFile is a run over one file of JSON.
type jsonFile struct {
	records
	*window // nil for JSON lines
	from    model.From
	source  string // the title of a feed
	tries   int    // how often the file was searched to its end for nothing
}

func (j *jsonFile) why() string {
	if j.broken > 0 {
		return "none of its records can be read"
	}
	return "no field in it is named like a title or text"
}

// run takes the values of the file one after the other.
func (j *jsonFile) run() {
	in := false // inside the array that the file is
	for !j.r.stopped() {
		j.at = skipJSONSpace(j.text, j.at)
		if j.at == len(j.text) {
			if j.grow() {
				continue
			}
			return
		}
		switch c := j.text[j.at]; {
		case c == '[' && !in && !numbers(j.text[j.at+1:]):
			in = true
			j.at++
		case c == ',', c == ']':
			j.at++
			in = in && c == ','
		case c == '}':
			j.bad(j.lineAt(j.at)+": not valid JSON: a } that nothing opened", "correct or remove it")
			j.at++
		default:
			j.value()
		}
	}
}

// numbers tells an array of plain values: there is no record in it.
func numbers(s string) bool {
	s = strings.TrimLeft(s, " \t\r\n")
	return s != "" && strings.IndexByte("{[]", s[0]) < 0
}

func skipJSONSpace(s string, i int) int {
	for i < len(s) && (s[i] == ' ' || s[i] == '\t' || s[i] == '\n' || s[i] == '\r' || s[i] == 0x1e) {
		i++
	}
	return i
}

// value takes the value that begins here.
func (j *jsonFile) value() {
	end, whole := valueEnd(j.text, j.at)
	for end == len(j.text) && j.grow() {
		end, whole = valueEnd(j.text, j.at)
	}
	end = max(end, j.at+1)
	where := j.lineAt(j.at)
	if whole {
		raw := []byte(j.text[j.at:end])
		err := json.Unmarshal(raw, new(json.RawMessage))
		if err == nil {
			j.at = end
			j.take(raw, where, 3)
			return
		}
		j.bad(where+": not valid JSON: "+jsonError(err), "correct or remove the record")
	} else if end == len(j.text) && !j.ended() {
		j.bad(where+": a record longer than "+megabytes(int64(j.most)), "the records in it are read where each begins a line; save it as JSON lines (.jsonl)")
	} else if end < len(j.text) {
		j.bad(where+": not valid JSON: a quote in the record is not closed on its line", "correct or remove the record")
	} else {
		j.bad(where+": a JSON record that does not end", "correct or remove the record")
	}
	j.n++
	j.resync(end, whole)
}

// resync goes on behind a broken record: behind it where its end is known,
// else at the next line that begins one.
func (j *jsonFile) resync(end int, whole bool) {
	if whole {
		j.at = end
		return
	}
	i := end
	if end == len(j.text) {
		if j.tries++; j.tries > 8 { // else a file of open braces would take squared time
			j.at = end
			return
		}
		i = j.at
	} else {
		i-- // the line end is where the next line begins
	}
	for {
		k := strings.IndexByte(j.text[i:], '\n')
		if k < 0 {
			j.at = len(j.text)
			return
		}
		i = skipJSONSpace(j.text, i+k+1)
		if i < len(j.text) && j.text[i] == '{' {
			j.at = i
			return
		}
	}
}

// valueEnd returns the end of the value at i. It is not whole if the text ends
// first; a string that its line ends before its quote ends there.
func valueEnd(s string, i int) (end int, whole bool) {
	depth := 0
	for ; i < len(s); i++ {
		switch s[i] {
		case '{', '[':
			depth++
		case '}', ']':
			if depth == 0 {
				return i, true // an end of something else: what is before it is no value
			}
			if depth--; depth == 0 {
				return i + 1, true
			}
		case '"':
			for i++; i < len(s) && s[i] != '"' && s[i] != '\n'; i++ {
				if s[i] == '\\' {
					i++
				}
			}
			if i < len(s) && s[i] == '\n' {
				return i + 1, false
			}
			if i < len(s) && depth == 0 {
				return i + 1, true
			}
		case ',', '\n':
			if depth == 0 {
				return i, true
			}
		}
	}
	return len(s), depth == 0
}

func jsonError(err error) string {
	var syn *json.SyntaxError
	if errors.As(err, &syn) {
		return syn.Error() + " (character " + strconv.FormatInt(syn.Offset, 10) + " of the record)"
	}
	return displayText(err.Error())
}

// take takes a whole value: a record, or what holds records.
func (j *jsonFile) take(raw []byte, where string, depth int) {
	switch {
	case len(raw) == 0:
	case raw[0] == '[' && depth > 0:
		var all []json.RawMessage
		if json.Unmarshal(raw, &all) == nil {
			for _, e := range all {
				if !j.r.stopped() {
					j.take(e, where+", record "+strconv.Itoa(j.n+1), depth-1)
				}
			}
		}
	case raw[0] == '{':
		j.object(raw, where, depth)
	default:
		j.bad(where+": a plain value, not a record", "a record is an object: {\"title\": …, \"text\": …}")
		j.n++
	}
}

// object takes an object: a record by its fields, or else what is in it.
func (j *jsonFile) object(raw []byte, where string, depth int) {
	var obj map[string]json.RawMessage
	if json.Unmarshal(raw, &obj) != nil {
		return
	}
	var version string
	if json.Unmarshal(obj["version"], &version) == nil && strings.Contains(version, "jsonfeed.org") {
		j.from = model.FromFeed
		j.source = plainValue(obj["title"], 0)
		j.take(obj["items"], where, 1)
		return
	}
	var rec record
	if j.fill(&rec, obj) {
		if rec[sourceField] == "" {
			rec[sourceField] = j.source
		}
		j.give(&rec, where, j.from)
		j.n++
		return
	}
	if inner := holder(obj); inner != nil && depth > 0 {
		j.take(inner, where, depth-1)
		return
	}
	if j.n > 0 || depth < 3 {
		j.give(&rec, where, j.from)
		j.n++
	}
}

// holder returns the value of an object that holds its records: the one with
// the usual name, or its only array or object.
func holder(obj map[string]json.RawMessage) json.RawMessage {
	for _, name := range [...]string{"articles", "items", "entries", "results", "records", "documents", "docs", "news", "list", "rows", "data", "hits", "_source", "fields", "doc", "article", "response"} {
		if v := obj[name]; len(v) > 0 && (v[0] == '[' || v[0] == '{') {
			return v
		}
	}
	var only json.RawMessage
	for _, v := range obj {
		if len(v) > 0 && (v[0] == '[' || v[0] == '{') {
			if only != nil {
				return nil
			}
			only = v
		}
	}
	return only
}

// fill takes the fields of an object. It is false where there is neither a
// title nor a text among them.
func (j *jsonFile) fill(rec *record, obj map[string]json.RawMessage) bool {
	var rank [fieldCount]int
	for _, k := range slices.Sorted(maps.Keys(obj)) { // for one answer where two keys mean the same
		f, n := fieldOf(k)
		if f == noField || rec[f] != "" && n >= rank[f] {
			continue
		}
		if v := plainValue(obj[k], 2); v != "" {
			rec[f], rank[f] = v, n
		}
	}
	for name, theirs := range j.r.f.fields {
		if v := plainValue(within(obj, theirs), 2); v != "" {
			rec[fieldNamed(name)] = v
		}
	}
	return rec[titleField] != "" || rec[textField] != ""
}

// within returns the value that a name leads to: of the object itself, or,
// over dots, of an object in it.
func within(obj map[string]json.RawMessage, name string) json.RawMessage {
	if v, ok := obj[name]; ok {
		return v
	}
	first, rest, dotted := strings.Cut(name, ".")
	if !dotted || len(name) > 200 {
		return nil
	}
	var inner map[string]json.RawMessage
	if json.Unmarshal(obj[first], &inner) != nil {
		return nil
	}
	return within(inner, rest)
}

// plainValue is a value as text: a string, a number, an object's name, or
// several of these, one a line.
func plainValue(raw json.RawMessage, depth int) string {
	if len(raw) == 0 {
		return ""
	}
	switch c := raw[0]; {
	case c == '"':
		var s string
		if json.Unmarshal(raw, &s) != nil {
			return ""
		}
		return s
	case c == '-' || c >= '0' && c <= '9':
		whole, _, _ := strings.Cut(string(raw), ".")
		return whole
	case depth == 0:
		return ""
	case c == '[':
		var all []json.RawMessage
		if json.Unmarshal(raw, &all) != nil {
			return ""
		}
		var parts []string
		for _, e := range all {
			if s := plainValue(e, depth-1); s != "" {
				parts = append(parts, s)
			}
		}
		return strings.Join(parts, "\n")
	case c == '{':
		var obj map[string]json.RawMessage
		if json.Unmarshal(raw, &obj) != nil {
			return ""
		}
		for _, name := range [...]string{"name", "title", "rendered", "text", "value", "$t", "#text", "$date", "url", "href"} {
			if s := plainValue(obj[name], depth-1); s != "" {
				return s
			}
		}
	}
	return ""
}
