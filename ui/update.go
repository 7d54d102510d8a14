package ui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"gongbao/model"
	"gongbao/store"
	"gongbao/store/query"
	"gongbao/ui/filter"
	"gongbao/ui/styles"
)

// Update takes one message. It does no I/O: what needs the archive or the
// machine goes out as a command.
func (m *Model) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return m.key(msg)
	case tea.PasteMsg:
		return m.paste(msg.Content)
	case tea.WindowSizeMsg:
		return m.resize(msg.Width, msg.Height)
	case tea.BackgroundColorMsg:
		m.restyle(m.profile, msg.IsDark())
	case tea.ColorProfileMsg:
		m.restyle(msg.Profile, m.dark)
	case tea.MouseClickMsg:
		return m.click(msg)
	case tea.MouseWheelMsg:
		return m.wheel(msg)
	case changedMsg:
		return m.changed()
	case restMsg:
		return m.rested(msg)
	default:
		return m.answer(msg)
	}
	return nil
}

// answer takes what the archive or the machine answered, then the keys that
// waited for it.
func (m *Model) answer(msg tea.Msg) tea.Cmd {
	var cmd tea.Cmd
	switch msg := msg.(type) {
	case searchedMsg:
		cmd = m.searched(msg)
	case rowsMsg:
		cmd = m.gotRows(msg)
	case articleMsg:
		cmd = m.opened(msg)
	case sideMsg:
		m.sided(msg)
	case facetsMsg:
		cmd = m.counted(msg)
	case dropsMsg:
		if m.dropping.finish(msg.gen) {
			m.drops = msg.drops
		}
	case doneMsg:
		m.say(msg.text)
	case namesMsg:
		m.learnNames(msg)
	case problemsMsg:
		m.gotProblems(msg)
	case optionsMsg:
		m.gotOptions(msg)
	case keptMsg:
		m.kept(msg)
	case shownMsg:
		m.ready()
		cmd = m.afterFirst()
	case reprintsMsg:
		m.gotReprints(msg)
	case withMsg:
		cmd = m.taken(msg)
	default:
		if m.overlay == nil {
			return nil
		}
		cmd = m.overlay.answer(m, msg)
	}
	return tea.Batch(cmd, m.replay())
}

// key takes a key in the fixed order: ctrl+c, then what waits, the overlay,
// the focused input, the bindings.
func (m *Model) key(k tea.KeyPressMsg) tea.Cmd {
	name := k.String()
	switch {
	case name == "ctrl+c":
		return m.quit(0)
	case (len(m.held) > 0 || m.waits(k)) && name != "esc" && name != "ctrl+z":
		m.hold(k)
		return nil
	}
	return tea.Batch(m.afterFirst(), m.act(k)) // a key may choose a body: what is it called?
}

// hold lets a key or a paste wait behind those that wait already.
func (m *Model) hold(msg tea.Msg) {
	if len(m.held) < maxHeld {
		m.held = append(m.held, msg)
	}
}

// act takes a key whose turn it is.
func (m *Model) act(k tea.KeyPressMsg) tea.Cmd {
	m.flash, m.touched = "", true
	switch {
	case m.overlay != nil:
		return m.overlay.key(m, k)
	case m.line != nil:
		return m.lineKey(k)
	}
	return tea.Batch(m.paneKey(k.String()), m.afterMove())
}

// maxHeld bounds the keys kept while an answer is under way.
const maxHeld = 4096

// waiting tells whether keys must wait: they were typed for a list, a row or
// an article that is still on its way.
func (m *Model) waiting() bool {
	switch {
	case m.search.pending && m.search.holds, m.open.pending && m.open.holds, m.taking.pending,
		m.facets.pending && m.focus == paneNarrow:
		return true
	case m.window.pending:
		_, ok := m.list.Selected()
		return !ok && m.list.Total() > 0
	}
	return false
}

