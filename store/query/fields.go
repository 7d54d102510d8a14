package query

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gongbao/model"
	"gongbao/store/fold"
)

// Fields returns the names of the fields that find something, in the order help
// lists them.
func Fields() []string {
	return []string{"union", "date", "source", "title", "text", "by", "lang", "level", "near", "is", "id"}
}

// ofMarks returns the values by which a field asks for what a reader has marked.
// They are understood, and refused as long as no marks are kept, so nobody is
// offered them.
func ofMarks(field string) []string {
	switch field {
	case "is":
		return []string{"unread", "read", "starred", "noted"}
	case "has":
		return []string{"note"}
	}
	return nil
}

// Values returns the values a field has when they are few and fixed, else nil.
// Of date they are the words among many other forms.
func Values(field string) []string {
	switch field {
	case "lang":
		return []string{"zh", "zh-hant", "zh-hans", "en", "none"}
	case "level":
		var names []string
		for l := model.LevelNational; l <= model.LevelEnterprise; l++ {
			names = append(names, l.String())
		}
		return names
	case "is":
		return []string{"page"}
	case "date":
		return []string{"today", "yesterday", "7d", "30d", "this-week", "last-week", "this-month", "last-month", "this-year", "last-year", "none"}
	}
	return nil
}

// others are what people type for a field of another name.
func otherName(name string) string {
	switch name {
	case "author", "reporter", "byline", "editor", "photographer":
		return "by"
	case "year", "month", "day", "since", "before", "after", "published":
		return "date"
	case "org", "body", "federation", "region":
		return "union"
	case "language":
		return "lang"
	case "from", "outlet", "paper":
		return "source"
	case "content", "fulltext":
		return "text"
	}
	return ""
}

func partOf(field string) Part {
	switch field {
	case "title":
		return InTitle
	case "text":
		return InBody
	case "by":
		return InPeople
	}
	return Anywhere
}

func isField(name string) bool {
	return slices.Contains(Fields(), name) || ofMarks(name) != nil
}

// field reads a field whose name and colon take width bytes.
func (p *parser) field(name string, width int) (Node, error) {
	at := p.pos
	if !isField(name) {
		return nil, unknownField(p.src, at, name)
	}
	p.pos += width
	exact := name == "union" && !p.atEnd() && p.src[p.pos] == '='
	if exact {
		p.pos++
	}
	start := p.pos
	distance := p.distance(name)
	from := p.pos
	value, quoted, err := p.value()
	if err != nil {
		return nil, err
	}
	if strings.TrimSpace(value) == "" {
		return nil, p.missing(from, name+": has no value", p.emptyHint(name))
	}
	if part := partOf(name); part != Anywhere {
		t := Text{Words: value, In: part, Phrase: quoted}
		if !quoted {
			t.Words, t.Prefix = cutStar(value)
		}
		return p.opened(t), nil
	}
	f := Field{Name: name, Exact: exact, Value: value}
	if name == "near" {
		f.Value = nearValue(distance, value)
	}
	if w := checkField(f); w != nil {
		if p.typing && !quoted && p.atEnd() && unfinished(f) {
			return nil, nil
		}
		return nil, p.wrong(start, w)
	}
	return f, nil
}

// distance reads the number of near:5:"a b", and returns it with its colon.
func (p *parser) distance(name string) string {
	if name != "near" {
		return ""
	}
	n := 0
	rest := p.src[p.pos:]
	for n < len(rest) && rest[n]-'0' < 10 {
		n++
	}
	for _, colon := range [...]string{":", "："} {
		if n > 0 && strings.HasPrefix(rest[n:], colon) {
			p.pos += n + len(colon)
			return rest[:n] + ":"
		}
	}
	return ""
}

// value reads the value of a field: a phrase in quotes, or up to a space,
// quote or bracket.
func (p *parser) value() (value string, quoted bool, err error) {
	if !p.atEnd() && isQuote(first(p.src[p.pos:])) {
		value, err = p.quoted()
		return value, true, err
	}
	return p.bare(), false, nil
}

// wrong makes the error about a value that stands, perhaps in quotes, at byte
// start.
func (p *parser) wrong(start int, w *wrong) *Error {
	e := errAt(p.src, start, w.msg, w.hint)
	if e.Col += w.at; w.at > 0 && isQuote(first(p.src[start:])) {
		e.Col++
	}
	return e
}

// unfinished tells whether a value that its field cannot have could become one
// it can have by typing on.
func unfinished(f Field) bool {
	value := plainValue(f.Value)
	for _, v := range slices.Concat(Values(f.Name), ofMarks(f.Name)) {
		if strings.HasPrefix(v, value) {
			return true
		}
	}
	if f.Name == "date" {
		for _, more := range [...]string{"1", "01", "99", "999", "9999", ".9999"} {
			if _, w := parseDates(f.Value + more); w == nil {
				return true
			}
		}
	}
	return false
}

