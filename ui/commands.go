package ui

import (
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gongbao/model"
	"gongbao/store"
	"gongbao/store/query"
	"gongbao/store/state"
)

// command is one of the `:` commands.
type command struct {
	name string
	arg  string // how its argument is called, "" for none
	does string
	args []string // the arguments it takes, where they are few
	run  func(m *Model, arg string) tea.Cmd
}

// commands returns the table of `:` commands, in alphabetical order.
func commands() []command {
	return []command{
		{"clear", "", "clear what narrows the list", nil, func(m *Model, _ string) tea.Cmd {
			if m.query.Empty() {
				return nil
			}
			return m.clear(0)
		}},
		{"compare", "QUERY", "its timeline beside the list's, or of two: A vs B", nil, (*Model).commandCompare},
		{"date", "RANGE", "narrow by date: 2023-05, 2020..2022, 30d", nil, narrowField("date")},
		{"edit", "", "open a copy in $EDITOR", nil, func(m *Model, _ string) tea.Cmd { return m.guarded((*Model).mayRun, (*Model).edit) }},
		{"find", "LETTERS", "find by a few letters", nil, (*Model).commandFind},
		{"forget", "NAME", "forget a saved search", nil, (*Model).commandForget},
		{"go", "ROW", "go to a row of the list", nil, (*Model).commandGo},
		{"help", "", "all keys", nil, func(m *Model, _ string) tea.Cmd { return m.openHelp(0) }},
		{"kwic", "WORDS", "every hit in the list with what stands around it", nil, (*Model).commandKwic},
		{"mouse", "", "turn the mouse on or off", nil, (*Model).commandMouse},
		{"open", "ID", "open the article with this id", nil, (*Model).commandOpen},
		{"pages", "", "list the pages that are no article", nil, func(m *Model, _ string) tea.Cmd { return narrowField("is")(m, "page") }},
		{"problems", "", "what could not be read whole", nil, func(m *Model, _ string) tea.Cmd { return m.openProblems(0) }},
		{"quit", "", "quit", nil, func(m *Model, _ string) tea.Cmd { return m.quit(0) }},
		{"reprints", "folded|listed", "one row for all copies of an article, or a row for each", []string{"folded", "listed"}, (*Model).commandReprints},
		{"save", "NAME", "save this search, for this archive", nil, save(false)},
		{"save-all", "NAME", "save this search, for every archive", nil, save(true)},
		{"saved", "NAME", "run a saved search; without a name, list them", nil, (*Model).commandSaved},
		{"search", "QUERY", "make this the query", nil, (*Model).commandSearch},
		{"sort", "ORDER", "order the list", sortNames[:], (*Model).commandSort},
		{"source", "NAME", "narrow by source", nil, narrowField("source")},
		{"union", "NAME", "narrow by union body", nil, narrowField("union")},
	}
}

// command runs one line typed after `:`. A number goes to that row; a name may
// be shortened to any beginning that only it has.
func (m *Model) command(text string) tea.Cmd {
	if text == "" {
		return nil
	}
	if _, err := strconv.Atoi(text); err == nil {
		return m.commandGo(text)
	}
	name, arg, _ := strings.Cut(text, " ")
	fit := commandsFor(name)
	switch len(fit) {
	case 0:
		m.say("no command %q; : and tab list them", name)
		return nil
	case 1:
		return fit[0].run(m, strings.TrimSpace(arg))
	}
	m.say("%q could be %s", name, names(fit))
	return nil
}

// commandsFor returns the command of that name, else those that start so.
func commandsFor(name string) []command {
	var fit []command
	for _, c := range commands() {
		if c.name == name {
			return []command{c}
		}
		if strings.HasPrefix(c.name, name) {
			fit = append(fit, c)
		}
	}
	return fit
}

func names(cs []command) string {
	out := make([]string, len(cs))
	for i, c := range cs {
		out[i] = c.name
	}
	return strings.Join(out, ", ")
}

