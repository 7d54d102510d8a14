package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gongbao/ui/detail"
	"gongbao/ui/text"
)

func TestBindingsAreTold(t *testing.T) {
	groups := []string{groupRead, groupNarrow, groupMove, groupTake, groupRest}
	for _, b := range bindings() {
		if len(b.keys) == 0 || b.show == "" || b.does == "" || b.run == nil || b.scope == 0 || b.scope&^anywhere != 0 {
			t.Errorf("a binding lacks something: %+v", b)
		}
		if !slices.Contains(groups, b.group) {
			t.Errorf("%s is in no group of the help: %q", b.show, b.group)
		}
		for _, k := range b.keys {
			for _, never := range []string{"ctrl+i", "ctrl+m", "ctrl+["} {
				if k == never {
					t.Errorf("%s cannot be told from another key", k)
				}
			}
		}
	}
}

// states are models in which different bindings work.
func states(t *testing.T, visit func(name string, d *driver)) {
	t.Helper()
	for _, s := range scenes() {
		for _, size := range [][2]int{{80, 24}, {130, 40}} {
			s.run(t, size[0], size[1], func(d *driver) {
				for _, p := range []pane{paneList, paneArticle, paneNarrow} {
					d.m.focus = p
					visit(fmt.Sprintf("%s, pane %d, %d columns", s.name, p, size[0]), d)
				}
			})
		}
	}
}

// In one pane no key has two meanings, and none is the beginning of another.
func TestNoTwoBindingsShareAKey(t *testing.T) {
	states(t, func(name string, d *driver) {
		owner := map[string]string{}
		var all []string
		for i := range d.m.bindings {
			b := &d.m.bindings[i]
			if !b.works(d.m) {
				continue
			}
			for _, k := range b.keys {
				if was, taken := owner[k]; taken {
					t.Errorf("%s: %s is %q and %q", name, k, was, b.does)
				}
				owner[k] = b.does
				all = append(all, k)
			}
		}
		for _, k := range all {
			if first, _, two := strings.Cut(k, " "); two && owner[first] != "" {
				t.Errorf("%s: %s begins %s and is %q", name, first, k, owner[first])
			}
		}
	})
}

// A key is found exactly where its binding works, and what the footer says
// works.
func TestFooterTellsTheTruth(t *testing.T) {
	states(t, func(name string, d *driver) {
		for i := range d.m.bindings {
			b := &d.m.bindings[i]
			for _, k := range b.keys {
				if strings.Contains(k, " ") {
					continue
				}
				if found, _ := d.m.bound(k); b.works(d.m) != (found == b) {
					t.Errorf("%s: %s: works %v, found %v", name, k, b.works(d.m), found == b)
				}
			}
		}
		for _, h := range d.m.hints() {
			i := slices.IndexFunc(d.m.bindings, func(b binding) bool {
				return b.works(d.m) && (b.hint == h.Does || d.m.prefix != "" && b.tail == h.Does && b.keys[0] == d.m.prefix+" "+h.Key)
			})
			if i < 0 {
				t.Errorf("%s: the footer says %s %s", name, h.Key, h.Does)
			}
		}
	})
}

func TestKeyTableInReadme(t *testing.T) {
	b, err := os.ReadFile("../README.md")
	if err != nil || len(b) == 0 {
		t.Skip("README.md is not written yet")
	}
	_, rest, ok := strings.Cut(string(b), "<!-- keys -->")
	table, _, ended := strings.Cut(rest, "<!-- /keys -->")
	if !ok || !ended {
		t.Fatal("README.md has no table of keys between <!-- keys --> and <!-- /keys -->")
	}
	if strings.TrimSpace(table) != strings.TrimSpace(KeyTable()) {
		t.Errorf("the keys in README.md are not those of the binding table, which are:\n\n%s", KeyTable())
	}
}

// check looks at what a key did.
type check func(d *driver)

func on(name string) check      { return func(d *driver) { d.t.Helper(); d.on(name + ".txt") } }
func row(n int) check           { return on(fmt.Sprintf("%04d", n)) }
func asks(q string) check       { return func(d *driver) { d.t.Helper(); d.asks(q) } }
func lists(names string) check  { return func(d *driver) { d.t.Helper(); d.lists(names) } }
func has(parts ...string) check { return func(d *driver) { d.t.Helper(); d.has(parts...) } }
func says(parts ...string) check {
	return func(d *driver) { d.t.Helper(); d.says(parts...) }
}

