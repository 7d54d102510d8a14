package ui

import (
	tea "charm.land/bubbletea/v2"

	"gongbao/store"
	"gongbao/store/query"
	"gongbao/ui/kwic"
)

// kwicOverlay is the concordance of some words in the present list.
type kwicOverlay struct {
	*kwic.Model
	query query.Query // the list's, with the words
	terms []query.Term
	sort  store.Sort
	asked fetch
}

type kwicMsg struct {
	to    *kwicOverlay
	gen   uint64
	lines []store.Context
	whole bool
	more  bool // there may be more, in texts that are not indexed yet
	err   error
}

// mostLines bounds a concordance on the screen; gongbao find --kwic prints all.
const mostLines = 2000

// commandKwic shows the concordance of the words given, else of those that the
// list was searched for.
func (m *Model) commandKwic(arg string) tea.Cmd {
	q := m.query
	words := arg
	terms := q.Terms()
	if arg != "" {
		more, err := query.Parse(arg)
		if err != nil {
			m.wrong(err, arg, 0)
			return nil
		}
		q, terms = query.All(m.query.Root, more.Root), more.Terms()
	}
	if len(terms) == 0 {
		m.say("kwic wants a word or phrase: :kwic model workers")
		return nil
	}
	if words == "" {
		words = q.String()
	}
	o := &kwicOverlay{Model: kwic.New(m.styles, words), query: q, terms: terms, sort: m.sort}
	m.showOverlay(o)
	return o.do(m, o.Open())
}

func (o *kwicOverlay) key(m *Model, k tea.KeyPressMsg) tea.Cmd { return o.do(m, o.Key(k)) }
func (o *kwicOverlay) paste(*Model, string) tea.Cmd            { return nil }
func (o *kwicOverlay) click(m *Model, x, y int) tea.Cmd        { return o.do(m, o.Click(x, y)) }
func (o *kwicOverlay) wheel(_ *Model, n int) tea.Cmd           { o.Wheel(n); return nil }
func (o *kwicOverlay) ask(m *Model) tea.Cmd                    { return o.do(m, o.Ask()) }

func (o *kwicOverlay) answer(m *Model, msg tea.Msg) tea.Cmd {
	got, ok := msg.(kwicMsg)
	switch {
	case !ok || got.to != o || quiet(got.err):
		return nil
	case got.err != nil:
		o.SetFailed(explain(got.err), got.gen)
		return nil
	}
	o.SetGrowing(got.more)
	return o.do(m, o.SetLines(got.lines, got.whole, got.gen))
}

func (o *kwicOverlay) do(m *Model, a kwic.Action) tea.Cmd {
	switch a.Kind {
	case kwic.Look:
		return o.lookUp(m, a.Gen)
	case kwic.Close:
		o.asked.abort()
		m.overlay = nil
		return m.typed(a.Rest)
	case kwic.Open:
		m.overlay, m.under = nil, o
		cmd := m.openArticle(a.Line.ID, atHit)
		m.openTerms, m.openHit = o.terms, a.Line.N
		return tea.Batch(cmd, m.typed(a.Rest))
	}
	return nil
}

// lookUp asks for the lines.
func (o *kwicOverlay) lookUp(m *Model, gen uint64) tea.Cmd {
	ctx, _ := o.asked.begin(false)
	archive, v := m.opts.Archive, m.view()
	return func() tea.Msg {
		msg := kwicMsg{to: o, gen: gen, whole: true}
		r, err := archive.Search(ctx, v, o.query, o.sort)
		if err != nil {
			msg.err = err
			return msg
		}
		msg.more = r.Unindexed
		for line, err := range store.Concordance(ctx, archive, r, o.terms) {
			switch {
			case err != nil:
				msg.err = err
				return msg
			case len(msg.lines) == mostLines:
				msg.whole = false
				return msg
			}
			msg.lines = append(msg.lines, line)
		}
		return msg
	}
}
