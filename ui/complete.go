package ui

import (
	"context"
	"slices"
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"

	"gongbao/model"
	"gongbao/store"
	"gongbao/store/fold"
	"gongbao/store/query"
	"gongbao/ui/filter"
	"gongbao/ui/overlay"
)

// completing is what is being typed in the line and what it could become.
type completing struct {
	query.Completion
	menu overlay.Menu
	text string // the line it was worked out for
	at   int    // and its caret
	raw  bool   // a value is put in as it is: the command quotes it
}

// optionsMsg brings what could be put in at the caret.
type optionsMsg struct {
	gen     uint64
	options []overlay.Option
}

// fewLetters is how many letters of a word are typed before a field's name is
// offered.
const fewLetters = 2

// complete works out what could stand at the caret; what the archive has to be
// asked for comes by a command.
func (m *Model) complete() tea.Cmd {
	l := m.line
	if l == nil || l.purpose != forQuery && l.purpose != forCommand {
		return nil
	}
	text, at := l.input.Value(), l.input.Caret()
	if l.complete != nil && l.complete.text == text && l.complete.at == at {
		return nil
	}
	was := l.complete
	l.complete = &completing{text: text, at: at}
	m.menuing.abort()
	if l.walk != nil && l.walk.at >= 0 {
		return nil // the arrows go on walking
	}
	if l.purpose == forCommand {
		return m.completeArgument(was)
	}
	l.complete.Completion = query.Completions(text, at)
	return m.completeQuery(was, text, 0)
}

// completeQuery offers what could stand in a query, which begins at a character
// of the line.
func (m *Model) completeQuery(was *completing, text string, begin int) tea.Cmd {
	c := m.line.complete
	if !c.Active() {
		return nil
	}
	rest := restOf(text, c.Completion)
	c.Start += begin
	c.End += begin
	if c.Field == "" {
		c.menu.Set(fieldOptions(c.Completion))
		return nil
	}
	return m.askOptions(was, rest)
}

// completeArgument offers what a command takes.
func (m *Model) completeArgument(was *completing) tea.Cmd {
	c := m.line.complete
	name, arg, ok := strings.Cut(c.text, " ")
	fit := commandsFor(name)
	begin := len([]rune(name)) + 1
	if !ok || len(fit) != 1 || c.at < begin {
		return nil
	}
	typed := string([]rune(c.text)[begin:c.at])
	whole := query.Completion{Start: begin, End: len([]rune(c.text)), Typed: typed}
	switch fit[0].name {
	case "search", "kwic":
		c.Completion = query.Completions(arg, c.at-begin)
		return m.completeQuery(was, arg, begin)
	case "compare":
		one, start := queryAt(arg, c.at-begin)
		c.Completion = query.Completions(one, c.at-begin-start)
		return m.completeQuery(was, one, begin+start)
	case "union", "source", "date":
		c.Completion, c.raw = whole, true
		c.Field = fit[0].name
		if c.Field == "date" {
			for _, v := range query.Values("date") {
				if strings.HasPrefix(v, typed) {
					c.Options = append(c.Options, v)
				}
			}
		}
		return m.askOptions(was, m.query.Replace(c.Field, nil))
	case "saved", "forget", "save", "save-all":
		c.Completion, c.raw = whole, true
		var options []overlay.Option
		for _, q := range m.opts.State.Saved() {
			if strings.HasPrefix(fold.Text(q.Name), fold.Text(typed)) && q.Name != typed {
				options = append(options, overlay.Option{Text: q.Name, Name: q.Name, Other: q.Query, Count: -1})
			}
		}
		c.menu.Set(options)
	}
	return nil
}

// queryAt returns the one of the two queries of :compare that a character of
// its argument is in, and the character it begins at.
func queryAt(arg string, at int) (one string, start int) {
	runes := []rune(arg)
	before := string(runes[:min(at, len(runes))])
	i := strings.LastIndex(before, between)
	if i < 0 {
		one, _, _ = strings.Cut(arg, between)
		return one, 0
	}
	return arg[i+len(between):], len([]rune(arg[:i+len(between)]))
}

