package ui

import (
	"cmp"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"gongbao/store"
	"gongbao/store/query"
	"gongbao/ui/filter"
	"gongbao/ui/help"
	"gongbao/ui/status"
	"gongbao/ui/styles"
)

// over is what is open over the panes. Each kind wraps one of the plain
// overlay panes and turns its typed actions into what the root does.
type over interface {
	SetStyles(*styles.Styles)
	SetSize(w, h int)
	Size() (w, h int)
	View() string
	Cursor() (x, y int, ok bool)

	key(m *Model, k tea.KeyPressMsg) tea.Cmd
	paste(m *Model, s string) tea.Cmd
	click(m *Model, x, y int) tea.Cmd
	wheel(m *Model, n int) tea.Cmd
	answer(m *Model, msg tea.Msg) tea.Cmd // an answer that the root does not know
	ask(m *Model) tea.Cmd                 // asks again, for the archive has changed
}

// showOverlay opens an overlay.
func (m *Model) showOverlay(o over) {
	m.overlay = o
	o.SetSize(m.layout.w, m.layout.h)
}

// typed replays what was typed behind an overlay that had to wait.
func (m *Model) typed(rest []tea.Msg) tea.Cmd {
	var cmds []tea.Cmd
	for _, msg := range rest {
		switch msg := msg.(type) {
		case tea.KeyPressMsg:
			cmds = append(cmds, m.key(msg))
		case tea.PasteMsg:
			cmds = append(cmds, m.paste(msg.Content))
		}
	}
	return tea.Batch(cmds...)
}

// picker is what the date, union and source pickers have in common.
type picker interface {
	SetStyles(*styles.Styles)
	SetSize(w, h int)
	Size() (w, h int)
	View() string
	Cursor() (x, y int, ok bool)
	Key(tea.KeyPressMsg) filter.Action
	Paste(string) filter.Action
	Click(x, y int) filter.Action
	Wheel(n int) filter.Action
}

// pickerOverlay is one of the pickers that narrow by a field.
type pickerOverlay struct {
	picker
	asked    fetch // rows
	counting fetch // what a range of dates would give
	days     fetch
}

// The answers that pickers ask for. Each goes back to the picker that asked,
// with the picker's own generation.
type (
	pickerFacetsMsg struct {
		to     *pickerOverlay
		gen    uint64
		facets store.Facets
		err    error
	}
	unionsMsg struct {
		to      *pickerOverlay
		gen     uint64
		rows    []store.UnionRow
		noUnion int // articles that name no body
		err     error
	}
	countMsg struct {
		to    *pickerOverlay
		gen   uint64
		total int
		err   error
	}
	daysMsg struct {
		to          *pickerOverlay
		gen         uint64
		year, month int
		days        [31]int
		err         error
	}
)

func (m *Model) openDates(int) tea.Cmd {
	p := filter.NewDates(m.styles)
	return m.openPicker(p, p.Open(m.query))
}

func (m *Model) openUnions(int) tea.Cmd {
	p := filter.NewUnions(m.styles)
	if m.learnt { // else it goes by the bodies that it sees
		p.SetSpelling(m.spelling)
	}
	return m.openPicker(p, p.Open(m.query, m.noUnion))
}

func (m *Model) openSources(int) tea.Cmd {
	p := filter.NewSources(m.styles)
	return m.openPicker(p, p.Open(m.query))
}

func (m *Model) openPicker(p picker, first filter.Action) tea.Cmd {
	o := &pickerOverlay{picker: p}
	m.showOverlay(o)
	return o.do(m, first)
}

func (o *pickerOverlay) key(m *Model, k tea.KeyPressMsg) tea.Cmd { return o.do(m, o.Key(k)) }
func (o *pickerOverlay) paste(m *Model, s string) tea.Cmd        { return o.do(m, o.Paste(s)) }
func (o *pickerOverlay) click(m *Model, x, y int) tea.Cmd        { return o.do(m, o.Click(x, y)) }
func (o *pickerOverlay) wheel(m *Model, n int) tea.Cmd           { return o.do(m, o.Wheel(n)) }

