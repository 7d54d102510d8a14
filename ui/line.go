package ui

import (
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gongbao/store/query"
	"gongbao/store/state"
	"gongbao/ui/overlay"
)

// purpose is what the input on the last line is for.
type purpose uint8

const (
	forQuery purpose = iota
	forArticle
	forCommand
	forPipe
)

// line is the input on the last line of the screen: a query, words to search
// the article for, a command of gongbao's or of the shell's.
type line struct {
	purpose purpose
	input   overlay.Input
	err     string // what is wrong with the text, "" if nothing
	wrongAt int    // and at which of its characters, -1 where that is not known
	live    string // the text that the list or the article shows now
	opened  string // the text it was opened with
	walk    *walk  // through the history, nil while the reader types

	complete *completing // what is being typed

	// What esc goes back to.
	from spot
	top  int // line of the article
}

// history is the kind of history that is walked in the line.
func (p purpose) history() state.Kind {
	if p == forCommand {
		return state.Commands
	}
	return state.Queries
}

var prompts = [...]string{forQuery: "/", forArticle: "/", forCommand: ":", forPipe: "|"}

func (m *Model) openLine(p purpose, value string) tea.Cmd {
	m.line = &line{purpose: p, input: overlay.NewInput(), live: value, opened: value, from: m.spotNow(), top: m.detail.Line()}
	m.line.input.SetPrompt(prompts[p])
	m.line.input.SetRaw(value)
	if p == forPipe {
		return nil
	}
	return m.startSync() // another program may have typed since
}

func (m *Model) openSearch(int) tea.Cmd {
	text := m.query.String()
	if text != "" {
		text += " "
	}
	return m.openLine(forQuery, text)
}

func (m *Model) openArticleSearch(int) tea.Cmd { return m.openLine(forArticle, "") }
func (m *Model) openCommand(int) tea.Cmd       { return m.openLine(forCommand, "") }
func (m *Model) openPipe(int) tea.Cmd          { return m.openLine(forPipe, "") }

// lineKey takes a key while the line is open.
func (m *Model) lineKey(k tea.KeyPressMsg) tea.Cmd {
	if cmd, taken := m.completeKey(k.String()); taken {
		return cmd
	}
	switch k.String() {
	case "esc":
		return m.closeLine()
	case "enter":
		if c := m.line.complete; c != nil && c.menu.Chosen {
			return tea.Batch(m.takeOption(), m.enterLine())
		}
		return m.enterLine()
	case "tab":
		if m.line.purpose == forCommand {
			m.completeCommand()
		}
		return m.complete()
	case "backspace":
		if m.line.input.Value() == "" {
			return m.closeLine()
		}
	}
	if step := historyStep(k.String()); step != 0 && m.line.purpose != forPipe {
		return m.walkHistory(step)
	}
	m.line.walk = nil
	m.line.input.Key(k)
	return m.lineChanged()
}

// linePaste takes pasted text: one line of it, as if typed.
func (m *Model) linePaste(s string) tea.Cmd {
	m.line.walk = nil
	m.line.input.Paste(s)
	return m.lineChanged()
}

// lineChanged shows what the text as typed would give.
func (m *Model) lineChanged() tea.Cmd {
	l := m.line
	text := l.input.Value()
	offer := m.complete()
	if text == l.live {
		return offer
	}
	l.live, l.err = text, ""
	switch l.purpose {
	case forQuery:
		q, or, err := l.reads()
		if err != nil {
			l.fail(err, 0, 0)
			return offer
		}
		m.query, m.instead = q, or
		return tea.Batch(m.startSearch(false), offer)
	case forArticle:
		m.detail.GotoLine(l.top)
		m.detail.ClearSearch()
		m.detail.SetSearch(termsOf(text))
		m.detail.NextHit(1)
	}
	return offer
}

// enterLine accepts the text.
func (m *Model) enterLine() tea.Cmd {
	l := m.line
	m.menuing.abort()
	text := strings.TrimSpace(l.input.Value())
	switch l.purpose {
	case forQuery:
		q, err := query.Parse(text)
		if err != nil {
			l.fail(err, 0, 0)
			return nil
		}
		m.line = nil
		return tea.Batch(m.leave(l.from, q, m.sort, l.instead()), m.remember(state.Queries, q.String()))
	case forArticle:
		m.line = nil
		m.searchArticle(text, l.top)
		return m.remember(state.Queries, text)
	case forPipe:
		m.line = nil
		if text != "" {
			return m.pipe(text)
		}
	case forCommand:
		m.line, m.entered = nil, l
		defer func() { m.entered = nil }()
		return tea.Batch(m.remember(state.Commands, text), m.command(text))
	}
	return nil
}

