package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"gongbao/model"
	"gongbao/store"
	"gongbao/ui/reprints"
)

// reprintsOverlay lists the further copies of an article.
type reprintsOverlay struct{ *reprints.Model }

type reprintsMsg struct {
	gen    uint64
	id     model.ID // of the article they are compared with
	copies store.Copies
	err    error
}

// mostCopies bounds the list of copies; how many there are is told beside it.
const mostCopies = 200

// current returns the article that is read, else the one selected, and how many
// further copies of it there are.
func (m *Model) current() (id model.ID, copies int) {
	if a := m.detail.Article(); a != nil && m.focus == paneArticle {
		return a.ID, m.detail.Reprints()
	}
	hit, _ := m.list.Selected()
	return hit.ID, hit.Reprints
}

func (m *Model) hasReprints() bool {
	_, n := m.current()
	return n > 0
}

// openReprints shows the further copies of the article at hand.
func (m *Model) openReprints(int) tea.Cmd {
	id, _ := m.current()
	archive := m.opts.Archive
	ctx, gen := m.taking.begin(true)
	return func() tea.Msg {
		copies, err := archive.Reprints(ctx, id, mostCopies)
		return reprintsMsg{gen, id, copies, err}
	}
}

func (m *Model) gotReprints(msg reprintsMsg) {
	switch {
	case !m.taking.finish(msg.gen):
	case msg.err != nil:
		m.say(oneLine(msg.err))
	default:
		m.showOverlay(reprintsOverlay{reprints.New(m.styles, msg.copies, msg.id)})
	}
}

// recountCopies takes over what rows tell of the article shown: while the
// archive is loaded further copies come.
func (m *Model) recountCopies(rows []store.Hit) {
	for _, h := range rows {
		if h.ID == m.detail.ID() {
			m.detail.SetReprints(h.Reprints)
		}
	}
}

// toggleFold gives every reprint a row of its own, or folds all copies of an
// article into one row again.
func (m *Model) toggleFold(int) tea.Cmd { return m.setFold(m.unfolded) }

// canFold tells whether the rows would be others.
func (m *Model) canFold() bool { return m.unfolded || m.results.Folded > 0 }

func (m *Model) setFold(folded bool) tea.Cmd {
	m.unfolded = !folded
	m.say(map[bool]string{true: "all copies of an article are one row; R lists them", false: "every reprint has a row of its own"}[folded])
	return m.startSearch(true)
}

func (m *Model) commandReprints(arg string) tea.Cmd {
	switch {
	case arg == "":
		return m.toggleFold(0)
	case strings.HasPrefix("folded", arg):
		return m.setFold(true)
	case strings.HasPrefix("listed", arg):
		return m.setFold(false)
	}
	m.say("reprints wants folded or listed")
	return nil
}

func (o reprintsOverlay) key(m *Model, k tea.KeyPressMsg) tea.Cmd { return o.do(m, o.Key(k)) }
func (o reprintsOverlay) paste(*Model, string) tea.Cmd            { return nil }
func (o reprintsOverlay) click(m *Model, x, y int) tea.Cmd        { return o.do(m, o.Click(x, y)) }
func (o reprintsOverlay) wheel(_ *Model, n int) tea.Cmd           { o.Wheel(n); return nil }
func (o reprintsOverlay) answer(*Model, tea.Msg) tea.Cmd          { return nil }
func (o reprintsOverlay) ask(*Model) tea.Cmd                      { return nil }

func (o reprintsOverlay) do(m *Model, a reprints.Action) tea.Cmd {
	switch a.Kind {
	case reprints.Close:
		m.overlay = nil
	case reprints.Open:
		m.overlay = nil
		return m.openArticle(a.ID, m.firstHit())
	}
	return nil
}
