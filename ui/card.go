package ui

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gongbao/model"
	"gongbao/store"
	"gongbao/store/query"
	"gongbao/ui/card"
	"gongbao/ui/text"
)

// cardOverlay is the card of a union body that an article names.
type cardOverlay struct {
	*card.Model
	asked fetch
}

type cardMsg struct {
	to    *cardOverlay
	gen   uint64
	id    string
	facts card.Facts
	err   error
}

// openCard shows the card of the body whose name the reader went to, else of
// the one the article is mainly about.
func (m *Model) openCard(int) tea.Cmd {
	return m.withArticle(func(a *model.Article) tea.Cmd {
		var bodies []card.Body
		for i := range a.Unions {
			if u := &a.Unions[i]; u.Union != nil {
				bodies = append(bodies, card.Body{Union: u.Union, Within: u.Within})
			}
		}
		if len(bodies) == 0 {
			m.say("this article names no union body")
			return nil
		}
		id := ""
		if m.focus == paneArticle && m.detail.Body() != nil {
			id = m.detail.Body().ID
		} else if p := a.Primary(); p != nil {
			id = p.Union.ID
		}
		o := &cardOverlay{Model: card.New(m.styles, bodies, id)}
		m.showOverlay(o)
		return o.ask(m)
	})
}

func (o *cardOverlay) key(m *Model, k tea.KeyPressMsg) tea.Cmd { return o.do(m, o.Key(k)) }
func (o *cardOverlay) paste(*Model, string) tea.Cmd            { return nil }
func (o *cardOverlay) click(*Model, int, int) tea.Cmd          { return nil }
func (o *cardOverlay) wheel(m *Model, n int) tea.Cmd           { return o.do(m, o.Wheel(n)) }
func (o *cardOverlay) ask(m *Model) tea.Cmd                    { return o.do(m, o.Ask()) }

func (o *cardOverlay) answer(_ *Model, msg tea.Msg) tea.Cmd {
	if msg, ok := msg.(cardMsg); ok && msg.to == o && o.asked.finish(msg.gen) && msg.err == nil {
		o.SetFacts(msg.id, msg.facts)
	}
	return nil
}

func (o *cardOverlay) do(m *Model, a card.Action) tea.Cmd {
	if a.Kind == card.None {
		return nil
	}
	if a.Kind == card.Ask {
		return o.lookUp(m, a.Union)
	}
	o.asked.abort()
	m.overlay = nil
	if a.Kind == card.Close {
		return nil
	}
	var node query.Node = query.Field{Name: "union", Value: m.spelling(a.Union), Exact: a.Kind == card.Only}
	if a.Kind == card.Without {
		node = query.Not{Node: node}
	}
	return m.narrowTo(m.query.Replace("union", node))
}

// lookUp asks what the archive has of a body.
func (o *cardOverlay) lookUp(m *Model, u *model.Union) tea.Cmd {
	ctx, gen := o.asked.begin(false)
	archive, v, q := m.opts.Archive, m.view(), m.query
	return func() tea.Msg {
		f, err := cardFacts(ctx, archive, v, q, u.ID)
		return cardMsg{o, gen, u.ID, f, err}
	}
}

// cardFacts counts the articles that name the body with this ID, in the
// archive and in the list of q.
func cardFacts(ctx context.Context, a Archive, v store.View, q query.Query, id string) (card.Facts, error) {
	f := card.Facts{Listed: -1}
	below := query.Field{Name: "union", Value: id}
	alone := below
	alone.Exact = true
	own, err := a.Search(ctx, v, query.All(alone), store.Newest)
	if err != nil {
		return f, err
	}
	f.Own = own.Total
	if !q.Empty() {
		listed, err := a.Search(ctx, v, query.All(q.Root, below), store.Newest)
		if err != nil {
			return f, err
		}
		f.Listed = listed.Total
	}
	if f.All, f.Last, err = firstRow(ctx, a, v, below, store.Newest); err == nil {
		_, f.First, err = firstRow(ctx, a, v, below, store.Oldest)
	}
	return f, err
}

// firstRow returns how many articles match and the first of them, if it has a
// date.
func firstRow(ctx context.Context, a Archive, v store.View, n query.Node, by store.Sort) (int, card.Row, error) {
	r, err := a.Search(ctx, v, query.All(n), by)
	if err != nil {
		return 0, card.Row{}, err
	}
	hits, err := r.Window(ctx, 0, 1)
	if err != nil || len(hits) == 0 || hits[0].Published.IsZero() {
		return r.Total, card.Row{}, err
	}
	return r.Total, card.Row{Date: hits[0].Published.Day(), Title: hits[0].Title}, nil
}

// bothNames is a body's name in English and Chinese, as far as it has them.
func bothNames(u *model.Union) string {
	if u.Name == u.NameZH { // known from the text alone, in one language
		return text.Clean(u.Name)
	}
	return strings.TrimSpace(text.Clean(u.Name + " " + u.NameZH))
}
