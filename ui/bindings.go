package ui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gongbao/ui/status"
)

// scope is where a binding works: a set of panes.
type scope uint8

const (
	inList scope = 1 << iota
	inArticle
	inNarrow
	anywhere = inList | inArticle | inNarrow
)

// binding is one line of the table that dispatch, footer, help and the
// README's key table are all made of.
type binding struct {
	keys    []string // Bubble Tea key names; "y c" is y, then c
	show    string   // how people read them
	scope   scope
	group   string // heading in help and README
	does    string // what it does, for help and README
	hint    string // for the footer; "" keeps it out
	face    string // the key in the footer, where it is not the first of show
	hintIn  scope  // the panes whose footer has it; 0 for all it works in
	keep    bool   // the footer keeps it longest
	tail    string // of a two-key binding: what the footer says once the first is pressed
	idle    string // what is said where it is pressed and has nothing to act on, "" for nothing
	rows    rows   // how many of the list's rows it takes
	enabled func(*Model) bool
	run     func(*Model, int) tea.Cmd // given the count typed before it, 0 for none
}

// rows says which rows of a list must be known before a key is taken.
type rows uint8

const (
	shownRows rows = iota // those there are
	moreRows              // those that follow, as the key leads on
	allRows
)

// The groups of keys, in the order of help and README.
const (
	groupMove   = "Moving"
	groupRead   = "Reading"
	groupNarrow = "Narrowing and finding"
	groupTake   = "Taking along"
	groupRest   = "The rest"
)

// bindings returns the table. Each call makes a new one: nothing is shared
// between sessions.
func bindings() []binding {
	return slices.Concat(readKeys(), narrowKeys(), moveKeys(), takeKeys(), restKeys())
}

// noWords is said where there are no hits to go to.
const noWords = "no words are searched for; / searches"

func moveKeys() []binding {
	return []binding{
		{keys: []string{"j", "down"}, show: "j ↓", scope: anywhere, group: groupMove, does: "down; 10j goes ten rows", rows: moreRows, run: (*Model).down},
		{keys: []string{"k", "up"}, show: "k ↑", scope: anywhere, group: groupMove, does: "up", run: (*Model).up},
		{keys: []string{"space", "pgdown", "ctrl+f"}, show: "space PgDn ctrl+f", scope: anywhere, group: groupMove, does: "a page down", rows: moreRows, run: scroll(2)},
		{keys: []string{"pgup", "ctrl+b", "shift+space"}, show: "PgUp ctrl+b", scope: anywhere, group: groupMove, does: "a page up", run: scroll(-2)},
		{keys: []string{"ctrl+d"}, show: "ctrl+d", scope: anywhere, group: groupMove, does: "half a page down", rows: moreRows, run: scroll(1)},
		{keys: []string{"ctrl+u"}, show: "ctrl+u", scope: anywhere, group: groupMove, does: "half a page up", run: scroll(-1)},
		{keys: []string{"g", "home"}, show: "g Home", scope: anywhere, group: groupMove, does: "to the top; 5g to the fifth row", run: (*Model).top},
		{keys: []string{"G", "end"}, show: "G End", scope: anywhere, group: groupMove, does: "to the end; 5G to the fifth row", rows: allRows, run: (*Model).bottom},
		{keys: []string{"H"}, show: "H", scope: inList, group: groupMove, does: "top row of the screen", run: screenRow(0)},
		{keys: []string{"M"}, show: "M", scope: inList, group: groupMove, does: "middle row of the screen", run: screenRow(1)},
		{keys: []string{"L"}, show: "L", scope: inList, group: groupMove, does: "bottom row of the screen", rows: moreRows, run: screenRow(2)},
		{keys: []string{"tab"}, show: "tab", scope: anywhere, group: groupMove, does: "next pane", hint: "panes", enabled: (*Model).isWide, run: focusBy(1)},
		{keys: []string{"tab"}, show: "tab", scope: anywhere, group: groupMove, does: "next pane", enabled: not((*Model).isWide), run: focusBy(1)},
		{keys: []string{"shift+tab"}, show: "shift+tab", scope: anywhere, group: groupMove, does: "previous pane", run: focusBy(-1)},
	}
}

