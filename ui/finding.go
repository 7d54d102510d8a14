package ui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"gongbao/model"
	"gongbao/store"
	"gongbao/store/query"
	"gongbao/store/state"
	"gongbao/ui/filter"
	"gongbao/ui/find"
)

// findOverlay is fuzzy find.
type findOverlay struct {
	*find.Model
	asked, beside fetch
	saved         bool // only saved searches
}

// The answers that fuzzy find asks for.
type (
	foundMsg struct {
		to      *findOverlay
		gen     uint64
		matches store.Matches
		err     error
	}
	previewRestMsg struct {
		to *findOverlay
		id model.ID
	}
	previewMsg struct {
		to      *findOverlay
		gen     uint64
		article *model.Article
		err     error
	}
)

const (
	mostMatches = 200 // rows of fuzzy find; the total is told beside them
	mostRecent  = 9   // of them what was picked lately, where nothing is typed
)

func (m *Model) openFind(int) tea.Cmd {
	return m.startFind(&findOverlay{Model: find.New(m.styles)})
}

// openSaved lists the saved searches.
func (m *Model) openSaved() tea.Cmd {
	o := &findOverlay{Model: find.New(m.styles), saved: true}
	o.OnlySaved()
	return m.startFind(o)
}

func (m *Model) startFind(o *findOverlay) tea.Cmd {
	m.showOverlay(o)
	return tea.Batch(o.do(m, o.Open("")), o.prepare(m))
}

// prepare has the archive make itself ready while the first letter is on its way.
func (o *findOverlay) prepare(m *Model) tea.Cmd {
	if o.saved {
		return nil
	}
	ctx, archive := m.opts.Context, m.opts.Archive
	return func() tea.Msg {
		_ = archive.PrepareFind(ctx) // what goes wrong is told when letters are looked for
		return nil
	}
}

func (o *findOverlay) key(m *Model, k tea.KeyPressMsg) tea.Cmd { return o.do(m, o.Key(k)) }
func (o *findOverlay) paste(m *Model, s string) tea.Cmd        { return o.do(m, o.Paste(s)) }
func (o *findOverlay) click(m *Model, x, y int) tea.Cmd        { return o.do(m, o.Click(x, y)) }
func (o *findOverlay) wheel(m *Model, n int) tea.Cmd           { return o.do(m, o.Wheel(n)) }

func (o *findOverlay) ask(m *Model) tea.Cmd { return o.do(m, o.Ask()) }

func (o *findOverlay) answer(m *Model, msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case foundMsg:
		if msg.to == o && !quiet(msg.err) {
			o.SetGrowing(m.info.Loading.Active)
			return o.do(m, o.SetMatches(msg.matches, msg.gen))
		}
	case previewRestMsg:
		if id, missing := o.Previews(); msg.to == o && missing && id == msg.id {
			return o.fetchPreview(m, id)
		}
	case previewMsg:
		if msg.to == o && o.beside.finish(msg.gen) && msg.err == nil {
			o.SetPreview(msg.article)
		}
	}
	return nil
}

// do carries out what a key in the overlay asks for.
func (o *findOverlay) do(m *Model, a find.Action) tea.Cmd {
	var cmd tea.Cmd
	switch a.Kind {
	case find.None:
		return o.follow(m)
	case find.Changed:
		return tea.Batch(o.lookUp(m, a, Archive.Glance), o.follow(m))
	case find.Complete:
		return tea.Batch(o.lookUp(m, a, Archive.Find), o.follow(m))
	case find.OpenArticle:
		cmd = tea.Batch(m.picked(state.PickArticle, string(a.ID)), m.openArticle(a.ID, atTop))
	case find.NarrowUnion:
		cmd = tea.Batch(m.picked(state.PickUnion, a.Union.ID),
			m.narrowTo(m.query.Replace("union", query.Field{Name: "union", Value: m.spelling(a.Union)})))
	case find.NarrowSource:
		cmd = tea.Batch(m.picked(state.PickSource, a.Source), m.narrowTo(m.query.Replace("source", filter.SourceField(a.Source))))
	case find.RunSaved:
		cmd = tea.Batch(m.picked(state.PickSaved, a.Name), m.runSaved(a.Name))
	}
	o.asked.abort()
	o.beside.abort()
	m.overlay = nil
	return tea.Batch(cmd, m.typed(a.Rest))
}

// picked keeps what was picked.
func (m *Model) picked(k state.PickKind, key string) tea.Cmd {
	m.opts.State.Picked(state.Pick{Kind: k, Key: key})
	return m.startSync()
}

