package ui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

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
	case lateMsg:
		m.noteLate(msg.gen)
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
		m.flash = m.idle(name)
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

// say shows one line in the footer until the next key.
func (m *Model) say(format string, args ...any) {
	if len(args) > 0 {
		format = fmt.Sprintf(format, args...)
	}
	m.flash = format
}

// oneLine is an error as one line.
func oneLine(err error) string { return strings.Join(strings.Fields(err.Error()), " ") }
