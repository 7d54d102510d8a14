// Command minimal is the least Bubble Tea program that shows a list of lines and
// moves a cursor in it.
package main

import (
	"fmt"
	"os"
	"strings"

	tea "charm.land/bubbletea/v2"
)

type model struct{ w, h, at int }

func (m model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.w, m.h = msg.Width, msg.Height
	case tea.KeyPressMsg:
		switch msg.String() {
		case "q", "ctrl+c":
			return m, tea.Quit
		case "j":
			m.at++
		case "k":
			m.at = max(0, m.at-1)
		}
	}
	return m, nil
}

func (m model) View() tea.View {
	var b strings.Builder
	for i := range m.h {
		if i > 0 {
			b.WriteByte('\n')
		}
		mark := ' '
		if m.h > 0 && i == m.at%m.h {
			mark = '>'
		}
		fmt.Fprintf(&b, "%c row %d of a list of lines", mark, i+1)
	}
	v := tea.NewView(b.String())
	v.AltScreen = true
	return v
}

func main() {
	if _, err := tea.NewProgram(model{}, tea.WithFPS(120)).Run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
