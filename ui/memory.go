package ui

import (
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gongbao/store"
	"gongbao/store/query"
	"gongbao/store/state"
)

// What the reader typed and saved is known in memory as soon as it is typed;
// the file behind it is written and read by commands.

// keptMsg tells how a round of writing and reading ended.
type keptMsg struct{ err error }

// startSync writes what is new and reads what others wrote.
func (m *Model) startSync() tea.Cmd {
	s, ctx := m.opts.State, m.opts.Context
	return func() tea.Msg { return keptMsg{s.Sync(ctx)} }
}

// kept takes the end of a round. What goes wrong is said once: reading goes on
// without.
func (m *Model) kept(msg keptMsg) {
	m.narrow.SetSaved(m.opts.State.Saved())
	m.unkept = msg.err != nil
	if msg.err == nil || quiet(msg.err) || m.complained {
		return
	}
	m.complained = true
	why := oneLine(msg.err)
	var e *state.Error
	if errors.As(msg.err, &e) {
		why = e.Why + ": " + e.Path
	}
	m.say("history and saved searches are not kept: %s", why)
}

// remember keeps a line that was typed.
func (m *Model) remember(k state.Kind, line string) tea.Cmd {
	m.opts.State.Remember(k, line)
	return m.startSync()
}

// asksForState tells whether a key needs what the file holds, which is not
// known yet.
func (m *Model) asksForState(k tea.KeyPressMsg) bool {
	return m.line != nil && m.overlay == nil && !m.opts.State.Synced() && historyStep(k.String()) != 0
}

// historyStep returns how far in the history a key goes, 1 for back, 0 for not
// at all.
func historyStep(name string) int {
	switch name {
	case "up", "ctrl+p":
		return 1
	case "down", "ctrl+n":
		return -1
	}
	return 0
}

// walk is a way through what was typed before.
type walk struct {
	lines []string // those that begin with what is typed, the newest first
	at    int      // the one shown, -1 for what was typed
	typed string
}

// walkHistory shows the line typed before the one shown, or with -1 the one
// after it.
func (m *Model) walkHistory(step int) tea.Cmd {
	l := m.line
	if l.walk == nil {
		l.walk = &walk{at: -1, typed: l.input.Value()}
		begin := strings.TrimLeft(l.walk.typed, " ")
		if l.walk.typed == l.opened {
			begin = "" // nothing is typed yet
		}
		for _, line := range m.opts.State.History(l.purpose.history()) {
			if strings.HasPrefix(line, begin) && line != strings.TrimSpace(l.walk.typed) {
				l.walk.lines = append(l.walk.lines, line)
			}
		}
	}
	w := l.walk
	at := max(-1, min(w.at+step, len(w.lines)-1))
	if at == w.at {
		return nil
	}
	w.at = at
	if at < 0 {
		l.input.SetRaw(w.typed)
	} else {
		l.input.SetRaw(w.lines[at])
	}
	return m.lineChanged()
}

// runSaved shows the list of a saved search.
func (m *Model) runSaved(name string) tea.Cmd {
	saved, ok := m.opts.State.Find(name)
	if !ok {
		m.say("no search is saved as %q", name)
		return nil
	}
	q, err := query.Parse(saved.Query)
	if err != nil {
		m.say("the saved search %s cannot be read: %s", saved.Name, explain(err))
		return nil
	}
	return m.show(q, sortNamed(saved.Sort))
}

// sortNamed returns the order of a name, the usual one for another.
func sortNamed(name string) store.Sort {
	for i, n := range sortNames {
		if n == name {
			return store.Sort(i)
		}
	}
	return store.Newest
}

// save keeps the present search under a name.
func save(everywhere bool) func(*Model, string) tea.Cmd {
	return func(m *Model, name string) tea.Cmd {
		if m.query.Empty() {
			m.say("nothing narrows the list, so there is no search to save")
			return nil
		}
		s := state.Search{Name: name, Query: m.query.String(), Everywhere: everywhere}
		if m.sort != store.Newest {
			s.Sort = sortNames[m.sort]
		}
		_, replaced := m.opts.State.Find(name)
		if err := m.opts.State.Save(s); err != nil {
			m.say(oneLine(err))
			return nil
		}
		how := "; f and :saved find it"
		switch {
		case m.unkept:
			how = " until gongbao ends: its file cannot be written"
		case replaced:
			how = ", in the place of what was saved so"
		}
		m.say("saved as %s%s", strings.Join(strings.Fields(name), " "), how)
		m.narrow.SetSaved(m.opts.State.Saved())
		return m.startSync()
	}
}

func (m *Model) commandForget(name string) tea.Cmd {
	if !m.opts.State.Forget(name) {
		m.say("no search is saved as %q", name)
		return nil
	}
	m.say("forgotten: %s", name)
	m.narrow.SetSaved(m.opts.State.Saved())
	return m.startSync()
}

func (m *Model) commandSaved(name string) tea.Cmd {
	if name != "" {
		return m.runSaved(name)
	}
	return m.openSaved()
}
