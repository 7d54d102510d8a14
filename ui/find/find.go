// Package find is the overlay that finds by a few letters: titles of articles,
// union bodies, sources and saved searches in one list, over the whole archive.
package find

import (
	tea "charm.land/bubbletea/v2"

	"gongbao/model"
	"gongbao/store"
	"gongbao/ui/overlay"
	"gongbao/ui/styles"
)

// Kind says what an Action asks the root to do.
type Kind uint8

// The kinds of actions. All but None, Changed and Complete close the overlay.
const (
	None         Kind = iota
	Changed           // find Text and hand the matches back with Gen, those found at once first
	Complete          // find the rest of the matches of Text, and hand all back with Gen
	Close             // nothing but close
	OpenArticle       // open ID
	NarrowUnion       // narrow to Union and all below it
	NarrowSource      // narrow to Source
	RunSaved          // run the saved search called Name
)

// Action is what a key in the overlay asks the root to do.
type Action struct {
	Kind   Kind
	Text   string       // of Changed and Complete
	Gen    uint64       // of both: to be handed back with the matches
	ID     model.ID     // of OpenArticle
	Union  *model.Union // of NarrowUnion
	Source string       // of NarrowSource; "" is no source
	Name   string       // of RunSaved

	// Rest are keys and pastes typed after an Enter that had to wait: they are
	// meant for what stands behind the overlay.
	Rest []tea.Msg
}

// Model is the overlay. Keep one and Open it again: its generations go on, so
// that a late answer of an earlier time is known.
type Model struct {
	styles  *styles.Styles
	w, h    int
	box     overlay.Box
	input   overlay.Input
	ahead   overlay.Ahead
	scroll  overlay.Scroll
	matches store.Matches
	glanced uint64 // the question that some rows are here of, while the others are looked for; 0 for none
	saved   bool   // only saved searches
	growing bool   // the archive is being read: what does not match yet may
	preview preview
}

// New returns the overlay, not yet open.
func New(s *styles.Styles) *Model { return &Model{styles: s, input: overlay.NewInput()} }

// SetStyles changes the looks.
func (m *Model) SetStyles(s *styles.Styles) {
	m.styles = s
	m.preview.wrap(m)
}

// SetSize sets the whole screen's size; the overlay chooses its own.
func (m *Model) SetSize(w, h int) {
	m.w, m.h = w, h
	m.box = overlay.Measure(w, h, overlay.Want{Beside: true})
	m.preview.wrap(m)
	m.scroll.Keep(len(m.matches.Rows), m.box.Rows)
}

// Size returns the overlay's own size in cells, 0, 0 where the screen is too
// small for it.
func (m *Model) Size() (w, h int) { return m.box.W, m.box.H }

// Cursor returns the caret's cell in the overlay.
func (m *Model) Cursor() (x, y int, ok bool) {
	return m.box.Left + m.input.CursorX(m.styles, m.box.Inner), m.box.Input, m.box.OK()
}

// Text returns what is typed.
func (m *Model) Text() string { return m.input.Value() }

// Waiting tells whether keys wait for an answer.
func (m *Model) Waiting() bool { return m.ahead.Holding() }

// OnlySaved says that what is found are saved searches and nothing else.
func (m *Model) OnlySaved() { m.saved = true }

// SetGrowing says whether the archive is being read. While it is, an Enter waits
// for the first match.
func (m *Model) SetGrowing(is bool) { m.growing = is }

// ready tells whether there is what a key can act on.
func (m *Model) ready() bool { return m.ahead.Ready() && !m.hopes() }

// hopes tells whether nothing matches, and something yet may.
func (m *Model) hopes() bool { return m.growing && len(m.matches.Rows) == 0 && !m.saved }

// Open begins anew with a text, as if typed; "" for none.
func (m *Model) Open(text string) Action {
	m.input.Set(text)
	m.ahead.Rest()
	m.matches, m.scroll, m.glanced = store.Matches{}, overlay.Scroll{}, 0
	return m.changed()
}

// Ask returns the present question again, for when the archive has changed.
func (m *Model) Ask() Action {
	return Action{Kind: Changed, Text: m.input.Value(), Gen: m.ahead.Gen()}
}

// changed asks for the matches of the text; of no text, for the newest articles.
func (m *Model) changed() Action {
	m.ahead.Next()
	return m.Ask()
}

// SetMatches takes the answer to the question with that generation. Keys that
// waited for it act now, and the action is what the last of them asks for. No
// matches are a good answer where the archive had none to give.
//
// Matches found at once are shown, but keys that they do not tell the outcome of
// go on waiting for all.
func (m *Model) SetMatches(found store.Matches, gen uint64) Action {
	if found.Partial {
		return m.glance(found, gen)
	}
	fresh := !m.ahead.Ready()
	if !m.ahead.Answer(gen) {
		return Action{}
	}
	was, had := m.current()
	stays := !fresh || m.glanced == gen && m.scroll.At > 0
	m.matches, m.glanced = found, 0
	if fresh && !stays {
		m.scroll = overlay.Scroll{}
	}
	m.scroll.Keep(len(found.Rows), m.box.Rows)
	if stays && had {
		m.find(was)
	}
	return m.settle()
}

// glance takes the rows that were found at once; the others are to follow. While
// the archive grows, all that were found last stay until all are found again.
func (m *Model) glance(found store.Matches, gen uint64) Action {
	if gen != m.ahead.Gen() {
		return Action{}
	}
	if !m.ahead.Ready() && len(found.Rows) > 0 {
		m.matches, m.scroll, m.glanced = found, overlay.Scroll{}, gen
	}
	return Action{Kind: Complete, Text: m.input.Value(), Gen: gen}
}