func readKeys() []binding {
	return []binding{
		{keys: []string{"enter", "l", "right"}, show: "⏎ l →", scope: inList, group: groupRead, does: "read the article", hint: "read", keep: true, enabled: (*Model).hasRows, run: (*Model).read},
		{keys: []string{"enter"}, show: "⏎", scope: inNarrow, group: groupRead, does: "narrow to the row, or leave it again", hint: "narrow", keep: true, run: (*Model).narrowEnter},
		{keys: []string{"-"}, show: "-", scope: inNarrow, group: groupRead, does: "leave the row out, or no longer", hint: "without", run: (*Model).narrowExclude},
		{keys: []string{"l", "right"}, show: "l →", scope: inNarrow, group: groupRead, does: "open the branch, the months of a year", hint: "open", enabled: func(m *Model) bool { return m.narrow.CanOpen() }, run: (*Model).narrowOpen},
		{keys: []string{"h", "left"}, show: "h ←", scope: inNarrow, group: groupRead, does: "close the branch, the months", run: (*Model).narrowClose},
		{keys: []string{"q"}, show: "q", scope: inArticle | inNarrow, group: groupRead, does: "back to the list", hint: "back", keep: true, run: (*Model).back},
		{keys: []string{"h", "left"}, show: "h ←", scope: inArticle, group: groupRead, does: "back to the list", run: (*Model).back},
		{keys: []string{"]"}, show: "]", scope: inList | inArticle, group: groupRead, does: "next article", rows: moreRows, enabled: (*Model).hasRows, run: sibling(1)},
		{keys: []string{"["}, show: "[", scope: inList | inArticle, group: groupRead, does: "previous article", hint: "previous, next", face: "[ ]", hintIn: inArticle, enabled: (*Model).hasRows, run: sibling(-1)},
		{keys: []string{"n"}, show: "n", scope: inList | inArticle, group: groupRead, does: "next hit, on into the next article", rows: moreRows, idle: noWords, enabled: (*Model).hasWords, run: (*Model).nextHit},
		{keys: []string{"N"}, show: "N", scope: inList | inArticle, group: groupRead, does: "previous hit", idle: noWords, enabled: (*Model).hasWords, run: (*Model).prevHit},
		{keys: []string{"."}, show: ".", scope: inArticle, group: groupRead, does: "next name of a union body", enabled: (*Model).hasCurrent, run: stepName(1)},
		{keys: []string{","}, show: ",", scope: inArticle, group: groupRead, does: "previous name of a union body", enabled: (*Model).hasCurrent, run: stepName(-1)},
		{keys: []string{"K"}, show: "K", scope: inList | inArticle, group: groupRead, does: "who the union body is; narrows to it", enabled: (*Model).hasCurrent, run: (*Model).openCard},
		{keys: []string{"R"}, show: "R", scope: inList | inArticle, group: groupRead, does: "the reprints of the article: where, when, how much differs", hint: "reprints", hintIn: inArticle, idle: "no reprints to list", enabled: (*Model).hasReprints, run: (*Model).openReprints},
		{keys: []string{"r"}, show: "r", scope: inArticle, group: groupRead, does: "cleaned, or as stored", hint: "as stored", enabled: not((*Model).isStored), run: (*Model).toggleStored},
		{keys: []string{"r"}, show: "r", scope: inArticle, group: groupRead, does: "cleaned, or as stored", hint: "cleaned", enabled: (*Model).isStored, run: (*Model).toggleStored},
	}
}

