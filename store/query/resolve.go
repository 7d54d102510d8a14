package query

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"gongbao/model"
	"gongbao/store/fold"
)

// Names is what an archive holds that a query can name. Values come as typed;
// an implementation folds them itself.
type Names interface {
	// Unions returns the IDs of every body of the best tier that fits value,
	// of those the archive holds; none if nothing fits.
	Unions(value string) []string
	// Sources returns the sources that fit, as the archive spells them.
	Sources(value string) []string
	// SuggestUnion and SuggestSource return the nearest spelling that fits
	// something, or "".
	SuggestUnion(value string) string
	SuggestSource(value string) string
}

// Resolve binds q to what an archive holds and to the reader's own day, which
// is the day of now in now's location. A union or source that fits nothing is
// no error: it matches nothing, and Warnings say so with the nearest spelling.
// The error, an *Error about q.String(), is for values a field cannot have (in
// a tree that Parse did not make) and for is: and has:, as no marks are kept.
func Resolve(q Query, names Names, now time.Time) (Resolved, error) {
	r := resolver{query: q, names: names, now: now, seen: map[string]bool{}}
	root, err := r.node(q.Root, false)
	if err != nil {
		return Resolved{}, err
	}
	r.out.Root = root
	return r.out, nil
}

type resolver struct {
	query  Query
	names  Names
	now    time.Time
	out    Resolved
	fields int             // fields met so far, in the order String prints them
	seen   map[string]bool // keys of out.Terms, and warnings given
}

// node resolves n. It returns nil for text without a word in it.
func (r *resolver) node(n Node, negated bool) (Node, error) {
	switch n := n.(type) {
	case And:
		nodes, err := r.nodes(n.Nodes, negated)
		return All(nodes...).Root, err
	case Or:
		nodes, err := r.nodes(n.Nodes, negated)
		return Any(nodes...), err
	case Not:
		inner, err := r.node(n.Node, !negated)
		if inner == nil || err != nil {
			return nil, err
		}
		return Not{inner}, nil
	case Text:
		return r.text(n, negated), nil
	case Field:
		return r.field(n, negated)
	}
	return nil, nil
}

func (r *resolver) nodes(nodes []Node, negated bool) ([]Node, error) {
	var out []Node
	for _, n := range nodes {
		resolved, err := r.node(n, negated)
		if err != nil {
			return nil, err
		}
		out = append(out, resolved)
	}
	return out, nil
}

func (r *resolver) text(t Text, negated bool) Node {
	term := newTerm(t)
	if len(term.Words) == 0 {
		r.warn(strconv.Quote(t.Words) + " has no letters or digits to look for and is passed over")
		return nil
	}
	if t.Open {
		t.Open = false
		r.seek(newTerm(t), negated) // first comes what holds the word as it stands
	}
	r.seek(term, negated)
	return term
}

// seek notes a term that is looked for.
func (r *resolver) seek(t Term, negated bool) {
	if key := t.Key(); !negated && !r.seen[key] {
		r.seen[key] = true
		r.out.Terms = append(r.out.Terms, t)
	}
}

func (r *resolver) warn(line string) {
	if !r.seen["!"+line] {
		r.seen["!"+line] = true
		r.out.Warnings = append(r.out.Warnings, line)
	}
}

// newTerm splits text into folded words.
func newTerm(t Text) Term {
	folded := fold.Text(t.Words)
	term := Term{In: t.In}
	end := -1
	for tok := range fold.Tokens(folded) {
		w := Word{Text: tok.Text, Stem: tok.Text, Han: tok.Han, Exact: t.Phrase && !tok.Han}
		if !tok.Han && !t.Phrase {
			w.Stem = fold.Stem(tok.Text)
		}
		n := len(term.Words)
		w.Tight = tok.Han && n > 0 && term.Words[n-1].Han && tok.Start == end
		end = tok.End
		term.Words = append(term.Words, w)
	}
	n := len(term.Words)
	typed := len(strings.TrimRight(folded, "'")) // lu' may become lu'an
	if n == 0 || end != typed || term.Words[n-1].Han {
		return term
	}
	switch last := &term.Words[n-1]; {
	case t.Prefix, t.Open && t.Phrase:
		last.Prefix, last.Stem = true, last.Text
	case t.Open:
		last.Open = true
	}
	return term
}

// begins tells whether words that begin so match.
func (w Word) begins() bool { return w.Prefix || w.Open }

func (r *resolver) field(f Field, negated bool) (Node, error) {
	r.fields++
	if w := checkField(f); w != nil {
		return nil, r.wrong(w)
	}
	switch f.Name {
	case "union":
		return r.union(f), nil
	case "source":
		return r.source(f), nil
	case "date":
		spec, _ := parseDates(f.Value)
		dates, w := spec.bind(r.now)
		if w != nil {
			w.msg = f.Name + ":" + w.msg
			return nil, r.wrong(w)
		}
		return dates, nil
	case "lang":
		return langs(plainValue(f.Value)), nil
	case "level":
		level, _ := model.ParseLevel(plainValue(f.Value))
		return Level{level}, nil
	case "id":
		id, _ := parseID(f.Value)
		return ID{id}, nil
	case "is":
		if plainValue(f.Value) == "page" {
			return Page{}, nil
		}
	case "near":
		near, _ := parseNear(f.Value)
		for _, t := range near.Terms {
			r.seek(t, negated)
		}
		return near, nil
	}
	return nil, r.wrong(&wrong{msg: f.Name + ":" + f.Value + ": marks are not kept yet"})
}

// wrong makes the error about the field met last.
func (r *resolver) wrong(w *wrong) *Error {
	text, at := r.query.fieldColumn(r.fields)
	p := parser{src: text}
	return p.wrong(at, w)
}

func (r *resolver) union(f Field) Node {
	if plainValue(f.Value) == "none" {
		return Union{None: true}
	}
	ids := slices.Clone(r.names.Unions(f.Value))
	if len(ids) == 0 {
		r.warn(missed("union body", f.Value, r.names.SuggestUnion(f.Value)))
		return Nothing{}
	}
	slices.Sort(ids)
	return Union{IDs: ids, Below: !f.Exact}
}

func (r *resolver) source(f Field) Node {
	if plainValue(f.Value) == "none" {
		return Source{None: true}
	}
	names := slices.Clone(r.names.Sources(f.Value))
	if len(names) == 0 {
		r.warn(missed("source", f.Value, r.names.SuggestSource(f.Value)))
		return Nothing{}
	}
	slices.Sort(names)
	return Source{Names: names}
}

func missed(what, value, near string) string {
	line := "no " + what + " fits " + strconv.Quote(value)
	if near != "" {
		line += "; nearest: " + near
	}
	return line
}

func langs(value string) Langs {
	switch value {
	case "zh":
		return Langs{[]model.Lang{model.LangZH, model.LangZHHant}}
	case "zh-hans":
		return Langs{[]model.Lang{model.LangZH}}
	case "zh-hant":
		return Langs{[]model.Lang{model.LangZHHant}}
	case "en":
		return Langs{[]model.Lang{model.LangEN}}
	}
	return Langs{[]model.Lang{model.LangNone}}
}
