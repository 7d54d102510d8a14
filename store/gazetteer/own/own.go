// Package own reads a reader's own file of union bodies: bodies that the
// gazetteer does not know, further names of those it knows, and corrections of
// single articles. The file is TOML:
//
//	[[body]]
//	id = "330400/harbour-works"
//	name = "Harbour Works Trade Union"
//	name_zh = "港区工程公司工会"
//	level = "enterprise"
//	parent = "330400"
//	aliases = ["Harbour Works Union"]
//
//	[[alias]]
//	body = "330400"
//	names = ["Chia-hsing Federation of Labour"]
//
//	[[correction]]
//	article = "2023/lu-an.txt"
//	primary = "341500"
//	add = ["340000"]
//	remove = ["341502"]
package own

import (
	"cmp"
	"maps"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gongbao/model"
	"gongbao/store/fold"
	"gongbao/store/gazetteer"
)

// Own is what one or more such files say. It is immutable and safe for
// concurrent use. A nil Own says nothing.
type Own struct {
	table       *gazetteer.Table
	bodies      map[string]*model.Union // the files' own, and those of the gazetteer with more names
	names       map[rune][]Name         // by their first letter, folded; the longest first
	corrections map[string]Correction   // by the ID or the path of an article
}

// Name is a name that a file gives to a body.
type Name struct {
	Text  string // Chinese in Simplified characters
	Union *model.Union
	File  string // the last element of the file's path
}

// Correction is what a file says of an article.
type Correction struct {
	Article string // its ID or its path in the archive
	Primary *model.Union
	Add     []*model.Union
	Remove  []*model.Union
	File    string // the last element of the file's path
	Line    int
}

// Union returns the body with the ID as the files have it, or else as the
// gazetteer has it; nil if neither knows it.
func (o *Own) Union(id string) *model.Union {
	if o != nil {
		if u := o.bodies[id]; u != nil {
			return u
		}
		return o.table.Union(id)
	}
	return gazetteer.Load().Union(id)
}

// Of returns a body as the files have it: with the names they add.
func (o *Own) Of(u *model.Union) *model.Union {
	if o == nil || u == nil {
		return u
	}
	return cmp.Or(o.bodies[u.ID], u)
}

// Within returns the bodies above one, nearest first, the national body left
// out, as the files have them.
func (o *Own) Within(u *model.Union) []*model.Union {
	var out []*model.Union
	for range deepest {
		if u = o.Union(u.Parent); u == nil || u.ID == model.NationalID {
			break
		}
		out = append(out, u)
	}
	return out
}

// deepest is how many bodies can stand above one another.
const deepest = 16

// HasNames tells whether the files name any body.
func (o *Own) HasNames() bool { return o != nil && len(o.names) > 0 }

// Starting returns the names that begin with a letter, the longest first.
func (o *Own) Starting(r rune) []Name { return o.names[firstLetter(r)] }

// Correction returns what the files say of an article.
func (o *Own) Correction(id model.ID, at string) (Correction, bool) {
	if o == nil || len(o.corrections) == 0 {
		return Correction{}, false
	}
	if c, ok := o.corrections[string(id)]; ok {
		return c, true
	}
	c, ok := o.corrections[at]
	return c, ok
}

// Corrections returns what the files say of single articles, by file and line.
func (o *Own) Corrections() []Correction {
	if o == nil {
		return nil
	}
	return slices.SortedFunc(maps.Values(o.corrections), func(a, b Correction) int {
		return cmp.Or(strings.Compare(a.File, b.File), a.Line-b.Line)
	})
}

// addName makes a body found by a name.
func (o *Own) addName(text string, u *model.Union, file string) {
	text = strings.Join(strings.Fields(fold.Simplified(text)), " ")
	r, _ := utf8.DecodeRuneInString(text)
	at := firstLetter(r)
	o.names[at] = append(o.names[at], Name{Text: text, Union: u, File: path.Base(file)})
	slices.SortStableFunc(o.names[at], func(a, b Name) int { return len(b.Text) - len(a.Text) })
}

func firstLetter(r rune) rune { return unicode.ToLower(r) }

// Match returns how many bytes of s, which begins where a word does, the name
// takes; 0 if it does not stand there. The case of letters does not count, nor
// what kind of space or apostrophe stands where one does. Chinese must be
// Simplified.
func (n Name) Match(s string) int {
	at, rest := 0, n.Text
	for rest != "" {
		want, k := utf8.DecodeRuneInString(rest)
		got, w := utf8.DecodeRuneInString(s[at:])
		if w == 0 {
			return 0
		}
		switch {
		case want == ' ':
			run := spaces(s[at:])
			if run == 0 {
				return 0
			}
			w = run
		case want != got && unicode.ToLower(want) != unicode.ToLower(got) && !(apostrophe(want) && apostrophe(got)):
			return 0
		}
		at, rest = at+w, rest[k:]
	}
	last, _ := utf8.DecodeLastRuneInString(n.Text)
	if next, _ := utf8.DecodeRuneInString(s[at:]); !model.IsHan(last) && isWord(last) && isWord(next) && !model.IsHan(next) {
		return 0
	}
	return at
}

// spaces is the length of the white space that s begins with; one line end at
// most.
func spaces(s string) int {
	n, ends := 0, 0
	for _, r := range s {
		if r == '\n' {
			ends++
		}
		if !unicode.IsSpace(r) || ends > 1 {
			break
		}
		n += utf8.RuneLen(r)
	}
	return n
}

func apostrophe(r rune) bool { return r == '\'' || r == '’' || r == '‘' || r == 'ʼ' }

func isWord(r rune) bool { return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r)) }
