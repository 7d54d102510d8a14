package ingest

import (
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/BurntSushi/toml"

	"gongbao/model"
)

// maxFront bounds front matter, in bytes.
const maxFront = 64 << 10

// markdown reads Markdown: the fields in its front matter, and its words
// without the signs that mark headings, emphasis and links.
func (r *reading) markdown(it item, text string) {
	rec, rest, err := frontMatter(text, r.f.fields)
	if err != nil {
		r.problem(Problem{Path: it.path, Reason: "front matter, " + err.Error(), Hint: "correct it; it is shown as text as it is"})
	}
	d, _ := rec.document(it.path, 0, model.FromMeta)
	if d.Text = rest; err == nil {
		d.Text = unmarked(rest)
	}
	if d.Text, _ = Sanitise(d.Text); strings.TrimSpace(d.Text) == "" {
		if d.Text = d.Title; d.Text == "" {
			r.lost(it, "empty: nothing but front matter", "there is nothing to read in it; remove it or save the article again")
			return
		}
	}
	if d.Title == "" {
		d.Title = firstHeading(rest)
	}
	r.give(d)
}

// frontMatter takes the fields before a text, between lines of --- (YAML) or
// +++ (TOML), and returns the text behind them. Text without front matter is
// returned whole, and so is text whose front matter is broken, with what is
// wrong.
func frontMatter(text string, fields map[string]string) (rec record, rest string, err error) {
	first, _, _ := strings.Cut(text, "\n")
	fence := strings.TrimRight(first, " \t")
	if fence != "---" && fence != "+++" {
		return rec, text, nil
	}
	inner := text[min(len(first)+1, len(text)):]
	if fence == "---" && !keyLine(firstLine(inner)) {
		return rec, text, nil // a line drawn across the page
	}
	from := 0
	for n := 2; ; n++ {
		if from >= len(inner) || from > maxFront {
			return rec, text, errors.New("line 1: it is not closed by a line of " + fence)
		}
		line, _, _ := strings.Cut(inner[from:], "\n")
		if l := strings.TrimRight(line, " \t"); l == fence || l == "..." && fence == "---" {
			rest = strings.TrimLeft(inner[min(len(inner), from+len(line)):], "\n")
			break
		}
		from += len(line) + 1
	}
	var values map[string]string
	if fence == "+++" {
		values, err = tomlValues(inner[:from])
	} else {
		values, err = yamlValues(inner[:from])
	}
	if err != nil {
		return record{}, text, err
	}
	rec.take(values, fields)
	return rec, rest, nil
}

// firstLine is the first line of s that is neither blank nor a comment.
func firstLine(s string) string {
	for l := range strings.Lines(s[:min(len(s), 4096)]) {
		if l = strings.TrimSpace(l); l != "" && !strings.HasPrefix(l, "#") {
			return l
		}
	}
	return ""
}

// keyLine tells whether a line is a key with its value.
func keyLine(l string) bool {
	key, _, ok := cutKey(l)
	return ok && !strings.ContainsAny(key, "<>|*`")
}

// cutKey parts a key from its value: at a colon with a space or nothing behind
// it, or a full-width one.
func cutKey(l string) (key, value string, ok bool) {
	for i, r := range l {
		if r != ':' && r != '：' {
			continue
		}
		value = strings.TrimPrefix(strings.TrimPrefix(l[i:], ":"), "：")
		if r == ':' && value != "" && value[0] != ' ' && value[0] != '\t' {
			continue
		}
		key = strings.Trim(strings.TrimSpace(l[:i]), `"'`)
		return key, strings.TrimSpace(value), key != "" && len(key) <= 60
	}
	return "", "", false
}