// do carries out what the picker asks for.
func (o *pickerOverlay) do(m *Model, a filter.Action) tea.Cmd {
	switch a.Kind {
	case filter.Close:
		o.close(m)
		return m.typed(a.Rest)
	case filter.Apply:
		o.close(m)
		cmd := m.narrowTo(m.query.Replace(a.Field, a.Node))
		return tea.Batch(cmd, m.typed(a.Rest))
	case filter.Changed:
		return o.lookUp(m, a)
	case filter.Count:
		return o.count(m, a)
	case filter.Days:
		return o.countDays(m, a)
	}
	return nil
}

func (o *pickerOverlay) close(m *Model) {
	o.asked.abort()
	o.counting.abort()
	o.days.abort()
	m.overlay = nil
}

// mostUnions bounds the rows of the union picker: all that a person scrolls.
const mostUnions = 5000

// lookUp asks for the rows of the picker: of bodies, or of the counts of what
// is listed without the picker's own condition.
func (o *pickerOverlay) lookUp(m *Model, a filter.Action) tea.Cmd {
	ctx, _ := o.asked.begin(false)
	archive, v := m.opts.Archive, m.view()
	if _, ok := o.picker.(*filter.Unions); ok {
		q := m.query.Replace("union", nil)
		return func() tea.Msg {
			rows, err := archive.Unions(ctx, v, a.Text, q, mostUnions)
			none, noErr := archive.Search(ctx, v, query.All(q.Root, query.Field{Name: "union", Value: "none"}), store.Newest)
			return unionsMsg{o, a.Gen, rows, none.Total, cmp.Or(err, noErr)}
		}
	}
	q := m.query
	return func() tea.Msg {
		f, err := openFacets(ctx, archive, v, q)
		return pickerFacetsMsg{o, a.Gen, f, err}
	}
}

func (o *pickerOverlay) count(m *Model, a filter.Action) tea.Cmd {
	ctx, _ := o.counting.begin(false)
	archive, v, q := m.opts.Archive, m.view(), m.query.Replace(a.Field, a.Node)
	return func() tea.Msg {
		r, err := archive.Search(ctx, v, q, store.Newest)
		return countMsg{o, a.Gen, r.Total, err}
	}
}

func (o *pickerOverlay) countDays(m *Model, a filter.Action) tea.Cmd {
	ctx, _ := o.days.begin(false)
	archive, v, q := m.opts.Archive, m.view(), m.query
	return func() tea.Msg {
		msg := daysMsg{to: o, gen: a.Gen, year: a.Year, month: a.Month}
		for d := range msg.days {
			day := query.Field{Name: "date", Value: fmt.Sprintf("%04d-%02d-%02d", a.Year, a.Month, d+1)}
			r, err := archive.Search(ctx, v, q.Replace("date", day), store.Newest)
			if ctx.Err() != nil {
				msg.err = ctx.Err()
				return msg
			}
			if err == nil { // the 31st of a short month is no date
				msg.days[d] = r.Total
			}
		}
		return msg
	}
}

func (o *pickerOverlay) answer(m *Model, msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case pickerFacetsMsg:
		return o.gotFacets(m, msg)
	case unionsMsg:
		if p, ok := o.picker.(*filter.Unions); ok && msg.to == o && !quiet(msg.err) {
			p.SetNoUnion(msg.noUnion)
			p.SetGrowing(m.info.Loading.Active)
			return o.do(m, p.SetRows(msg.rows, msg.gen))
		}
	case countMsg:
		if p, ok := o.picker.(*filter.Dates); ok && msg.to == o && msg.err == nil {
			p.SetCount(msg.total, msg.gen)
		}
	case daysMsg:
		if p, ok := o.picker.(*filter.Dates); ok && msg.to == o && msg.err == nil {
			return o.do(m, p.SetDays(msg.year, msg.month, msg.days, msg.gen))
		}
	}
	return nil
}

func (o *pickerOverlay) gotFacets(m *Model, msg pickerFacetsMsg) tea.Cmd {
	if msg.to != o || quiet(msg.err) {
		return nil
	}
	switch p := o.picker.(type) {
	case *filter.Dates:
		return o.do(m, p.SetFacets(msg.facets, msg.gen))
	case *filter.Sources:
		p.SetGrowing(m.info.Loading.Active)
		return o.do(m, p.SetFacets(msg.facets, msg.gen))
	}
	return nil
}

