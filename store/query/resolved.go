package query

import (
	"strings"
	"time"

	"gongbao/model"
)

// Resolved is a query bound to an archive and a day. Its tree is made of And,
// Or and Not as a parsed one, and of the conditions Term, Near, Union, Dates,
// Source, Langs, Level, ID, Page and Nothing.
type Resolved struct {
	Root     Node     // nil matches everything
	Terms    []Term   // what is looked for, in order, each once: for snippets and highlights; nothing negated
	Warnings []string // what fits nothing, one plain line each
}

// Term is words that follow each other in a text, in the part that In names.
// It has at least one. A word typed without quotes that punctuation parts
// ("all-china") is a Term of several.
type Term struct {
	In    Part
	Words []Word
}

// Word is one word of a Term, as fold.Tokens splits them.
type Word struct {
	Text   string // folded
	Stem   string // fold.Stem of it; equal to Text where Exact, Prefix or Han
	Exact  bool   // matches as spelled only: it stood in quotes
	Prefix bool   // matches every word that begins with Text
	Open   bool   // matches these besides: it is still being typed
	Han    bool   // one Han character or kana
	Tight  bool   // the Han before it in the text may be parted from it by white space only
}

// Near matches a text that holds all of its Terms, in any order, such that the
// first words of the first and the last of them stand at most Within words
// apart, in one block; a Han character counts as a word.
type Near struct {
	Within int
	Terms  []Term // two or more
}

// Union matches articles that name one of the bodies.
type Union struct {
	IDs   []string // sorted
	Below bool     // or any body below one of them
	None  bool     // instead: articles that name no body
}

// Dates matches articles by model.Date.Within(From, To): a date of lower
// precision matches if the stretch holds all of it. The bounds are at midnight
// UTC, which stands in for the zone that pages do not print; a zero one is open.
type Dates struct {
	From, To time.Time // half-open
	None     bool      // instead: articles without a date
}

// Match tells whether d is in the stretch.
func (c Dates) Match(d model.Date) bool {
	if c.None {
		return d.IsZero()
	}
	return d.Within(c.From, c.To)
}

// Source matches articles from one of the sources, spelled as the archive
// spells them.
type Source struct {
	Names []string // sorted
	None  bool     // instead: articles without a source
}

// Langs matches articles in one of the languages.
type Langs struct{ Tags []model.Lang }

// Level matches articles that name a body of the level.
type Level struct{ Level model.Level }

// ID matches the articles whose ID begins so.
type ID struct{ Prefix string }

// Page matches pages that are no article: see model.Article.
type Page struct{}

// Nothing matches no article: a union body or source that the archive has not.
type Nothing struct{}

func (Term) node()    {}
func (Near) node()    {}
func (Union) node()   {}
func (Dates) node()   {}
func (Source) node()  {}
func (Langs) node()   {}
func (Level) node()   {}
func (ID) node()      {}
func (Page) node()    {}
func (Nothing) node() {}

// Key returns a text that two terms share only if they match the same words
// in the same part.
func (t Term) Key() string {
	var b strings.Builder
	b.WriteByte('0' + byte(t.In))
	for _, w := range t.Words {
		b.WriteByte(' ')
		if w.Exact {
			b.WriteByte('=')
		}
		switch {
		case w.Prefix:
			b.WriteByte('*')
		case w.Open:
			b.WriteByte('+')
		}
		if w.Tight {
			b.WriteByte('-')
		}
		b.WriteString(w.Stem)
	}
	return b.String()
}