// askOptions asks the archive for the values of the field being typed. Those of
// the text before stay in sight until the answer is there.
func (m *Model) askOptions(was *completing, rest query.Query) tea.Cmd {
	c := m.line.complete
	if was != nil && was.Field == c.Field {
		c.menu.Set(was.menu.Options)
	}
	ctx, gen := m.menuing.begin(false)
	o := options{ctx, m.opts.Archive, m.view(), c.Completion, rest, m.spelling}
	return func() tea.Msg { return optionsMsg{gen, o.list()} }
}

// gotOptions takes what could be put in.
func (m *Model) gotOptions(msg optionsMsg) {
	if m.menuing.finish(msg.gen) && m.line != nil && m.line.complete != nil {
		m.line.complete.menu.Set(msg.options)
	}
}

// asksForOptions tells whether a key acts on options that are on their way.
func (m *Model) asksForOptions(k tea.KeyPressMsg) bool {
	if m.line == nil || m.overlay != nil || !m.menuing.pending {
		return false
	}
	switch k.String() {
	case "tab", "down", "ctrl+n":
		return true
	case "right":
		return m.line.input.AtEnd()
	}
	return false
}

// completeKey takes a key that chooses or takes what is offered.
func (m *Model) completeKey(name string) (cmd tea.Cmd, taken bool) {
	c := m.line.complete
	if c == nil || len(c.menu.Options) == 0 {
		return nil, false
	}
	switch name {
	case "tab":
		return m.takeOption(), true
	case "right":
		if m.line.input.AtEnd() {
			return m.takeOption(), true
		}
	case "down", "ctrl+n":
		c.menu.Move(1, m.layout.h)
		return nil, true
	case "up", "ctrl+p":
		return nil, c.menu.Move(-1, m.layout.h) // at the first one the history begins
	}
	return nil, false
}

// takeOption puts the selected option into the line.
func (m *Model) takeOption() tea.Cmd {
	l := m.line
	c := l.complete
	o, ok := c.menu.Selected()
	if !ok {
		return nil
	}
	put := o.Text
	if c.Field != "" && !c.raw {
		if put = query.Quote(put); c.End == len([]rune(l.input.Value())) {
			put += " "
		}
	}
	l.walk = nil
	l.input.Replace(c.Start, c.End, put)
	return m.lineChanged()
}

// fieldOptions are the fields that a word begins, with what they are.
func fieldOptions(c query.Completion) []overlay.Option {
	if len(c.Typed) < fewLetters {
		return nil
	}
	does := map[string]string{
		"union:": "a body and all below it", "date:": "a day, month, year, range", "source:": "the outlet", "title:": "words of the title",
		"text:": "words of the text", "by:": "reporters, editors, photographers", "lang:": "en, zh", "level:": "of a body named",
		"near:": "words near each other", "id:": "an article",
	}
	var out []overlay.Option
	for _, f := range c.Options {
		if does[f] != "" {
			out = append(out, overlay.Option{Text: f, Name: f, Other: does[f], Count: -1})
		}
	}
	return out
}

// restOf returns the query without the field that is being typed: what its
// values are counted in.
func restOf(text string, c query.Completion) query.Query {
	runes := []rune(text)
	begin := c.Start
	for begin > 0 && !unicode.IsSpace(runes[begin-1]) && !strings.ContainsRune("(（", runes[begin-1]) {
		begin--
	}
	before := string(runes[:begin])
	q, err := query.ParseTyping(before + string(runes[c.End:]))
	if err != nil {
		return query.Query{}
	}
	if strings.HasSuffix(strings.TrimSpace(before), "OR") {
		q = q.Replace(c.Field, nil) // one of several: each is counted by itself
	}
	return q
}

// options finds the values of a field, with how many articles each has.
type options struct {
	ctx   context.Context
	a     Archive
	v     store.View
	c     query.Completion
	rest  query.Query
	spell filter.Spelling
}

// mostOptions bounds what is offered.
const mostOptions = 200

func (o options) list() []overlay.Option {
	var out []overlay.Option
	switch o.c.Field {
	case "union":
		out = o.unions()
	case "source":
		out = o.sources()
	case "date":
		out = o.dates()
	case "lang":
		out = o.langs()
	case "by":
		out = o.people()
	case "level":
		for _, v := range o.c.Options {
			out = append(out, o.counted(v, v, ""))
		}
	}
	return out[:min(len(out), mostOptions)]
}