func narrowKeys() []binding {
	return []binding{
		{keys: []string{"f"}, show: "f", scope: anywhere, group: groupNarrow, does: "find by a few letters: titles, bodies, sources, saved searches", hint: "find", hintIn: inList | inNarrow, run: (*Model).openFind},
		{keys: []string{"/"}, show: "/", scope: inList | inNarrow, group: groupNarrow, does: "search; edits the whole query", hint: "search", run: (*Model).openSearch},
		{keys: []string{"/"}, show: "/", scope: inArticle, group: groupNarrow, does: "search in the article", hint: "search", run: (*Model).openArticleSearch},
		{keys: []string{"d"}, show: "d", scope: anywhere, group: groupNarrow, does: "narrow by date", hint: "dates", hintIn: inList | inNarrow, run: (*Model).openDates},
		{keys: []string{"u"}, show: "u", scope: anywhere, group: groupNarrow, does: "narrow by union body", hint: "unions", hintIn: inList | inNarrow, run: (*Model).openUnions},
		{keys: []string{"S"}, show: "S", scope: anywhere, group: groupNarrow, does: "narrow by source", run: (*Model).openSources},
		{keys: []string{"c"}, show: "c", scope: anywhere, group: groupNarrow, does: "clear what narrows the list; again brings it back", hint: "clear", idle: "nothing narrows the list", enabled: (*Model).canClear, run: (*Model).clear},
		{keys: []string{"c"}, show: "c", scope: anywhere, group: groupNarrow, does: "clear what narrows the list; again brings it back", hint: "bring back", enabled: (*Model).canBringBack, run: (*Model).clear},
		{keys: []string{"z"}, show: "z", scope: anywhere, group: groupNarrow, does: "a row for every reprint, or one for all copies of an article", idle: "no reprints to fold or to unfold", enabled: (*Model).canFold, run: (*Model).toggleFold},
		{keys: []string{"alt+left", "alt+b"}, show: "alt+←", scope: anywhere, group: groupNarrow, does: "back to the list before, as it was left", run: (*Model).goBack},
		{keys: []string{"alt+right", "alt+f"}, show: "alt+→", scope: anywhere, group: groupNarrow, does: "forward again to the list after it", run: (*Model).goForward},
		{keys: []string{"O"}, show: "O", scope: anywhere, group: groupNarrow, does: "change the order (sort): newest, oldest, relevance, union, source, title", run: (*Model).cycleSort},
	}
}

func takeKeys() []binding {
	return []binding{
		{keys: []string{"y t", "y y"}, show: "yt yy", scope: inList | inArticle, group: groupTake, does: "yank (copy) the text", tail: "text", hint: "yank", face: "y", hintIn: inArticle, enabled: (*Model).hasCurrent, run: yank(yankText)},
		{keys: []string{"y c"}, show: "yc", scope: inList | inArticle, group: groupTake, does: "yank a citation", tail: "citation", enabled: (*Model).hasCurrent, run: yank(yankCitation)},
		{keys: []string{"y u"}, show: "yu", scope: inList | inArticle, group: groupTake, does: "yank the URL", tail: "URL", enabled: (*Model).hasCurrent, run: yank(yankURL)},
		{keys: []string{"y i"}, show: "yi", scope: inList | inArticle, group: groupTake, does: "yank the id", tail: "id", enabled: (*Model).hasCurrent, run: yank(yankID)},
		{keys: []string{"o"}, show: "o", scope: inList | inArticle, group: groupTake, does: "open the URL; over SSH copy it", enabled: (*Model).hasCurrent, run: (*Model).openURL},
		{keys: []string{"e"}, show: "e", scope: inList | inArticle, group: groupTake, does: "open a copy in $EDITOR", enabled: (*Model).mayRun, run: (*Model).edit},
		{keys: []string{"|"}, show: "|", scope: inList | inArticle, group: groupTake, does: "pipe the text to a command", enabled: (*Model).mayRun, run: (*Model).openPipe},
	}
}