// reads is the query in the line as it stands, the word at the caret open; of
// the history, where nothing is being typed, it is what Enter makes of it.
func (l *line) reads() (query.Query, instead, error) {
	if l.walk != nil && l.walk.at >= 0 {
		q, err := query.ParseTyping(l.input.Value())
		return q, l.instead(), err
	}
	q, err := query.ParseTypingAt(l.input.Value(), l.input.Caret())
	return q, instead{}, err
}

// instead is what is asked where the query finds nothing. The zero instead is
// nothing.
type instead struct {
	query query.Query
	word  string // which the query has whole, and this as word*
}

// instead is the query with the word at the caret as the beginning of words:
// what was shown while it was typed.
func (l *line) instead() instead {
	typed, err := query.ParseTypingAt(l.input.Value(), l.input.Caret())
	if err != nil {
		return instead{}
	}
	q, word, ok := typed.Begun()
	if !ok {
		return instead{}
	}
	return instead{q, word}
}

// fail notes what is wrong with what stands in the line from a character on, of
// which the error's query holds so many characters more at its beginning.
func (l *line) fail(err error, begin, more int) {
	l.err, l.wrongAt = explain(err), -1
	var e *query.Error
	if !errors.As(err, &e) {
		return
	}
	asked, typed := []rune(e.Query), []rune(l.input.Value())[begin:]
	for begin < len(l.input.Value()) && len(typed) > 0 && typed[0] == ' ' && more == 0 && len(asked) > 0 && asked[0] != ' ' {
		typed, begin = typed[1:], begin+1 // an accepted line is trimmed
	}
	if at := e.Col - 1 - more; at >= 0 && strings.HasPrefix(strings.TrimRight(string(typed), " "), strings.TrimRight(string(asked[min(more, len(asked)):]), ` "`)) {
		l.wrongAt = begin + at
	}
}

// wrong keeps the command line open, for what is wrong with its argument.
func (m *Model) wrong(err error, arg string, more int) {
	l := m.entered
	if l == nil {
		m.say(explain(err))
		return
	}
	m.line = l
	value := l.input.Value()
	l.fail(err, len([]rune(value[:max(0, strings.LastIndex(value, arg))])), more)
	l.complete = nil
}

// closeLine puts back what was there before the line was opened.
func (m *Model) closeLine() tea.Cmd {
	l, present := m.line, m.presentID()
	m.line, m.held = nil, nil // what waits was typed for it
	m.menuing.abort()
	switch l.purpose {
	case forQuery:
		if m.query.String() != l.from.query.String() {
			m.query, m.sort, m.instead = l.from.query, l.from.sort, instead{}
			return m.searchFrom(present, true)
		}
	case forArticle:
		m.detail.GotoLine(l.top)
		m.detail.SetSearch(m.query.Terms())
	}
	return nil
}

// searchArticle goes to the first hit of text from line top on. Where there is
// none, the words of the list's query are what is marked, as before.
func (m *Model) searchArticle(text string, top int) {
	m.detail.GotoLine(top)
	m.detail.ClearSearch()
	m.detail.SetSearch(termsOf(text))
	if text != "" && m.detail.NextHit(1) {
		return
	}
	m.detail.SetSearch(m.query.Terms())
	if text == "" {
		return
	}
	m.say("%q is not in this article", text)
}

// termsOf returns what to search an article for.
func termsOf(text string) []query.Term {
	q, err := query.ParseTyping(text)
	if err != nil {
		q = query.All(query.Text{Words: text})
	}
	return q.Terms()
}

// explain is an error of the query language in one line.
func explain(err error) string {
	var e *query.Error
	if errors.As(err, &e) {
		if e.Hint != "" {
			return strings.TrimSuffix(e.Msg, ":") + "; " + e.Hint
		}
		return e.Msg
	}
	return oneLine(err)
}