// reads checks which article is read; "" for none.
func reads(name string) check {
	return func(d *driver) {
		d.t.Helper()
		if name != "" {
			name += ".txt"
		}
		d.reads(name)
	}
}

// effect checks the last message to Bubble Tea of a kind.
func effect(kind, want string) check {
	return func(d *driver) {
		d.t.Helper()
		if got := d.effect(kind); !strings.Contains(got, want) || got == "" && want == "" && !slices.ContainsFunc(d.effects, func(e string) bool { return strings.Contains(e, kind) }) {
			d.t.Errorf("effects %q, want %s %q", d.effects, kind, want)
		}
	}
}

func quits(d *driver) {
	d.t.Helper()
	if !d.quit {
		d.t.Error("it does not quit")
	}
}

func all(checks ...check) check {
	return func(d *driver) {
		d.t.Helper()
		for _, c := range checks {
			c(d)
		}
	}
}

// focused checks which pane has the focus.
func focused(p pane) check {
	return func(d *driver) {
		d.t.Helper()
		if d.m.focus != p {
			d.t.Errorf("the focus is on pane %d, want %d", d.m.focus, p)
		}
	}
}

// opened checks that an overlay with this title is open, and the list as it was.
func opened(title string) check {
	return func(d *driver) {
		d.t.Helper()
		if d.m.overlay == nil {
			d.t.Fatalf("no overlay is open:\n%s", d.frame())
		}
		d.has("╭ " + title)
	}
}

// typing checks that the line at the bottom is open with this in it, and the
// cursor behind that.
func typing(prompt string) check {
	return func(d *driver) {
		d.t.Helper()
		if d.m.line == nil || !strings.HasPrefix(d.footer(), " "+prompt) {
			d.t.Fatalf("the line is not open: %q", d.footer())
		}
		if c := d.m.View().Cursor; c == nil || c.Y != d.m.layout.h-1 || c.X != text.Width(" "+prompt) {
			d.t.Errorf("the cursor is at %v, want behind %q", c, prompt)
		}
	}
}

// topLine checks that the article's n-th line, counted from 0, is the first on
// screen.
func topLine(n int) check {
	return func(d *driver) {
		d.t.Helper()
		r := d.m.layout.article
		whole := detail.New(d.m.styles)
		whole.SetSize(r.w, 5000)
		whole.SetArticle(d.m.detail.Article())
		lines := strings.Split(whole.View(), "\n")
		if got := strings.Split(d.m.detail.View(), "\n")[0]; got != lines[n] {
			d.t.Errorf("the article's first line on screen is %q, want line %d, %q", got, n, lines[n])
		}
	}
}

// keyCase is one key in one pane, and what it must do there.
type keyCase struct {
	scope  scope
	key    string // as in the table
	before string // a script
	check  check

	files   *corpus // articlesFS if nil
	size    [2]int  // 80x24 if zero
	prepare func(*Options, *settled)
}

// overSSH makes the reader sit elsewhere.
func overSSH(o *Options, _ *settled) { o.Environ = []string{"SSH_CONNECTION=x"} }

const articleLines = 9 // of an article on a screen of 12 lines