// waits tells whether a key or a paste must wait. A digit that drops a
// condition waits for what dropping would give, a key that walks the history
// for what the file holds, one that takes what is offered for what that is, one
// that may choose a body for what bodies are called; nothing else does.
func (m *Model) waits(msg tea.Msg) bool {
	if k, ok := msg.(tea.KeyPressMsg); ok && m.dropping.pending && m.focus == paneList && m.overlay == nil && m.line == nil {
		if name := k.String(); len(name) == 1 && name[0] >= '1' && name[0] <= '9' {
			return true
		}
	}
	if k, ok := msg.(tea.KeyPressMsg); ok && (m.asksForState(k) || m.asksForOptions(k) || m.asksForNames(k) || m.asksForAll(k)) {
		return true
	}
	return m.waiting()
}

// asksForAll tells whether a key needs to know all rows of a list of which only
// the first are known yet: one that goes to the end, by a count, or where those
// known end soon.
func (m *Model) asksForAll(k tea.KeyPressMsg) bool {
	if !m.rest.pending || m.search.pending || m.overlay != nil || m.results.Exact {
		return false
	}
	name := k.String()
	if m.line != nil {
		return m.line.purpose == forCommand && name == "enter"
	}
	return m.focus != paneNarrow && (name == "G" || name == "end" || m.count > 0 || m.list.AtLast() && movesDown(name))
}

// movesDown tells whether a key may lead past the last row that is known.
func movesDown(name string) bool {
	switch name {
	case "j", "down", "ctrl+d", "ctrl+f", "space", "pgdown", "]", "n", "L":
		return true
	}
	return false
}

// asksForNames tells whether a key may choose a body in an overlay while what
// bodies are called is still on its way.
func (m *Model) asksForNames(k tea.KeyPressMsg) bool {
	return m.overlay != nil && m.naming.pending && k.String() == "enter"
}

// replay takes the keys that waited, until one of them has to wait again.
func (m *Model) replay() tea.Cmd {
	var cmds []tea.Cmd
	for len(m.held) > 0 && !m.waits(m.held[0]) && !m.stopped {
		msg := m.held[0]
		m.held = m.held[1:]
		switch msg := msg.(type) {
		case tea.KeyPressMsg:
			cmds = append(cmds, m.act(msg))
		case tea.PasteMsg:
			cmds = append(cmds, m.insert(msg.Content))
		}
	}
	if len(m.held) == 0 {
		m.held = nil
	}
	return tea.Batch(cmds...)
}

// paneKey runs the binding of a key: digits count, two keys may make one.
func (m *Model) paneKey(name string) tea.Cmd {
	if m.prefix != "" {
		name = m.prefix + " " + name
		m.prefix = ""
	} else if m.digit(name) {
		return nil
	}
	if cmd, ok := m.dropKey(name); ok {
		return cmd
	}
	b, begins := m.bound(name)
	switch {
	case b != nil:
		n := m.count
		m.count = 0
		return b.run(m, n)
	case begins:
		m.prefix = name
	default:
		m.count = 0
	}
	return nil
}

// digit takes a digit of a count. A 0 only continues one.
func (m *Model) digit(name string) bool {
	if len(name) != 1 || name[0] < '0' || name[0] > '9' || name == "0" && m.count == 0 || m.nothingFound() {
		return false
	}
	m.count = min(m.count*10+int(name[0]-'0'), 9_999_999)
	return true
}

// dropKey drops a condition where nothing was found.
func (m *Model) dropKey(name string) (tea.Cmd, bool) {
	if !m.nothingFound() || m.focus != paneList || len(name) != 1 {
		return nil, false
	}
	i := int(name[0]) - '1'
	if i < 0 || i >= len(m.drops) {
		return nil, false
	}
	return m.narrowTo(m.query.Without(m.drops[i].at)), true
}

// nothingFound tells whether the screen says that nothing was found.
func (m *Model) nothingFound() bool {
	return m.listed && m.results.Total == 0 && !m.query.Empty()
}

func (m *Model) paste(s string) tea.Cmd {
	if len(m.held) > 0 || m.waiting() {
		m.hold(tea.PasteMsg{Content: s})
		return nil
	}
	return m.insert(s)
}