func (p *parser) emptyHint(name string) string {
	switch rest := p.src[p.pos:]; {
	case rest != "" && isOpen(first(rest)):
		return fmt.Sprintf("brackets go around the fields: (%s:a OR %s:b)", name, name)
	case strings.TrimSpace(rest) != "":
		return "write the value next to the colon, " + name + ":" + example(name)
	}
	return "for example " + name + ":" + example(name)
}

func example(name string) string {
	switch name {
	case "union":
		return "anhui"
	case "date":
		return "2023-05"
	case "source":
		return `"Workers' Daily"`
	case "near":
		return `"wages arrears"`
	case "id":
		return "k3v7"
	}
	if v := slices.Concat(Values(name), ofMarks(name)); v != nil {
		return v[0]
	}
	return "craftsmen"
}

func unknownField(src string, at int, name string) *Error {
	hint := "the fields are " + strings.Join(Fields(), " ")
	if near := nearestField(name); near != "" {
		hint = "nearest: " + near + ":"
	}
	return errAt(src, at, "there is no field "+name+":", hint+"; to search for it as text, put it in quotes")
}

func nearestField(name string) string {
	if other := otherName(name); other != "" {
		return other
	}
	return nearest(name, Fields())
}

// wrong says what is wrong with a value, and about which of its characters, from 0.
type wrong struct {
	at        int // the first of them
	width     int // how many, where that matters
	msg, hint string
}

// checkField returns what is wrong with the value of a field, or nil. Unions
// and sources can be anything.
func checkField(f Field) *wrong {
	switch f.Name {
	case "union", "source":
		return nil
	case "date":
		_, w := parseDates(f.Value)
		return w
	case "near":
		_, w := parseNear(f.Value)
		return w
	case "id":
		_, w := parseID(f.Value)
		return w
	case "lang", "level", "is", "has":
		return checkValue(f)
	}
	return &wrong{msg: "there is no field " + f.Name + ":"}
}

// checkValue checks a field that has a few fixed values.
func checkValue(f Field) *wrong {
	values := Values(f.Name)
	value := plainValue(f.Value)
	if slices.Contains(values, value) || slices.Contains(ofMarks(f.Name), value) {
		return nil
	}
	hint := "marks are not kept yet"
	if len(values) > 0 {
		hint = "it takes " + strings.Join(values, ", ")
	}
	near := nearest(value, values)
	if f.Name == "level" {
		switch value {
		case "district", "banner":
			near = "county"
		case "city":
			near = "prefecture"
		}
	}
	if near != "" {
		hint = "nearest: " + f.Name + ":" + near
	}
	return &wrong{msg: fmt.Sprintf("%s:%s is none of its values", f.Name, f.Value), hint: hint}
}

// plainValue folds a value that is a word of the language.
func plainValue(v string) string { return strings.TrimSpace(fold.Text(v)) }

// parseID returns the prefix of an article's ID.
func parseID(value string) (string, *wrong) {
	id := plainValue(value)
	if len(id) > model.IDLen {
		return "", &wrong{msg: fmt.Sprintf("id:%s is longer than the %d characters of an ID", value, model.IDLen)}
	}
	for _, r := range id {
		if !(r >= 'a' && r <= 'z' || r >= '2' && r <= '7') {
			return "", &wrong{msg: fmt.Sprintf("id:%s cannot be the beginning of an ID", value), hint: "an ID has the letters a to z and the digits 2 to 7"}
		}
	}
	return id, nil
}

// defaultNear is how many words apart near: allows.
const (
	defaultNear = 10
	maxNear     = 999
)

// nearValue joins a distance with its colon, or "", and the words of near: to
// one value. Words that could be taken to begin with a distance get one.
func nearValue(distance, words string) string {
	if _, rest := cutDistance(words); distance == "" && rest != words {
		distance = strconv.Itoa(defaultNear) + ":"
	}
	return distance + words
}

// cutDistance parts the distance and the words of a value of near:.
func cutDistance(value string) (digits, words string) {
	n := 0
	for n < len(value) && value[n]-'0' < 10 {
		n++
	}
	if n > 0 && n < len(value) && value[n] == ':' {
		return value[:n], value[n+1:]
	}
	return "", value
}

// parseNear reads the value of near: words that stand within so many words of
// each other, in any order.
func parseNear(value string) (Near, *wrong) {
	near := Near{Within: defaultNear}
	digits, words := cutDistance(value)
	if digits != "" {
		n, err := strconv.Atoi(digits)
		if err != nil || n < 1 || n > maxNear {
			return Near{}, &wrong{msg: fmt.Sprintf("near:%s: is not a distance in words", digits), hint: fmt.Sprintf("it goes from 1 to %d", maxNear)}
		}
		near.Within = n
	}
	for _, word := range strings.Fields(words) {
		word, prefix := cutStar(word)
		if t := newTerm(Text{Words: word, Prefix: prefix}); len(t.Words) > 0 {
			near.Terms = append(near.Terms, t)
		}
	}
	if len(near.Terms) < 2 {
		return Near{}, &wrong{msg: "near: takes two words or more, in quotes", hint: `for example near:"wages arrears" or near:5:"wages arrears"`}
	}
	return near, nil
}