// completions returns what could stand at the caret of the command line.
func completions(text string) (stem string, options []string) {
	name, arg, hasArg := strings.Cut(text, " ")
	if !hasArg {
		for _, c := range commandsFor(name) {
			options = append(options, c.name)
		}
		if len(options) == 1 && options[0] == name {
			return "", nil
		}
		return "", options
	}
	for _, c := range commandsFor(name)[:min(1, len(commandsFor(name)))] {
		for _, a := range c.args {
			if strings.HasPrefix(a, arg) {
				options = append(options, a)
			}
		}
	}
	return name + " ", options
}

// completeCommand extends the command line as far as all its completions agree.
func (m *Model) completeCommand() {
	stem, options := completions(m.line.input.Value())
	if len(options) == 0 {
		text := m.line.input.Value()
		if fit := commandsFor(text); len(fit) == 1 && fit[0].name == text && fit[0].arg != "" {
			options = []string{text}
		} else {
			return
		}
	}
	common := options[0]
	for _, o := range options[1:] {
		for !strings.HasPrefix(o, common) {
			common = common[:len(common)-1]
		}
	}
	if len(options) == 1 && stem == "" {
		common += " "
	}
	m.line.input.SetRaw(stem + common)
	m.line.live = m.line.input.Value()
}

// commandHint is the line above the command line: what it could become.
func commandHint(text string) string {
	_, options := completions(text)
	if len(options) > 1 || len(options) == 1 && !strings.Contains(text, " ") {
		return strings.Join(options, "  ")
	}
	name, _, _ := strings.Cut(text, " ")
	if fit := commandsFor(name); len(fit) == 1 {
		return strings.TrimSpace(fit[0].name+" "+fit[0].arg) + ": " + fit[0].does
	}
	return ""
}

func (m *Model) guarded(ok func(*Model) bool, run func(*Model, int) tea.Cmd) tea.Cmd {
	if !ok(m) {
		m.say("there is no article to do that with here")
		return nil
	}
	return run(m, 0)
}

// narrowField returns the command that replaces a field's condition with its
// argument, or removes it where there is none.
func narrowField(field string) func(*Model, string) tea.Cmd {
	return func(m *Model, arg string) tea.Cmd {
		if arg == "" {
			return m.narrowTo(m.query.Replace(field, nil))
		}
		value := query.Quote(arg)
		q, err := query.Parse(field + ":" + value)
		if err != nil {
			more := len(field) + 1
			if value != arg {
				more++ // the quote
			}
			m.wrong(err, arg, more)
			return nil
		}
		return m.narrowTo(m.query.Replace(field, q.Root))
	}
}

func (m *Model) commandSearch(arg string) tea.Cmd {
	q, err := query.Parse(arg)
	if err != nil {
		m.wrong(err, arg, 0)
		return nil
	}
	return tea.Batch(m.narrowTo(q), m.remember(state.Queries, q.String()))
}

func (m *Model) commandFind(arg string) tea.Cmd {
	return tea.Batch(m.openFind(0), m.paste(arg))
}

func (m *Model) commandGo(arg string) tea.Cmd {
	n, err := strconv.Atoi(arg)
	if err != nil || n < 1 {
		m.say("go wants the number of a row, from 1 to %d", m.list.Total())
		return nil
	}
	m.focus = paneList
	m.list.To(n - 1)
	m.chosen()
	return m.afterMove()
}

func (m *Model) commandMouse(string) tea.Cmd {
	m.mouse = !m.mouse
	m.say("the mouse is %s", map[bool]string{true: "on: the wheel scrolls, a click selects, another opens", false: "off: the terminal's own selection works"}[m.mouse])
	return nil
}

func (m *Model) commandOpen(arg string) tea.Cmd {
	if arg == "" {
		m.say("open wants the id of an article; yi copies one")
		return nil
	}
	return m.openArticle(model.ID(arg), atTop)
}

func (m *Model) commandSort(arg string) tea.Cmd {
	for i, name := range sortNames {
		if arg != "" && strings.HasPrefix(name, arg) {
			return m.setSort(store.Sort(i))
		}
	}
	m.say(fmt.Sprintf("sort wants one of %s", strings.Join(sortNames[:], ", ")))
	return nil
}
