package ui

import (
	"cmp"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gongbao/store"
	"gongbao/store/query"
	"gongbao/ui/compare"
)

// compareOverlay is the timelines of two queries.
type compareOverlay struct {
	*compare.Model
	queries [2]query.Query
	asked   fetch
}

type compareMsg struct {
	to     *compareOverlay
	gen    uint64
	facets [2]store.Facets
	err    error
}

// between parts the two queries of :compare.
const between = " vs "

// commandCompare shows the timelines of the present list and of a query, or of
// two queries with " vs " between them.
func (m *Model) commandCompare(arg string) tea.Cmd {
	one, other, both := strings.Cut(" "+arg+" ", between)
	qs := [2]query.Query{m.query}
	texts := []string{other}
	if both {
		texts = []string{one, other}
	} else {
		texts[0] = one
	}
	if strings.TrimSpace(texts[len(texts)-1]) == "" {
		m.say("compare wants a query: :compare union:henan, or two: :compare strike vs wages")
		return nil
	}
	for i, text := range texts {
		q, err := query.Parse(strings.TrimSpace(text))
		if err != nil {
			m.wrong(err, strings.TrimSpace(text), 0)
			return nil
		}
		qs[len(qs)-len(texts)+i] = q
	}
	o := &compareOverlay{Model: compare.New(m.styles, queryName(qs[0]), queryName(qs[1])), queries: qs}
	m.showOverlay(o)
	return o.do(m, o.Open())
}

// queryName is a query as text, also where it is all articles.
func queryName(q query.Query) string { return cmp.Or(q.String(), "all articles") }

func (o *compareOverlay) key(m *Model, k tea.KeyPressMsg) tea.Cmd { return o.do(m, o.Key(k)) }
func (o *compareOverlay) paste(*Model, string) tea.Cmd            { return nil }
func (o *compareOverlay) click(*Model, int, int) tea.Cmd          { return nil }
func (o *compareOverlay) wheel(_ *Model, n int) tea.Cmd           { o.Wheel(n); return nil }
func (o *compareOverlay) ask(m *Model) tea.Cmd                    { return o.do(m, o.Ask()) }

func (o *compareOverlay) answer(m *Model, msg tea.Msg) tea.Cmd {
	got, ok := msg.(compareMsg)
	switch {
	case !ok || got.to != o || quiet(got.err):
		return nil
	case got.err != nil:
		o.SetFailed(explain(got.err), got.gen)
		return nil
	}
	o.SetGrowing([2]bool{got.facets[0].Unindexed, got.facets[1].Unindexed})
	return o.do(m, o.SetFacets(got.facets[0], got.facets[1], got.gen))
}

func (o *compareOverlay) do(m *Model, a compare.Action) tea.Cmd {
	switch a.Kind {
	case compare.Count:
		return o.count(m, a.Gen)
	case compare.Close:
		o.asked.abort()
		m.overlay = nil
		return m.typed(a.Rest)
	case compare.Narrow:
		m.overlay = nil
		year := query.Field{Name: "date", Value: fmt.Sprintf("%04d", a.Year)}
		cmd := m.narrowTo(o.queries[a.Side].Replace("date", year))
		return tea.Batch(cmd, m.typed(a.Rest))
	}
	return nil
}

// count asks for the counts of both queries.
func (o *compareOverlay) count(m *Model, gen uint64) tea.Cmd {
	ctx, _ := o.asked.begin(false)
	archive, v := m.opts.Archive, m.view()
	return func() tea.Msg {
		msg := compareMsg{to: o, gen: gen}
		for i, q := range o.queries {
			var err error
			if msg.facets[i], err = archive.Facets(ctx, v, q); err != nil {
				msg.err = err
				return msg
			}
		}
		return msg
	}
}