func movingCases() []keyCase {
	var cases []keyCase
	list := func(before string, c check, keys ...string) {
		for _, k := range keys {
			cases = append(cases, keyCase{scope: inList, key: k, before: before, check: c, files: manyFS})
		}
	}
	list("5 j", row(6), "j", "down")
	list("5 j", row(4), "k", "up")
	list("", row(21), "space", "pgdown", "ctrl+f")
	list("space space", row(21), "pgup", "ctrl+b", "shift+space")
	list("", row(10), "ctrl+d")
	list("space", row(11), "ctrl+u")
	list("space", row(0), "g", "home")
	list("space", row(599), "G", "end")
	list("space 5 j", row(21), "H")
	list("space", row(31), "M")
	list("space", row(41), "L")
	article := func(before string, c check, keys ...string) {
		for _, k := range keys {
			cases = append(cases, keyCase{scope: inArticle, key: k, before: "enter " + before, check: c, size: [2]int{80, 3 + articleLines}})
		}
	}
	article("3 j", topLine(4), "j", "down")
	article("3 j", topLine(2), "k", "up")
	article("", topLine(articleLines-1), "space", "pgdown", "ctrl+f")
	article("1 0 j", topLine(10-(articleLines-1)), "pgup", "ctrl+b", "shift+space")
	article("", topLine(articleLines/2), "ctrl+d")
	article("5 j", topLine(5-articleLines/2), "ctrl+u")
	article("5 j", topLine(0), "g", "home")
	article("", func(d *driver) {
		d.t.Helper()
		if !d.m.detail.AtBottom() || d.m.detail.AtTop() {
			d.t.Errorf("not at the end:\n%s", d.frame())
		}
	}, "G", "end")
	narrow := func(before, row string, keys ...string) {
		for _, k := range keys {
			cases = append(cases, keyCase{scope: inNarrow, key: k, before: "shift+tab " + before, size: [2]int{80, 13}, check: func(d *driver) {
				d.t.Helper()
				for _, line := range d.screen() {
					if rest, ok := strings.CutPrefix(line, "▌"); ok {
						if !strings.Contains(rest, row) {
							d.t.Errorf("%q is selected, want %q", line, row)
						}
						return
					}
				}
				d.t.Errorf("no row is selected:\n%s", d.frame())
			}})
		}
	}
	narrow("", "2022", "j", "down")
	narrow("3 j", "2023", "k", "up")
	narrow("", "Zhengzhou", "space", "pgdown", "ctrl+f")
	narrow("1 1 j", "2022", "pgup", "ctrl+b", "shift+space")
	narrow("", "ACFTU", "ctrl+d")
	narrow("5 j", "2021", "ctrl+u")
	narrow("5 j", "2021", "g", "home")
	narrow("", "Chinese, simplified", "G", "end")
	return cases
}

func paneCases() []keyCase {
	wide := [2]int{130, 30}
	var cases []keyCase
	for _, size := range [][2]int{{80, 24}, wide} {
		cases = append(cases,
			keyCase{scope: inList, key: "tab", check: all(focused(paneArticle), reads("f")), size: size},
			keyCase{scope: inArticle, key: "tab", before: "enter", check: focused(paneNarrow), size: size},
			keyCase{scope: inNarrow, key: "tab", before: "shift+tab", check: focused(paneList), size: size},
			keyCase{scope: inList, key: "shift+tab", check: focused(paneNarrow), size: size},
			keyCase{scope: inNarrow, key: "shift+tab", before: "shift+tab", check: all(focused(paneArticle), reads("f")), size: size},
			keyCase{scope: inArticle, key: "shift+tab", before: "enter", check: focused(paneList), size: size},
		)
	}
	for _, k := range []string{"enter", "l", "right"} {
		cases = append(cases, keyCase{scope: inList, key: k, before: "j", check: reads("b")})
	}
	for _, k := range []string{"l", "right"} {
		cases = append(cases, keyCase{scope: inNarrow, key: k, before: "shift+tab 6 j h", check: has("▾ Anhui", "▾ Lu'an")})
	}
	for _, k := range []string{"h", "left"} {
		cases = append(cases,
			keyCase{scope: inNarrow, key: k, before: "shift+tab 6 j", check: all(has("▸ Anhui"), func(d *driver) { d.lacks("Huoqiu 霍邱") })},
			keyCase{scope: inArticle, key: k, before: "j enter", check: all(focused(paneList), on("b"))})
	}
	return append(cases,
		keyCase{scope: inNarrow, key: "enter", before: "shift+tab", check: all(asks("date:2021"), lists("e d"))},
		keyCase{scope: inNarrow, key: "enter", before: "shift+tab enter", check: all(asks(""), lists("f b a c e d g"))},
		keyCase{scope: inArticle, key: "q", before: "j enter", check: all(focused(paneList), on("b"))},
		keyCase{scope: inNarrow, key: "-", before: "shift+tab", check: all(asks("-date:2021"), lists("f b a c g"))},
		keyCase{scope: inNarrow, key: "-", before: "shift+tab -", check: asks("")},
		keyCase{scope: inNarrow, key: "-", before: "shift+tab enter", check: all(asks("-date:2021"), lists("f b a c g"))},
		keyCase{scope: inNarrow, key: "q", before: "shift+tab", check: focused(paneList)},
		keyCase{scope: inList, key: "q", check: quits},
		keyCase{scope: inList, key: "]", before: "j", check: on("a")},
		keyCase{scope: inArticle, key: "]", before: "j enter", check: all(reads("a"), on("a"))},
		keyCase{scope: inList, key: "[", before: "j", check: on("f")},
		keyCase{scope: inArticle, key: "[", before: "j enter", check: all(reads("f"), on("f"))},
		keyCase{scope: inList, key: "n", before: "/ lanterns enter", check: all(reads("b"), has("hit 1 of 1"))},
		keyCase{scope: inArticle, key: "n", before: "/ lanterns enter enter", check: all(reads("e"), has("hit 1 of 2"))},
		keyCase{scope: inList, key: "N", before: "/ lanterns enter j", check: reads("e")},
		keyCase{scope: inArticle, key: "N", before: "/ lanterns enter j enter", check: all(reads("b"), has("hit 1 of 1"))},
		keyCase{scope: inArticle, key: ".", before: "j enter", check: has("name 1 of", "Huoqiu County Federation of Trade Unions 霍邱县总工会")},
		keyCase{scope: inArticle, key: ",", before: "j enter . .", check: has("name 1 of")},
		keyCase{scope: inList, key: "K", before: "j", check: has("霍邱县总工会", "341522", "with all below", "2023-05-28")},
		keyCase{scope: inArticle, key: "K", before: "j enter", check: has("霍邱县总工会", "within    Lu'an City 六安市, Anhui Province")},
		keyCase{scope: inList, key: "R", before: "6 j", files: sampleFS, check: has("Reprints", "2024-10-21", "Anhui Sample News", "13 % differs", "1 of 3")},
		keyCase{scope: inArticle, key: "R", before: "6 j enter", files: sampleFS, check: has("Reprints", "2024-10-14", "3 % differs")},
		keyCase{scope: inArticle, key: "r", before: "enter", check: has("Original link:")},
		keyCase{scope: inArticle, key: "r", before: "enter r", check: func(d *driver) { d.lacks("Original link:") }},
	)
}