func restKeys() []binding {
	return []binding{
		{keys: []string{"!"}, show: "!", scope: anywhere, group: groupRest, does: "what could not be read whole", hint: "problems", idle: "every file that was read is whole", enabled: (*Model).hasProblems, run: (*Model).openProblems},
		{keys: []string{":"}, show: ":", scope: anywhere, group: groupRest, does: "commands, completed with tab", run: (*Model).openCommand},
		{keys: []string{"?", "f1"}, show: "?", scope: anywhere, group: groupRest, does: "all keys; type to filter, Enter does it", hint: "keys", keep: true, run: (*Model).openHelp},
		{keys: []string{"esc"}, show: "esc", scope: anywhere, group: groupRest, does: "close what is open, never an article or a filter", run: (*Model).escape},
		{keys: []string{"ctrl+l"}, show: "ctrl+l", scope: anywhere, group: groupRest, does: "draw the screen anew", run: func(*Model, int) tea.Cmd { return tea.ClearScreen }},
		{keys: []string{"ctrl+z"}, show: "ctrl+z", scope: anywhere, group: groupRest, does: "suspend; fg comes back", enabled: (*Model).maySuspend, run: func(*Model, int) tea.Cmd { return tea.Suspend }},
		{keys: []string{"q"}, show: "q", scope: inList, group: groupRest, does: "quit", run: (*Model).quit},
		{keys: []string{"ctrl+c"}, show: "ctrl+c", scope: anywhere, group: groupRest, does: "quit from anywhere", run: (*Model).quit},
	}
}

func not(f func(*Model) bool) func(*Model) bool { return func(m *Model) bool { return !f(m) } }

// scopeNow returns the scope that the focused pane is.
func (m *Model) scopeNow() scope {
	switch m.focus {
	case paneArticle:
		return inArticle
	case paneNarrow:
		return inNarrow
	}
	return inList
}

func (b *binding) works(m *Model) bool {
	return b.scope&m.scopeNow() != 0 && (b.enabled == nil || b.enabled(m))
}

// bound returns the binding of a key, or whether the key begins a longer one.
func (m *Model) bound(key string) (b *binding, begins bool) {
	for i := range m.bindings {
		c := &m.bindings[i]
		if !c.works(m) {
			continue
		}
		for _, k := range c.keys {
			if k == key {
				return c, false
			}
			begins = begins || strings.HasPrefix(k, key+" ")
		}
	}
	return nil, begins
}

// idle is what is said of a key that has nothing to act on now, "" for nothing.
func (m *Model) idle(key string) string {
	for i := range m.bindings {
		b := &m.bindings[i]
		if b.idle != "" && b.scope&m.scopeNow() != 0 && slices.Contains(b.keys, key) {
			return b.idle
		}
	}
	return ""
}

// hints returns what the footer says: the keys of the focused pane, or those
// that finish a key already pressed.
func (m *Model) hints() []status.Hint {
	var hints []status.Hint
	for i := range m.bindings {
		b := &m.bindings[i]
		if !b.works(m) {
			continue
		}
		if m.prefix != "" {
			if rest, ok := strings.CutPrefix(b.keys[0], m.prefix+" "); ok {
				hints = append(hints, status.Hint{Key: rest, Does: b.tail})
			}
			continue
		}
		if b.hint != "" && (b.hintIn == 0 || b.hintIn&m.scopeNow() != 0) {
			hints = append(hints, status.Hint{Key: m.keyFace(b), Does: b.hint, Keep: b.keep})
		}
	}
	return hints
}

// keyFace is the first key of a binding as the footer shows it.
func (m *Model) keyFace(b *binding) string {
	face, _, _ := strings.Cut(b.show, " ")
	if b.face != "" {
		face = b.face
	}
	if face == "⏎" {
		return m.styles.Glyphs().Enter
	}
	return face
}

// name says where a scope of one pane is; "" for more than one.
func (s scope) name() string {
	switch s {
	case inList:
		return "in the list"
	case inArticle:
		return "in an article"
	case inNarrow:
		return "in the narrow pane"
	}
	return ""
}
