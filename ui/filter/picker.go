package filter

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gongbao/store/query"
	"gongbao/ui/overlay"
	"gongbao/ui/styles"
)

// item is one row that can be picked.
type item struct {
	value      string // of the field; "" removes the condition
	none       bool   // the row for articles that have nothing in the field
	name       string // the first column
	short      string // instead of name where that is too long; may be ""
	other      string // the second column: the Chinese name
	otherShort string // instead of other where that is too long; may be ""
	depth      int
	own        int // -1 for no number
	all        int // -1 for no number
}

// key tells an item from the others in every list of them.
func (it *item) key() string {
	if it.none {
		return "\x00"
	}
	return it.value
}

// choice is one marked item and how it was meant.
type choice struct {
	field   query.Field
	without bool
	key     string // of the item
}

// picker is what the pickers of union bodies and of sources share: an input
// over a list of values of one field, several of which can be marked.
type picker struct {
	styles *styles.Styles
	field  string
	title  string
	w, h   int
	want   overlay.Want
	box    overlay.Box
	input  overlay.Input
	ahead  overlay.Ahead
	scroll overlay.Scroll

	items   []item
	sizes   pickSizes
	growing bool // the archive is being read: what does not match yet may
	marks   []choice
	active  active
	exacts  bool          // the field knows field:=value
	edited  func() Action // after the text has changed
}

func newPicker(s *styles.Styles, field, title string) picker {
	return picker{styles: s, field: field, title: title, input: overlay.NewInput()}
}

// SetStyles changes the looks.
func (p *picker) SetStyles(s *styles.Styles) { p.styles = s }

// SetSize sets the whole screen's size; the overlay chooses its own.
func (p *picker) SetSize(w, h int) {
	p.w, p.h = w, h
	p.measure()
}

func (p *picker) measure() {
	p.box = overlay.Measure(p.w, p.h, p.want)
	p.scroll.Keep(len(p.items), p.box.Rows)
}

// Size returns the overlay's own size in cells, 0, 0 where the screen is too
// small for it.
func (p *picker) Size() (w, h int) { return p.box.W, p.box.H }

// Cursor returns the caret's cell in the overlay.
func (p *picker) Cursor() (x, y int, ok bool) {
	return p.box.Left + p.input.CursorX(p.styles, p.box.Inner), p.box.Input, p.box.OK()
}

// Text returns what is typed.
func (p *picker) Text() string { return p.input.Value() }

// Waiting tells whether keys wait for an answer.
func (p *picker) Waiting() bool { return p.ahead.Holding() }

// SetGrowing says whether the archive is being read. While it is, an Enter waits
// for the first row that fits.
func (p *picker) SetGrowing(is bool) { p.growing = is }

// ready tells whether there is what a key can act on.
func (p *picker) ready() bool { return p.ahead.Ready() && !p.hopes() }

// hopes tells whether nothing fits, and something yet may.
func (p *picker) hopes() bool { return p.growing && len(p.items) == 0 && len(p.marks) == 0 }

// reset begins anew for the query q.
func (p *picker) reset(q query.Query) {
	p.input.Set("")
	p.ahead.Rest()
	p.marks, p.items, p.scroll = nil, nil, overlay.Scroll{}
	p.active = activeIn(q, p.field)
}

// asked splits what is typed into the text to look up and what its leading
// signs mean, half or full width. Only a field that can be exact has the first.
func (p *picker) asked() (text string, exact, without bool) {
	text = strings.TrimSpace(p.input.Value())
	for {
		rest, found := cutSign(text, "=", "＝")
		if found && !exact && p.exacts {
			text, exact = rest, true
			continue
		}
		if rest, found = cutSign(text, "-", "－", "−"); found && !without {
			text, without = rest, true
			continue
		}
		return text, exact, without
	}
}

func cutSign(s string, signs ...string) (string, bool) {
	for _, sign := range signs {
		if rest, ok := strings.CutPrefix(s, sign); ok {
			return strings.TrimSpace(rest), true
		}
	}
	return s, false
}

// Key takes a key. Those that act on the rows wait until the rows are those of
// the text as typed.
func (p *picker) Key(k tea.KeyPressMsg) Action {
	if k.String() == "esc" {
		p.ahead.Rest()
		return Action{Kind: Close}
	}
	onlyMoves := p.ahead.OnlyMoves()
	if p.hopes() && p.ahead.Ready() && overlay.IsErase(k) {
		p.ahead.Rest() // nobody waits any longer who goes back
		onlyMoves = true
	}
	if !p.ready() && (needsRows(k) || !onlyMoves) {
		p.ahead.Hold(k)
		return Action{}
	}
	a := p.act(k)
	if a.Kind == Changed && onlyMoves {
		p.ahead.Rest() // moves among rows that the new text replaces
	}
	return a
}