// everywhere makes a case of a key in each of the three panes.
func everywhere(key, before string, c check, prepare func(*Options, *settled)) []keyCase {
	return []keyCase{
		{scope: inList, key: key, before: before, check: c, prepare: prepare},
		{scope: inArticle, key: key, before: before + " enter", check: c, prepare: prepare},
		{scope: inNarrow, key: key, before: before + " shift+tab", check: c, prepare: prepare},
	}
}

// casesOver are the cases over another archive.
func casesOver(files *corpus, cases []keyCase) []keyCase {
	for i := range cases {
		cases[i].files = files
	}
	return cases
}

func narrowingCases() []keyCase {
	return slices.Concat(
		everywhere("f", "", opened("Find"), nil),
		everywhere("d", "", opened("Dates"), nil),
		everywhere("u", "", opened("Union bodies"), nil),
		everywhere("S", "", opened("Sources"), nil),
		everywhere("c", "u anhui enter", all(asks(""), lists("f b a c e d g"), says("cleared union:anhui")), nil),
		casesOver(printedFS, everywhere("z", "", all(lists("a3 b a2 c a"), says("every reprint has a row of its own")), nil)),
		everywhere("O", "", all(lists("d e c a b f g"), says("sorted by oldest")), nil),
		everywhere("alt+left", "u anhui enter d 2023-05-28 enter", asks("union:anhui"), nil),
		everywhere("alt+b", "u anhui enter d 2023-05-28 enter", asks("union:anhui"), nil),
		everywhere("alt+right", "u anhui enter alt+left", asks("union:anhui"), nil),
		everywhere("alt+f", "u anhui enter alt+left", asks("union:anhui"), nil),
		[]keyCase{
			{scope: inList, key: "/", before: "u anhui enter", check: typing("/ union:anhui ")},
			{scope: inNarrow, key: "/", before: "u anhui enter shift+tab", check: typing("/ union:anhui ")},
			{scope: inArticle, key: "/", before: "u anhui enter enter", check: typing("/ ")},
		})
}

func takingCases() []keyCase {
	var cases []keyCase
	for _, s := range []scope{inList, inArticle} {
		before := map[scope]string{inList: "", inArticle: "enter"}[s]
		add := func(key string, c check, prepare func(*Options, *settled)) {
			cases = append(cases, keyCase{scope: s, key: key, before: before, check: c, prepare: prepare})
		}
		for _, k := range []string{"y t", "y y"} {
			add(k, all(effect("setClipboardMsg", "The All-China Federation of Trade Unions publishes a guide\n\nThe All-China"), says("copied the text")), nil)
		}
		add("y c", all(effect("setClipboardMsg", "The All-China Federation of Trade Unions publishes a guide[N"), says("copied The All-China")), nil)
		add("y u", all(effect("setClipboardMsg", "https://example.org/heat/guide.html"), says("copied https://example.org")), nil)
		add("y i", func(d *driver) {
			d.t.Helper()
			hit, _ := d.m.list.Selected()
			if got := d.effect("setClipboardMsg"); got != string(hit.ID) || len(got) != 10 {
				d.t.Errorf("copied %q, want %q", got, hit.ID)
			}
		}, nil)
		add("o", effect("setClipboardMsg", "https://example.org/heat/guide.html"), overSSH)
		add("e", effect("execMsg", ""), nil)
		add("|", typing("| "), nil)
	}
	return cases
}