// yamlValues reads the part of YAML that front matter is written in: keys with
// a value on their line, in quotes or not; lists in brackets or one a line;
// texts folded (>) or kept (|) over the lines below; comments. What is nested
// deeper is passed over.
func yamlValues(s string) (map[string]string, error) {
	out := map[string]string{}
	key, block := "", byte(0)
	n := 1
	for l := range strings.Lines(s) {
		n++
		l = strings.TrimRight(l, "\r\n")
		trimmed := strings.TrimSpace(l)
		indented := l != "" && (l[0] == ' ' || l[0] == '\t')
		switch {
		case trimmed == "" || strings.HasPrefix(trimmed, "#") && block == 0:
		case indented || strings.HasPrefix(trimmed, "- ") || trimmed == "-":
			if key == "" {
				return nil, errors.New("line " + strconv.Itoa(n) + ": a value without a key")
			}
			item, isItem := strings.CutPrefix(trimmed, "- ")
			if !isItem && block == 0 && keyLine(trimmed) {
				continue // nested
			}
			sep := "\n"
			if block == '>' {
				sep = " "
			}
			if v, err := yamlScalar(item); err == nil {
				out[key] = strings.TrimLeft(out[key]+sep+v, "\n ")
			}
		default:
			k, v, ok := cutKey(l)
			if !ok {
				return nil, errors.New("line " + strconv.Itoa(n) + ": no key and colon in “" + oneLine(trimmed, 40) + "”")
			}
			key, block = k, 0
			if strings.HasPrefix(v, "|") || strings.HasPrefix(v, ">") {
				block, v = v[0], ""
			}
			v, err := yamlScalar(v)
			if err != nil {
				return nil, errors.New("line " + strconv.Itoa(n) + ", " + oneLine(k, 40) + ": " + err.Error())
			}
			out[key] = v
		}
	}
	return out, nil
}

// yamlScalar reads a value: plain, in quotes, or a list in brackets.
func yamlScalar(v string) (string, error) {
	if v == "" {
		return "", nil
	}
	switch v[0] {
	case '"', '\'':
		end := closing(v)
		if end < 0 {
			return "", errors.New("the quote is not closed")
		}
		in := v[1:end]
		if v[0] == '\'' {
			return strings.ReplaceAll(in, "''", "'"), nil
		}
		return strings.NewReplacer(`\"`, `"`, `\\`, `\`, `\n`, "\n", `\t`, "\t").Replace(in), nil
	case '[':
		if !strings.HasSuffix(v, "]") {
			return "", errors.New("the bracket is not closed")
		}
		var parts []string
		for p := range strings.SplitSeq(v[1:len(v)-1], ",") {
			if p = strings.Trim(strings.TrimSpace(p), `"'`); p != "" {
				parts = append(parts, p)
			}
		}
		return strings.Join(parts, "\n"), nil
	}
	if i := strings.Index(v, " #"); i >= 0 {
		v = strings.TrimSpace(v[:i])
	}
	if v == "~" || v == "null" {
		return "", nil
	}
	return v, nil
}

// closing returns where the quote that v begins with is closed, or -1.
func closing(v string) int {
	for i := 1; i < len(v); i++ {
		switch {
		case v[i] == '\\' && v[0] == '"':
			i++
		case v[i] == v[0] && v[0] == '\'' && i+1 < len(v) && v[i+1] == '\'':
			i++
		case v[i] == v[0]:
			return i
		}
	}
	return -1
}

// tomlValues reads front matter in TOML.
func tomlValues(s string) (map[string]string, error) {
	var all map[string]any
	if _, err := toml.Decode(s, &all); err != nil {
		var parse toml.ParseError
		if errors.As(err, &parse) {
			return nil, errors.New("line " + strconv.Itoa(parse.Position.Line+1) + ": " + displayText(parse.Message))
		}
		return nil, errors.New(displayText(err.Error()))
	}
	out := map[string]string{}
	for k, v := range all {
		if s := tomlValue(v); s != "" {
			out[k] = s
		}
	}
	return out, nil
}

// take takes fields by the names of their keys.
func (rec *record) take(values, fields map[string]string) {
	var rank [fieldCount]int
	for _, k := range slices.Sorted(maps.Keys(values)) { // for one answer where two keys mean the same
		v := values[k]
		f, n := fieldOf(k)
		if f == noField || f == textField || f == summaryField || v == "" {
			continue
		}
		if rec[f] == "" || n < rank[f] {
			rec[f], rank[f] = v, n
		}
	}
	for name, theirs := range fields {
		if v := values[theirs]; v != "" && name != "text" {
			rec[fieldNamed(name)] = v
		}
	}
	rec[authorField] = strings.ReplaceAll(rec[authorField], "\n", ", ")
}