// insert takes a paste whose turn it is.
func (m *Model) insert(s string) tea.Cmd {
	switch {
	case m.overlay != nil:
		return m.overlay.paste(m, s)
	case m.line != nil:
		return m.linePaste(s)
	}
	return nil
}

func (m *Model) resize(w, h int) tea.Cmd {
	m.layout = layoutFor(w, h)
	m.relayout()
	cmd := tea.Batch(m.afterMove(), m.neededFacets())
	return tea.Batch(cmd, m.replay())
}

// relayout gives every pane its size.
func (m *Model) relayout() {
	l := m.layout
	if l.tooSmall {
		return
	}
	m.list.SetSize(l.list.w, l.list.h, l.twoLines)
	m.detail.SetSize(l.article.w, l.article.h)
	m.narrow.SetSize(l.narrow.w, l.narrow.h)
	if m.overlay != nil {
		m.overlay.SetSize(l.w, l.h)
	}
}

func (m *Model) restyle(p colorprofile.Profile, dark bool) {
	if p == m.profile && dark == m.dark {
		return
	}
	m.profile, m.dark = p, dark
	m.styles = styles.For(p, dark, m.opts.ASCII)
	m.list.SetStyles(m.styles)
	m.detail.SetStyles(m.styles)
	m.narrow.SetStyles(m.styles)
	if m.overlay != nil {
		m.overlay.SetStyles(m.styles)
	}
}

// changed takes a newer generation of the archive: the same query again, the
// same article selected.
func (m *Model) changed() tea.Cmd {
	wait := m.waitChanged()
	var again tea.Cmd
	if m.overlay != nil {
		again = m.overlay.ask(m)
	}
	if m.search.pending || m.rest.pending {
		m.behind = true // the answer comes first: loading must not starve a slow search
		return tea.Batch(wait, again)
	}
	return tea.Batch(wait, again, m.startSearch(false))
}

func (m *Model) searched(msg searchedMsg) (cmd tea.Cmd) {
	first := m.search.finish(msg.gen)
	if whole := msg.err != nil || msg.results.Exact; whole && !m.rest.finish(msg.rest) || !whole && !first {
		return nil
	}
	if m.behind && !m.rest.pending {
		m.behind = false
		defer func() {
			cmd = tea.Batch(cmd, m.startSearch(msg.results.Total == 0 && len(m.held) > 0))
		}()
	}
	if msg.err != nil {
		m.ready()
		m.refused(msg.err)
		return nil
	}
	if msg.instead {
		m.say("nothing matches %q as a whole word; listed is %s", m.instead.word, query.All(query.Text{Words: m.instead.word, Prefix: true}))
		m.query, m.instead = msg.results.Query, instead{}
	}
	if !first {
		return m.completed(msg.results)
	}
	m.failed, m.drops = "", nil
	m.dropping.abort()
	m.results, m.listed, m.unchosen = msg.results, true, false
	m.settled = !m.info.Loading.Active
	if msg.results.Total == 0 && m.focus != paneArticle {
		m.side.abort()
		m.sideID = ""
		m.detail.SetArticle(nil)
	}
	m.list.SetSearch(msg.results.Query.AllTerms())
	m.list.Reset(msg.results.Rows(), msg.cursor)
	m.list.SetRows(msg.first, msg.rows)
	m.recountCopies(msg.rows)
	if len(msg.results.Warnings) > 0 && msg.results.Total > 0 {
		m.flash = strings.Join(msg.results.Warnings, "; ")
	}
	cmds := []tea.Cmd{m.moreRows(), m.follow(), m.afterShown()}
	if msg.results.Exact {
		cmds = append(cmds, m.neededFacets())
	}
	if m.nothingFound() {
		cmds = append(cmds, m.startDrops())
	}
	return tea.Batch(cmds...)
}