// Paste takes pasted text.
func (p *picker) Paste(s string) Action {
	if p.ahead.Holding() && !p.ahead.OnlyMoves() {
		p.ahead.Hold(tea.PasteMsg{Content: s})
		return Action{}
	}
	return p.paste(s)
}

func (p *picker) paste(s string) Action {
	if p.input.Paste(s) {
		return p.edited()
	}
	return Action{}
}

// needsRows tells whether a key acts on the rows.
func needsRows(k tea.KeyPressMsg) bool {
	switch k.String() {
	case "enter", "tab", "shift+tab":
		return true
	}
	return overlay.IsMove(k)
}

func (p *picker) act(k tea.KeyPressMsg) Action {
	switch key := k.String(); {
	case key == "enter":
		return p.enter()
	case key == "tab":
		p.mark()
		p.move(1)
	case key == "shift+tab":
		p.mark()
		p.move(-1)
	case p.scroll.Key(k, len(p.items), p.box.Rows):
	case p.input.Key(k):
		return p.edited()
	}
	return Action{}
}

// Wheel moves the selection by d rows.
func (p *picker) Wheel(d int) Action {
	p.move(d)
	return Action{}
}

func (p *picker) move(d int) { p.scroll.Move(d, len(p.items), p.box.Rows) }

// Click selects the row at a cell of the overlay; the row selected already is
// picked.
func (p *picker) Click(x, y int) Action {
	row, ok := p.box.Row(x, y)
	i := p.scroll.Top + row
	switch {
	case !ok || i >= len(p.items) || !p.ahead.Ready():
		return Action{}
	case i == p.scroll.At:
		return p.enter()
	}
	p.scroll.To(i, len(p.items), p.box.Rows)
	return Action{}
}

// settle takes the keys that waited, as far as they have not to wait again.
func (p *picker) settle() Action {
	if p.hopes() && !p.ahead.OnlyMoves() && !p.ahead.Holds(overlay.IsErase) {
		return Action{}
	}
	return settle(&p.ahead, needsRows, p.act, p.paste)
}

// show shows other items. Where they answer another text than before, the
// selection goes to the item first; else it stays where it is.
func (p *picker) show(items []item, fresh bool, first int) {
	key := ""
	if it := p.current(); it != nil {
		key = it.key()
	}
	p.items = items
	p.sizes = p.sizes.with(items)
	p.measure()
	if !fresh {
		i := slices.IndexFunc(items, func(it item) bool { return it.key() == key })
		first = max(i, 0)
		if i < 0 {
			first = p.scroll.At
		}
	} else {
		p.scroll.Top = 0
	}
	p.scroll.To(first, len(items), p.box.Rows)
}

func (p *picker) current() *item {
	if p.scroll.At >= len(p.items) {
		return nil
	}
	return &p.items[p.scroll.At]
}

// pick is the choice of an item as the text's leading signs mean it.
func (p *picker) pick(it *item) choice {
	_, exact, without := p.asked()
	exact = exact && !it.none
	return choice{readable(query.Field{Name: p.field, Value: it.value, Exact: exact}), without, it.key()}
}

// mark marks the selected item, or takes its mark away.
func (p *picker) mark() {
	it := p.current()
	if it == nil || it.value == "" {
		return
	}
	if i := p.markOf(it); i >= 0 {
		p.marks = slices.Delete(p.marks, i, i+1)
		return
	}
	p.marks = append(p.marks, p.pick(it))
}

func (p *picker) markOf(it *item) int {
	return slices.IndexFunc(p.marks, func(c choice) bool { return c.key == it.key() })
}

// enter applies what is marked, else the selected item.
func (p *picker) enter() Action {
	it := p.current()
	switch {
	case len(p.marks) > 0:
		return Action{Kind: Apply, Field: p.field, Node: combine(p.marks)}
	case it == nil:
		return Action{}
	case it.value == "":
		return Action{Kind: Apply, Field: p.field}
	}
	return Action{Kind: Apply, Field: p.field, Node: combine([]choice{p.pick(it)})}
}

// combine returns the condition that any of the choices holds, and none of
// those left out.
func combine(choices []choice) query.Node {
	var in, out []query.Node
	for _, c := range choices {
		if c.without {
			out = append(out, c.field)
		} else {
			in = append(in, c.field)
		}
	}
	switch {
	case len(out) == 0:
		return query.Any(in...)
	case len(in) == 0:
		return query.Not{Node: query.Any(out...)}
	}
	return query.And{Nodes: []query.Node{query.Any(in...), query.Not{Node: query.Any(out...)}}}
}