func restCases() []keyCase {
	nothing := func(d *driver) {
		if d.m.overlay != nil || d.m.line != nil || d.quit {
			d.t.Error("it did something")
		}
	}
	return slices.Concat(
		everywhere("!", "", opened("Problems"), someProblems),
		everywhere(":", "", typing(": "), nil),
		everywhere("?", "", opened("Keys"), nil),
		everywhere("f1", "", opened("Keys"), nil),
		everywhere("esc", "", nothing, nil),
		everywhere("ctrl+l", "", effect("clearScreenMsg", ""), nil),
		everywhere("ctrl+z", "", effect("SuspendMsg", ""), nil),
		everywhere("ctrl+c", "", quits, nil),
	)
}

func keyCases() []keyCase {
	return slices.Concat(movingCases(), paneCases(), narrowingCases(), takingCases(), restCases())
}

// Every key does what the table says, in every pane.
func TestEveryKey(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir()) // e writes a copy
	for _, c := range keyCases() {
		if c.files == nil {
			c.files = articlesFS
		}
		if c.size == [2]int{} {
			c.size = [2]int{80, 24}
		}
		name := fmt.Sprintf("%s in %d after %s", c.key, c.scope, c.before)
		t.Run(name, func(t *testing.T) {
			driveLive(t, c.size[0], c.size[1], c.files.live(t), c.prepare, func(d *driver) {
				d.keys(script(c.before)...)
				if d.m.scopeNow() != c.scope {
					t.Fatalf("the script leads to scope %d", d.m.scopeNow())
				}
				d.keys(strings.Fields(c.key)...)
				c.check(d)
			})
		})
	}
}

// No binding is without such a case.
func TestEveryBindingHasACase(t *testing.T) {
	tried := map[string]bool{}
	for _, c := range keyCases() {
		tried[fmt.Sprint(c.key, c.scope)] = true
	}
	for _, b := range bindings() {
		for _, k := range b.keys {
			for _, s := range []scope{inList, inArticle, inNarrow} {
				if b.scope&s != 0 && !tried[fmt.Sprint(k, s)] {
					t.Errorf("%q in scope %d (%s) is not tried", k, s, b.does)
				}
			}
		}
	}
}

// o opens the browser of the machine that the reader sits at.
func TestOpenURLLocally(t *testing.T) {
	dir := t.TempDir()
	record := filepath.Join(dir, "opened")
	script := fmt.Sprintf("#!/bin/sh\necho \"$1\" > %s\n", record)
	if err := os.WriteFile(filepath.Join(dir, "xdg-open"), []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir+string(os.PathListSeparator)+os.Getenv("PATH"))
	drive(t, 80, 24, articlesFS, func(d *driver) {
		d.keys("o")
		d.says("opening https://example.org/heat/guide.html")
		b, err := os.ReadFile(record)
		if err != nil || string(b) != "https://example.org/heat/guide.html\n" {
			t.Errorf("opened %q, %v", b, err)
		}
		d.keys("j", "o")
		d.says("no URL")
	})
}

// Over SSH nothing runs on this machine.
func TestNothingRunsElsewhere(t *testing.T) {
	driveLive(t, 80, 24, articlesFS.live(t), func(o *Options, _ *settled) { o.Local = false }, func(d *driver) {
		d.keys("o")
		d.says("copied https://example.org")
		n := len(d.effects)
		d.keys("e", "|", "ctrl+z")
		if d.m.line != nil || len(d.effects) != n {
			t.Errorf("it runs something: %q", d.effects[n:])
		}
		d.keys(script(": edit enter")...)
		if len(d.effects) != n {
			t.Errorf("it runs something: %q", d.effects[n:])
		}
		d.keys("?")
		d.keys(typed("editor")...)
		d.keys("enter")
		if len(d.effects) != n {
			t.Errorf("help runs something: %q", d.effects[n:])
		}
	})
}