// ask asks again, for the archive has changed.
func (o *pickerOverlay) ask(m *Model) tea.Cmd {
	if p, ok := o.picker.(interface{ Ask() filter.Action }); ok {
		return o.do(m, p.Ask())
	}
	return nil
}

// helpOverlay is the table of keys.
type helpOverlay struct {
	*help.Model
	picks []*binding
}

func (m *Model) openHelp(int) tea.Cmd {
	o := &helpOverlay{}
	var items []help.Item
	for _, k := range Keys() {
		b := m.bindingOf(k)
		o.picks = append(o.picks, b)
		item := help.Item{Group: k.Group, Keys: k.Keys, Does: k.Does, Here: b.works(m)}
		if where := b.scope.name(); where != "" && b.scope&m.scopeNow() == 0 && m.layout.w >= wideWidth {
			item.Does += " (" + where + ")"
		}
		items = append(items, item)
	}
	o.Model = help.New(m.styles, items)
	m.showOverlay(o)
	return nil
}

// bindingOf returns the binding behind a line of the table of keys: of several
// alike the one that works now.
func (m *Model) bindingOf(k Key) *binding {
	var found *binding
	for i := range m.bindings {
		b := &m.bindings[i]
		if b.group == k.Group && b.show == k.Keys && b.does == k.Does && (found == nil || b.works(m)) {
			found = b
		}
	}
	return found
}

func (o *helpOverlay) key(m *Model, k tea.KeyPressMsg) tea.Cmd { return o.do(m, o.Key(k)) }
func (o *helpOverlay) paste(_ *Model, s string) tea.Cmd        { o.Paste(s); return nil }
func (o *helpOverlay) click(m *Model, x, y int) tea.Cmd        { return o.do(m, o.Click(x, y)) }
func (o *helpOverlay) wheel(_ *Model, n int) tea.Cmd           { o.Wheel(n); return nil }
func (o *helpOverlay) answer(*Model, tea.Msg) tea.Cmd          { return nil }
func (o *helpOverlay) ask(*Model) tea.Cmd                      { return nil }

func (o *helpOverlay) do(m *Model, a help.Action) tea.Cmd {
	if !a.Close {
		return nil
	}
	m.overlay = nil
	if a.Pick < 0 {
		return nil
	}
	b := o.picks[a.Pick]
	if !b.works(m) {
		m.flash = m.idle(b.keys[0])
		if m.flash == "" {
			m.say("%s does not work here", b.show)
		}
		return nil
	}
	return tea.Batch(b.run(m, 0), m.afterMove())
}

// problemsOverlay lists what could not be read whole.
type problemsOverlay struct{ *status.Problems }

type problemsMsg struct {
	gen      uint64
	problems []store.Problem
	err      error
}

// mostProblems bounds the list of problems; `gongbao check` prints them all.
const mostProblems = 1000

func (m *Model) openProblems(int) tea.Cmd {
	archive := m.opts.Archive
	ctx, gen := m.taking.begin(true)
	return func() tea.Msg {
		problems, err := archive.Problems(ctx, 0, mostProblems)
		return problemsMsg{gen, problems, err}
	}
}

func (m *Model) gotProblems(msg problemsMsg) {
	switch {
	case !m.taking.finish(msg.gen):
	case msg.err != nil:
		m.say(oneLine(msg.err))
	case len(msg.problems) == 0:
		m.say("every file was read whole")
	default:
		m.showOverlay(problemsOverlay{status.NewProblems(m.styles, msg.problems, m.info.Problems)})
	}
}

func (o problemsOverlay) key(m *Model, k tea.KeyPressMsg) tea.Cmd {
	if o.Key(k) {
		m.overlay = nil
	}
	return nil
}

func (o problemsOverlay) paste(*Model, string) tea.Cmd   { return nil }
func (o problemsOverlay) click(*Model, int, int) tea.Cmd { return nil }
func (o problemsOverlay) wheel(_ *Model, n int) tea.Cmd  { o.Wheel(n); return nil }
func (o problemsOverlay) answer(*Model, tea.Msg) tea.Cmd { return nil }

func (o problemsOverlay) ask(*Model) tea.Cmd { return nil }