// completed takes all rows of a list whose first are shown: what is selected and
// where the screen is stay.
func (m *Model) completed(r store.Results) tea.Cmd {
	m.results = r
	m.list.Grow(r.Rows())
	return tea.Batch(m.moreRows(), m.neededFacets())
}

// refused says why a query was not answered. The list and the query stay what
// they were.
func (m *Model) refused(err error) {
	switch {
	case quiet(err):
	case m.line != nil:
		m.line.fail(err, 0, 0)
	case m.listed:
		m.query = m.results.Query
		m.say(explain(err))
	default:
		m.failed = explain(err)
	}
}

// neededFacets asks for counts where a pane that shows them is on screen.
func (m *Model) neededFacets() tea.Cmd {
	if m.layout.wide || m.focus == paneNarrow {
		return m.startFacets()
	}
	return nil
}

func (m *Model) gotRows(msg rowsMsg) tea.Cmd {
	if !m.window.finish(msg.gen) {
		return nil
	}
	if msg.err != nil {
		if !quiet(msg.err) {
			m.say(oneLine(msg.err))
		}
		return nil
	}
	m.list.SetRows(msg.first, msg.rows)
	if m.unchosen {
		m.chosen()
	}
	if m.openNext {
		return m.openSelected(m.openAt)
	}
	return tea.Batch(m.moreRows(), m.follow())
}

func (m *Model) opened(msg articleMsg) tea.Cmd {
	if !m.open.finish(msg.gen) {
		return nil
	}
	if msg.err != nil {
		if !quiet(msg.err) {
			m.say(oneLine(msg.err))
		}
		return nil
	}
	m.side.abort()
	m.showArticle(msg.article, msg.copies)
	m.anchor = msg.article.ID
	m.focus = paneArticle
	if msg.row >= 0 && msg.row < m.list.Total() {
		m.list.To(msg.row)
	}
	switch m.openAt {
	case atFirstHit:
		m.detail.NextHit(1)
	case atLastHit:
		m.detail.PrevHit(1)
	case atHit:
		m.detail.SetStored(false)
		m.detail.SetSearch(m.openTerms)
		m.detail.GotoHit(m.openHit)
	}
	return m.moreRows()
}

func (m *Model) sided(msg sideMsg) {
	switch {
	case !m.side.finish(msg.gen):
	case msg.err == nil && m.focus != paneArticle:
		m.showArticle(msg.article, msg.copies)
	default:
		m.sideID = m.detail.ID() // what was asked for is not what is shown
	}
}

func (m *Model) counted(msg facetsMsg) tea.Cmd {
	if !m.facets.finish(msg.gen) || msg.err != nil {
		return nil
	}
	m.narrow.SetFacets(msg.facets, m.query)
	m.noUnion = msg.facets.NoUnion
	return nil
}

// learnNames takes every body of the archive: a query calls a body by its
// short name where that means it alone.
func (m *Model) learnNames(msg namesMsg) {
	if !m.naming.finish(msg.gen) || msg.err != nil {
		return
	}
	bodies := make([]*model.Union, len(msg.rows))
	for i, r := range msg.rows {
		bodies[i] = r.Union
	}
	m.spelling, m.learnt = filter.Spell(bodies), true
	m.narrow.SetSpelling(m.spelling)
}

// rested lets the article beside the list follow, if the cursor still rests
// where it did.
func (m *Model) rested(msg restMsg) tea.Cmd {
	hit, ok := m.list.Selected()
	if !ok || hit.ID != msg.id || hit.ID == m.sideID || !m.layout.wide || m.focus == paneArticle {
		return nil
	}
	return m.showBeside(hit.ID)
}

// afterMove asks for what a moved cursor makes necessary.
func (m *Model) afterMove() tea.Cmd { return tea.Batch(m.moreRows(), m.follow()) }

// say shows one line in the footer until the next key.
func (m *Model) say(format string, args ...any) {
	if len(args) > 0 {
		format = fmt.Sprintf(format, args...)
	}
	m.flash = format
}

// oneLine is an error as one line.
func oneLine(err error) string { return strings.Join(strings.Fields(err.Error()), " ") }
