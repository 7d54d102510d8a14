// Package filter is what narrows the list: the narrow pane beside it and the
// pickers of dates, union bodies and sources that open over it.
//
// Nothing here asks the archive. A picker says what it wants to know with an
// Action that carries a generation; the root asks and hands the answer back
// with that generation, and an answer of an older one is dropped.
package filter

import (
	"strings"
	"sync"
	"unicode"

	tea "charm.land/bubbletea/v2"

	"gongbao/model"
	"gongbao/store/query"
	"gongbao/ui/overlay"
)

// Kind says what an Action asks the root to do.
type Kind uint8

// The kinds of actions.
const (
	None    Kind = iota // nothing
	Changed             // look up Text, or the facets, and hand them back with Gen
	Close               // close the overlay
	Apply               // close it and replace the condition on Field by Node
	Count               // count what Node as the condition on Field would give: SetCount with Gen
	Days                // count the days of Month of Year: SetDays with Gen
)

// Action is what a picker asks the root to do.
type Action struct {
	Kind  Kind
	Text  string     // of Changed: what to look up; "" for everything
	Gen   uint64     // of Changed, Count and Days: to be handed back with the answer
	Field string     // of Apply and Count: "date", "union" or "source"
	Node  query.Node // of Apply and Count: the condition; nil removes it
	Year  int        // of Days
	Month int        // of Days, 1 to 12

	// Rest are keys and pastes typed after the Enter of an Apply that had to
	// wait: they are meant for what stands behind the overlay.
	Rest []tea.Msg
}

// Names of the fields that are narrowed here, and of the value none has.
const (
	fieldDate   = "date"
	fieldUnion  = "union"
	fieldSource = "source"
	fieldLevel  = "level"
	fieldLang   = "lang"
	none        = "none"
)

// Spelling returns what a union body is called in a query: the shortest text
// that means this body alone.
type Spelling func(*model.Union) string

// idSpelling is the Spelling that is always right.
func idSpelling(u *model.Union) string { return u.ID }

// Spell returns the Spelling for an archive that holds the given bodies: a
// body's short name in lower case ("anhui", "lu'an"), or its ID where another
// body goes by that name too, in any language. The names are looked at when
// the first is asked for.
func Spell(bodies []*model.Union) Spelling {
	owners := sync.OnceValue(func() map[string]string { return ownersOf(bodies) })
	return func(u *model.Union) string {
		short := strings.ToLower(overlay.Plain(u.Short))
		if short == "" || short == none || owners()[spellKey(short)] != u.ID || strings.HasPrefix(short, "=") {
			return u.ID
		}
		return short
	}
}

// ownersOf returns the ID of the body that goes by each name, "" for a name of
// several.
func ownersOf(bodies []*model.Union) map[string]string {
	owner := make(map[string]string, 6*len(bodies))
	claim := func(name, id string) {
		key := spellKey(name)
		if was, taken := owner[key]; taken && was != id {
			id = ""
		}
		owner[key] = id
	}
	for _, u := range bodies {
		claim(u.ID, u.ID)
		for _, name := range []string{u.Name, u.NameZH, u.Short, u.ShortZH, u.Place, u.PlaceZH, withoutLastWord(u.Place)} {
			claim(name, u.ID)
		}
		for _, name := range u.Aliases {
			claim(name, u.ID)
			claim(withoutLastWord(name), u.ID)
		}
	}
	return owner
}

// withoutLastWord leaves the County of a place out, as a query does.
func withoutLastWord(place string) string {
	return place[:max(0, strings.LastIndexByte(place, ' '))]
}

// spellKey is a form in which all names are one that could be one to a query:
// its letters and digits, folded.
func spellKey(name string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return r
	}, folded(name))
}

// readable returns a condition as it reads when it has been printed and parsed
// again: inside quotes the language knows no straight double quote.
func readable(f query.Field) query.Field {
	if !strings.ContainsFunc(f.Value, unicode.IsPunct) {
		return f
	}
	q, err := query.Parse(query.All(f).String())
	if again, ok := q.Root.(query.Field); ok && err == nil {
		return again
	}
	return f
}

// counted writes a count for a column, nothing as the given glyph.
func counted(n int, nothing string) string {
	if n == 0 {
		return nothing
	}
	return overlay.Count(n)
}

// settle hands the keys and pastes that waited on, as far as they have not to
// wait again, and returns what the last of them asks for.
func settle(ahead *overlay.Ahead, waits func(tea.KeyPressMsg) bool, key func(tea.KeyPressMsg) Action, paste func(string) Action) Action {
	var last Action
	ahead.Drain(waits, func(msg tea.Msg) bool {
		var a Action
		switch msg := msg.(type) {
		case tea.KeyPressMsg:
			a = key(msg)
		case tea.PasteMsg:
			a = paste(msg.Content)
		}
		if a.Kind != None {
			last = a
		}
		return a.Kind != Apply
	})
	if last.Kind == Apply {
		last.Rest = ahead.Rest()
	}
	return last
}