// glimpsed tells whether a key acts alike on the rows that were found at once
// and on all, and takes it if it does. They are the first of all.
func (m *Model) glimpsed(k tea.KeyPressMsg) (a Action, ok bool) {
	if m.glanced == 0 || m.glanced != m.ahead.Gen() || m.ahead.Holding() {
		return Action{}, false
	}
	if k.String() == "enter" {
		return m.enter(), true
	}
	moved, rows := m.scroll, len(m.matches.Rows)
	if !moved.Key(k, rows, m.box.Rows) || moved.At == rows-1 {
		return Action{}, false
	}
	m.scroll = moved
	return Action{}, true
}

// find selects the row that is the same thing as another.
func (m *Model) find(want store.Match) {
	for i := range m.matches.Rows {
		if Same(&m.matches.Rows[i], &want) {
			m.scroll.To(i, len(m.matches.Rows), m.box.Rows)
			return
		}
	}
}

// Same tells whether two rows are of the same thing.
func Same(a, b *store.Match) bool {
	switch {
	case a.Kind != b.Kind:
		return false
	case a.Kind == store.MatchArticle:
		return a.ID == b.ID
	case a.Kind == store.MatchUnion && a.Union != nil && b.Union != nil:
		return a.Union.ID == b.Union.ID
	}
	return a.Text == b.Text
}

func (m *Model) current() (store.Match, bool) {
	if m.scroll.At >= len(m.matches.Rows) {
		return store.Match{}, false
	}
	return m.matches.Rows[m.scroll.At], true
}

// Key takes a key. Those that act on the matches wait until the matches are
// those of the text as typed.
func (m *Model) Key(k tea.KeyPressMsg) Action {
	if k.String() == "esc" {
		m.ahead.Rest()
		return Action{Kind: Close}
	}
	if a, ok := m.glimpsed(k); ok {
		return a
	}
	onlyMoves := m.ahead.OnlyMoves()
	if m.hopes() && m.ahead.Ready() && overlay.IsErase(k) {
		m.ahead.Rest() // nobody waits any longer who goes back
		onlyMoves = true
	}
	if !m.ready() && (needsRows(k) || !onlyMoves) {
		m.ahead.Hold(k)
		return Action{}
	}
	a := m.act(k)
	if a.Kind == Changed && onlyMoves {
		m.ahead.Rest() // moves among rows that the new text replaces
	}
	return a
}

// Paste takes pasted text.
func (m *Model) Paste(s string) Action {
	if m.ahead.Holding() && !m.ahead.OnlyMoves() {
		m.ahead.Hold(tea.PasteMsg{Content: s})
		return Action{}
	}
	return m.paste(s)
}

func (m *Model) paste(s string) Action {
	if m.input.Paste(s) {
		return m.changed()
	}
	return Action{}
}

// needsRows tells whether a key acts on the matches.
func needsRows(k tea.KeyPressMsg) bool { return k.String() == "enter" || overlay.IsMove(k) }

func (m *Model) act(k tea.KeyPressMsg) Action {
	switch {
	case k.String() == "enter":
		return m.enter()
	case m.scroll.Key(k, len(m.matches.Rows), m.box.Rows):
	case m.input.Key(k):
		return m.changed()
	}
	return Action{}
}

// Wheel moves the selection by d rows.
func (m *Model) Wheel(d int) Action {
	m.scroll.Move(d, len(m.matches.Rows), m.box.Rows)
	return Action{}
}

// Click selects the row at a cell of the overlay; the row selected already is
// opened.
func (m *Model) Click(x, y int) Action {
	row, ok := m.box.Row(x, y)
	i := m.scroll.Top + row
	switch {
	case !ok || i >= len(m.matches.Rows) || !m.ahead.Ready() && m.glanced != m.ahead.Gen():
		return Action{}
	case i == m.scroll.At:
		return m.enter()
	}
	m.scroll.To(i, len(m.matches.Rows), m.box.Rows)
	return Action{}
}

func (m *Model) enter() Action {
	row, ok := m.current()
	switch {
	case !ok:
		return Action{}
	case row.Kind == store.MatchArticle:
		return Action{Kind: OpenArticle, ID: row.ID}
	case row.Kind == store.MatchUnion:
		if row.Union == nil {
			return Action{}
		}
		return Action{Kind: NarrowUnion, Union: row.Union}
	case row.Kind == store.MatchSaved:
		return Action{Kind: RunSaved, Name: row.Text}
	}
	return Action{Kind: NarrowSource, Source: row.Text}
}

// settle takes the keys that waited, as far as they have not to wait again.
func (m *Model) settle() Action {
	var last Action
	if m.hopes() && !m.ahead.OnlyMoves() && !m.ahead.Holds(overlay.IsErase) {
		return last
	}
	m.ahead.Drain(needsRows, func(msg tea.Msg) bool {
		a := m.take(msg)
		if a.Kind == None {
			return true
		}
		last = a
		return a.Kind == Changed
	})
	if last.Kind != None && last.Kind != Changed {
		last.Rest = m.ahead.Rest()
	}
	return last
}

func (m *Model) take(msg tea.Msg) Action {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return m.act(msg)
	case tea.PasteMsg:
		return m.paste(msg.Content)
	}
	return Action{}
}
