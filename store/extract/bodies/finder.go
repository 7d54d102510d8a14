package bodies

import (
	"strings"
	"sync"
	"unicode/utf8"

	"gongbao/model"
	"gongbao/store/gazetteer"
	"gongbao/store/gazetteer/own"
)

// role is the part of an article that a unit is; it says how much a name in it
// tells about the place of the article.
type role uint8

const (
	roleTitle role = iota
	roleDeck
	roleSource
	roleMeta
	roleLead // the first paragraph
	roleBody
)

// unit is one text that is looked at: the title, the source or a block.
type unit struct {
	role  role
	block int // index in Blocks, -1 for a field that no block shows
	text  string
	han   view // text as Chinese is matched in it; made when a trigger was seen
}

// span returns a hit's bytes in the unit's text.
func (u *unit) span(h *hit) (int, int) {
	if h.han {
		return u.han.span(h.start, h.end)
	}
	return h.start, h.end
}

// shape says what a hit's words are.
type shape uint8

const (
	shapeRegion   shape = iota // a region's body by name: cands
	shapeNational              // the national body by a name of its own
	shapeMaybe                 // the national body, if the article is otherwise national: "the General Assembly"
	shapeIndustry              // a body the gazetteer knows by name
	shapeBack                  // "the Municipal Federation": back
	shapeThe                   // "the Federation of Trade Unions", 总工会
	shapeOrg                   // a body that only the text knows: org
	shapeCongress              // the body whose congress is spoken of, if the article speaks of no other
	shapeOwn                   // a body by a name of the reader's own: union
)

// hit is one stretch of text that speaks of a union body.
type hit struct {
	unit       int
	start, end int  // in the unit's text, or in its view if han
	han        bool // start and end are of the view
	shape      shape
	strong     bool // shapeMaybe: the words before it are those of an office in it
	back       kind
	place      place
	org        *org
	union      *model.Union // what it was resolved to
	reason     string       // how, where that is not plain from the words
	sample     bool         // one of a list that ends in 等: named for many
	list       int          // hits of one list have the same number
}

// why says what an unresolved hit lacks; "" if it is not worth saying.
func (h *hit) why() string {
	switch h.shape {
	case shapeRegion:
		return "several regions bear this name and nothing in the article tells which"
	case shapeBack:
		return "the article does not say of which place"
	case shapeOrg:
		return "the article does not say where this is"
	}
	return ""
}

// finder is the work on one article.
type finder struct {
	t     *gazetteer.Table
	open  *gazetteer.Openings // nil until something is in Chinese
	own   *own.Own
	a     *model.Article
	units []unit
	hits  []hit
	ev    *evidence // the places the article names; made when first needed
	store evidence  // what it is made in

	kinds [kindDivision + 1]*kindAnswer // what back-references of each kind mean

	lastBack backReason
	towns    **gazetteer.Region // what townCounty found; nil before
}

// minLead is the least bytes of a paragraph that can be the lead; shorter ones
// are stray lines.
const minLead = 30

// finders are for Find, which is called for every article.
var finders = sync.Pool{New: func() any { return new(finder) }}

// mostKept is the most units and hits that a finder keeps room for.
const mostKept = 4096

// release gives a finder back when nothing of its work is needed any more.
func (f *finder) release() {
	if cap(f.units) > mostKept || cap(f.hits) > mostKept {
		return
	}
	clear(f.units) // they hold texts
	clear(f.hits)
	f.store.release()
	*f = finder{units: f.units[:0], hits: f.hits[:0], store: f.store}
	finders.Put(f)
}

func newFinder(t *gazetteer.Table, a *model.Article) *finder {
	f := finders.Get().(*finder)
	f.t, f.a = t, a
	f.field(roleTitle, a.Title, model.Title)
	f.field(roleDeck, a.Deck, model.Deck)
	f.field(roleSource, a.Source, model.Meta)
	lead := false
	for i := range a.Blocks {
		b := &a.Blocks[i]
		u := unit{block: i, text: b.Text, role: roleBody}
		switch b.Kind {
		case model.Boilerplate:
			continue
		case model.Title:
			u.role = roleTitle
		case model.Deck:
			u.role = roleDeck
		case model.Meta:
			u.role = roleMeta
		case model.Paragraph:
			if !lead && len(b.Text) > minLead {
				u.role, lead = roleLead, true
			}
		}
		f.units = append(f.units, u)
	}
	return f
}

// field adds a field of the article as a unit, unless a block of the kind
// shows it.
func (f *finder) field(r role, text string, kind model.Kind) {
	if text == "" {
		return
	}
	for i := range f.a.Blocks {
		if b := &f.a.Blocks[i]; b.Kind == kind && r != roleSource && strings.Contains(b.Text, text) {
			return
		}
	}
	f.units = append(f.units, unit{role: r, block: -1, text: text})
}

// openings returns how the Chinese names of regions begin.
func (f *finder) openings() *gazetteer.Openings {
	if f.open == nil {
		f.open = f.t.Openings()
	}
	return f.open
}

// add adds a hit. Hits come in order; one that begins inside the one before is
// a part of it and dropped.
func (f *finder) add(h hit) {
	f.hits = append(f.hits, h)
}

// onRune tells whether i is between two runes of s.
func onRune(s string, i int) bool {
	return i >= 0 && i <= len(s) && (i == len(s) || utf8.RuneStart(s[i]))
}