// lookUp asks for the matches of a text, by one of the archive's two ways, the
// reader's saved searches among them. Where nothing is typed, what was picked
// lately comes first.
func (o *findOverlay) lookUp(m *Model, a find.Action, by func(Archive, context.Context, string, int) (store.Matches, error)) tea.Cmd {
	ctx, _ := o.asked.begin(false)
	archive, s, v, only := m.opts.Archive, m.opts.State, m.view(), o.saved
	known := s.Synced()
	picks, saved := s.Picks(), s.Saved()
	return func() tea.Msg {
		if !known {
			// What goes wrong is told by the round that the root began.
			_ = s.Sync(ctx)
			picks, saved = s.Picks(), s.Saved()
		}
		named := namedOf(saved)
		msg := foundMsg{to: o, gen: a.Gen}
		if only {
			msg.matches = store.Matches{}.With(a.Text, named, mostMatches)
			return msg
		}
		msg.matches, msg.err = by(archive, ctx, a.Text, mostMatches)
		msg.matches = msg.matches.With(a.Text, named, mostMatches)
		if a.Text == "" && msg.err == nil {
			recent := recentRows(ctx, archive, v, picks, saved)
			msg.matches.Rows = recentFirst(recent, msg.matches.Rows)
		}
		return msg
	}
}

func namedOf(saved []state.Search) []store.Named {
	named := make([]store.Named, len(saved))
	for i, q := range saved {
		named[i] = store.Named{Name: q.Name, Note: q.Query}
	}
	return named
}

// recentRows returns what was picked lately, as far as it is still there.
func recentRows(ctx context.Context, a Archive, v store.View, picks []state.Pick, saved []state.Search) []store.Match {
	var rows []store.Match
	var all *store.Facets // of the whole archive, where a body or a source was picked
	for _, p := range picks {
		if len(rows) == mostRecent || ctx.Err() != nil {
			break
		}
		row, ok := store.Match{}, false
		switch p.Kind {
		case state.PickArticle:
			article, err := a.Article(ctx, model.ID(p.Key))
			if ok = err == nil && article.ID == model.ID(p.Key); ok {
				row = store.Match{Kind: store.MatchArticle, ID: article.ID, Published: article.Published, Text: article.Title}
			}
		case state.PickSaved:
			for _, q := range saved {
				if q.Name == p.Key {
					row, ok = store.Match{Kind: store.MatchSaved, Text: q.Name, Note: q.Query}, true
				}
			}
		default:
			if all == nil {
				f, err := a.Facets(ctx, v, query.Query{})
				if err != nil {
					continue
				}
				all = &f
			}
			row, ok = facetRow(all, p)
		}
		if ok {
			row.Recent = true
			rows = append(rows, row)
		}
	}
	return rows
}

// facetRow is the row of a picked body or source.
func facetRow(f *store.Facets, p state.Pick) (store.Match, bool) {
	if p.Kind == state.PickUnion {
		for _, r := range f.Unions {
			if r.Union.ID == p.Key {
				name := r.Union.Place
				if name == "" {
					name = r.Union.Name
				}
				return store.Match{Kind: store.MatchUnion, Union: r.Union, Text: name, Count: r.All}, true
			}
		}
		return store.Match{}, false
	}
	for _, b := range f.Sources {
		if b.Value == p.Key {
			return store.Match{Kind: store.MatchSource, Text: b.Value, Count: b.Count}, true
		}
	}
	return store.Match{}, false
}

// recentFirst returns the recent rows and then the others that are not among
// them.
func recentFirst(recent, rows []store.Match) []store.Match {
	out := recent
	for _, r := range rows {
		again := false
		for i := range recent {
			again = again || find.Same(&recent[i], &r)
		}
		if !again && len(out) < mostMatches {
			out = append(out, r)
		}
	}
	return out
}

// follow lets the preview follow the cursor once it rests.
func (o *findOverlay) follow(m *Model) tea.Cmd {
	id, missing := o.Previews()
	if !missing {
		return nil
	}
	if !o.Previewing() && !o.beside.pending {
		return o.fetchPreview(m, id)
	}
	return tea.Tick(restAfter, func(time.Time) tea.Msg { return previewRestMsg{o, id} })
}

// fetchPreview asks for the article to show beside the rows.
func (o *findOverlay) fetchPreview(m *Model, id model.ID) tea.Cmd {
	ctx, gen := o.beside.begin(false)
	archive := m.opts.Archive
	return func() tea.Msg {
		a, err := archive.Article(ctx, id)
		return previewMsg{o, gen, a, err}
	}
}