// counted is a value of the field with its count, which a search has to find.
func (o options) counted(value, name, other string) overlay.Option {
	q := query.All(o.rest.Root, query.Field{Name: o.c.Field, Value: value})
	r, err := o.a.Search(o.ctx, o.v, q, store.Newest)
	if err != nil {
		r.Total = -1
	}
	return overlay.Option{Text: value, Name: name, Other: other, Count: r.Total}
}

func (o options) unions() []overlay.Option {
	rows, err := o.a.Unions(o.ctx, o.v, o.c.Typed, o.rest, mostUnions)
	if err != nil {
		return nil
	}
	if o.c.Typed == "" {
		slices.SortStableFunc(rows, func(a, b store.UnionRow) int { return b.All - a.All })
	} else {
		rows = mostFirst(rows)
	}
	var out []overlay.Option
	for _, r := range rows[:min(len(rows), mostOptions)] {
		indent := ""
		if o.c.Typed != "" {
			indent = strings.Repeat("  ", min(4, max(0, r.Depth)))
		}
		out = append(out, overlay.Option{Text: o.spell(r.Union), Name: indent + firstOf(r.Union.Place, r.Union.Short, r.Union.Name, r.Union.ID),
			Other: firstOf(r.Union.PlaceZH, r.Union.ShortZH, r.Union.NameZH), Count: r.All})
	}
	if begins("none", o.c.Typed) {
		out = append(out, o.counted("none", "none", "no body named"))
	}
	return out
}

// mostFirst puts the bodies that fit in the order of how many articles name
// them, each with those below it.
func mostFirst(rows []store.UnionRow) []store.UnionRow {
	var groups [][]store.UnionRow
	for _, r := range rows {
		if r.Depth <= 0 || groups == nil {
			groups = append(groups, nil)
		}
		last := len(groups) - 1
		groups[last] = append(groups[last], r)
	}
	slices.SortStableFunc(groups, func(a, b []store.UnionRow) int { return b[0].All - a[0].All })
	return slices.Concat(groups...)
}

func (o options) sources() []overlay.Option {
	f, err := o.a.Facets(o.ctx, o.v, o.rest)
	if err != nil {
		return nil
	}
	out := valuesLike(f.Sources, o.c.Typed)
	for _, b := range f.Sources {
		if b.Value == "" && begins("none", o.c.Typed) {
			out = append(out, overlay.Option{Text: "none", Name: "none", Other: "no source", Count: b.Count})
		}
	}
	return out
}

// people offers those who wrote most of what is listed.
func (o options) people() []overlay.Option {
	f, err := o.a.Facets(o.ctx, o.v, o.rest)
	if err != nil {
		return nil
	}
	return valuesLike(f.People, o.c.Typed)
}

// valuesLike are the values that begin with what is typed, then those that hold it.
func valuesLike(buckets []store.Bucket, typed string) []overlay.Option {
	var first, then []overlay.Option
	typed = fold.Text(typed)
	for _, b := range buckets {
		name := fold.Text(b.Value)
		option := overlay.Option{Text: b.Value, Name: b.Value, Count: b.Count}
		switch {
		case b.Value == "":
		case strings.HasPrefix(name, typed):
			first = append(first, option)
		case strings.Contains(name, typed):
			then = append(then, option)
		}
	}
	return append(first, then...)
}

func (o options) langs() []overlay.Option {
	f, err := o.a.Facets(o.ctx, o.v, o.rest)
	if err != nil {
		return nil
	}
	counts := map[model.Lang]int{}
	for _, b := range f.Langs {
		counts[model.Lang(b.Value)] += b.Count
	}
	zh, hant := counts[model.LangZH], counts[model.LangZHHant]
	var out []overlay.Option
	for _, v := range []overlay.Option{
		{Text: "en", Other: "English", Count: counts[model.LangEN]}, {Text: "zh", Other: "Chinese", Count: zh + hant},
		{Text: "zh-hans", Other: "simplified", Count: zh}, {Text: "zh-hant", Other: "traditional", Count: hant},
		{Text: "none", Other: "not told", Count: counts[model.LangNone]},
	} {
		if v.Name = v.Text; begins(v.Text, o.c.Typed) {
			out = append(out, v)
		}
	}
	return out
}

// begins tells whether what is typed begins a value.
func begins(value, typed string) bool { return strings.HasPrefix(value, fold.Text(typed)) }

func firstOf(names ...string) string {
	for _, n := range names {
		if n != "" {
			return n
		}
	}
	return ""
}
