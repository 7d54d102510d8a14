package ui

import (
	"fmt"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"gongbao/store"
	"gongbao/ui/text"
)

// ctrl+c, then the overlay, then the line, then the bindings: in that order.
func TestKeyOrder(t *testing.T) {
	for _, before := range []string{"", "enter", "shift+tab", "f", "f lu", "d", "u", "S", "?", "/", "/ lanterns", ":", "y", "5"} {
		drive(t, 80, 24, articlesFS, func(d *driver) {
			d.keys(script(before)...)
			d.keys("ctrl+c")
			if !d.quit {
				t.Errorf("ctrl+c after %q does not quit", before)
			}
		})
	}
	drive(t, 80, 24, articlesFS, func(d *driver) {
		d.keys(typed("ujqG/?:c5")...)
		opened("Union bodies")(d)
		d.has("› jqG/?:c5")
		d.keys("esc")
		d.keys(typed("/jqfdu?:c5[")...)
		d.says("/ jqfdu?:c5[")
		if d.m.overlay != nil || d.quit {
			t.Error("a letter in the line did something else")
		}
		d.keys("esc")
		d.on("f.txt")
	})
}

// ctrl+c ends it even while an answer is still under way.
func TestCtrlCWhileWaiting(t *testing.T) {
	drive(t, 80, 24, articlesFS, func(d *driver) {
		d.ahead("/", "l", "enter", "enter", "j", "ctrl+c")
		if !d.quit {
			t.Error("ctrl+c waits")
		}
	})
}

func TestCounts(t *testing.T) {
	drive(t, 80, 24, manyFS, func(d *driver) {
		for _, c := range []struct {
			keys string
			row  int
		}{
			{"1 0 j", 10}, {"3 k", 7}, {"5 g", 4}, {"5 G", 4}, {"4 2 home", 41}, {"9 9 9 9 G", 599}, {"g", 0}, {"9 9 9 9 9 9 9 9 9 9 9 9 9 9 9 9 9 9 9 9 j", 599},
			{"G", 599}, {"2 ctrl+u", 578}, {"1 g", 0}, {"2 space", 42}, {"0 j", 43}, {"2 0 k", 23}, {"3 ]", 26}, {"2 [", 24},
			{"5 x j", 25}, {"5 esc j", 26}, {"7 tab q j", 27},
		} {
			d.keys(script(c.keys)...)
			d.on(fmt.Sprintf("%04d.txt", c.row))
		}
		d.keys("1", "2")
		d.says("12")
		d.keys("j")
		d.on("0039.txt")
	})
	drive(t, 80, 12, articlesFS, func(d *driver) {
		d.keys(script("enter 4 j")...)
		topLine(4)(d)
		d.keys(script("3 G")...)
		topLine(2)(d)
		d.keys(script("6 g")...)
		topLine(5)(d)
		d.keys(script("2 ]")...)
		d.reads("a.txt")
		d.keys(script("2 [")...)
		d.reads("f.txt")
	})
}

// esc closes what is open, never an article, never a filter.
func TestEscapeClosesNoArticleAndNoFilter(t *testing.T) {
	drive(t, 80, 24, articlesFS, func(d *driver) {
		d.keys(script("u anhui enter")...)
		d.keys("esc", "esc")
		d.asks("union:anhui")
		d.lists("b a")
		d.keys("enter", "esc", "esc")
		d.reads("b.txt")
		d.keys(script("/ first enter")...)
		d.says("hit 1 of")
		d.keys("esc")
		d.reads("b.txt")
		for _, open := range []string{"f", "f lu", "d", "d 2023", "u", "u lu", "S", "?", "? clear", "/", "/ xyz", ":", ": so", "y", "3", "|"} {
			d.keys(script(open)...)
			d.keys("esc")
			if d.m.overlay != nil || d.m.line != nil {
				t.Errorf("esc leaves %q open", open)
			}
			d.reads("b.txt")
			d.asks("union:anhui")
		}
	})
}

func TestQuitLeavesOneThingAtATime(t *testing.T) {
	drive(t, 80, 24, articlesFS, func(d *driver) {
		d.keys(script("u anhui enter j enter")...)
		d.reads("a.txt")
		d.keys("q")
		if d.quit {
			t.Fatal("q in the article quits")
		}
		d.on("a.txt")
		d.asks("union:anhui")
		d.keys("shift+tab", "q")
		if d.quit {
			t.Fatal("q in the narrow pane quits")
		}
		d.keys("q")
		if !d.quit {
			t.Error("q in the list does not quit")
		}
	})
}

func TestClearAndBack(t *testing.T) {
	drive(t, 80, 24, articlesFS, func(d *driver) {
		d.keys("c")
		d.asks("")
		d.keys(script("u anhui enter d 2023-05-28 enter")...)
		d.asks("union:anhui date:2023-05-28")
		d.lists("b")
		d.keys("j", "c")
		d.asks("")
		d.lists("f b a c e d g")
		d.on("b.txt")
		d.says("cleared union:anhui date:2023-05-28")
		d.keys("c")
		d.asks("union:anhui date:2023-05-28")
		d.lists("b")
		d.keys("c", "j", "c", "c", "c")
		d.lists("b")
		d.keys("c")
		d.keys(script("u jiaxing enter")...)
		d.keys("c")
		d.says("cleared union:jiaxing")
		d.keys("c")
		d.asks("union:jiaxing")
	})
}

func TestSiblings(t *testing.T) {
	drive(t, 80, 24, articlesFS, func(d *driver) {
		d.keys("enter")
		for _, want := range []string{"b", "a", "c", "e", "d", "g"} {
			d.keys("]")
			d.reads(want + ".txt")
		}
		d.has("‹ 7 of 7", "no date")
		d.keys("]")
		d.reads("g.txt")
		d.says("the last article")
		d.keys(script("9 [")...)
		d.reads("f.txt")
		d.keys("[")
		d.says("the first article")
		d.keys("q")
		d.on("f.txt")
	})
	// Over the edge of the rows at hand.
	drive(t, 80, 24, manyFS, func(d *driver) {
		d.keys(script("enter 5 0 0 ]")...)
		d.reads("0500.txt")
		d.keys("]")
		d.reads("0501.txt")
	})
}

// n goes on into the next article with a hit, N back into the one before.
func TestHitsGoOn(t *testing.T) {
	drive(t, 80, 24, articlesFS, func(d *driver) {
		d.keys(script("/ lanterns enter enter")...)
		d.lists("b e")
		d.reads("b.txt")
		d.says("hit 1 of 1")
		for _, want := range []struct{ key, file, hit string }{
			{"n", "e", "hit 1 of 2"}, {"n", "e", "hit 2 of 2"}, {"n", "e", "no further hit"},
			{"N", "e", "hit 1 of 2"}, {"N", "b", "hit 1 of 1"}, {"N", "b", "no earlier hit"}, {"n", "e", "hit 1 of 2"},
		} {
			d.keys(want.key)
			d.reads(want.file + ".txt")
			d.says(want.hit)
		}
		d.keys("q")
		d.on("e.txt")
	})
}

// In an article opened where the list was not searched, n stays in it.
func TestArticleSearch(t *testing.T) {
	drive(t, 80, 24, articlesFS, func(d *driver) {
		d.keys(script("4 j enter / lantern")...)
		d.reads("e.txt")
		typing("/ lantern")(d)
		d.keys("enter")
		d.reads("e.txt")
		d.says("hit 1 of 2")
		d.keys("n")
		d.says("hit 2 of 2")
		d.keys("n")
		d.reads("e.txt")
		d.says("no further hit")
		d.keys(script("/ zither enter")...)
		d.says(`"zither" is not in this article`)
		d.keys(script("/ lantern esc")...)
		d.lacks("hit")
		d.asks("")
	})
	// esc brings back the hits of the list's query.
	drive(t, 80, 24, articlesFS, func(d *driver) {
		d.keys(script("/ lanterns enter j enter / parasol")...)
		d.keys("esc")
		d.says("2 hits")
	})
}

func TestStored(t *testing.T) {
	drive(t, 80, 24, articlesFS, func(d *driver) {
		d.keys("enter", "r")
		d.has("Original link: https://example.org")
		d.keys("]")
		d.has("28 May 2023, 10:00 · Sample Daily") // the next one is cleaned again
		d.keys("r")
		d.has("2023-05-28 10:00 Source: Sample Daily")
		d.keys("r")
		d.lacks("10:00 Source:")
		d.has("28 May 2023, 10:00 · Sample Daily")
	})
}

// The list shows what is typed as it is typed; esc brings the query back that
// was there before.
func TestSearchIsLive(t *testing.T) {
	drive(t, 80, 24, articlesFS, func(d *driver) {
		d.keys(script("u anhui enter O j /")...)
		typing("/ union:anhui ")(d)
		d.on("b.txt")
		d.keys(typed("trains")...)
		d.lists("b")
		d.has("1 of 7 articles", "union:anhui trains")
		d.keys("ctrl+u")
		d.lists("d e c a b f g")
		d.keys(typed("parasols")...)
		d.lists("c")
		d.keys(script("space zzzz")...)
		d.lists("")
		d.keys("esc")
		d.asks("union:anhui")
		d.lists("a b")
		d.on("b.txt")
		if d.m.sort != store.Oldest {
			t.Error("esc changes the order")
		}
	})
	// An unclosed quote or bracket is closed silently while typing.
	drive(t, 80, 24, articlesFS, func(d *driver) {
		d.keys(typed(`/"reading room`)...)
		d.lists("a")
		d.lacks("!")
		d.keys("ctrl+u")
		d.keys(typed(`(union:jiaxing OR union:zhongmou`)...)
		d.lists("c e d")
	})
	// Enter keeps what is listed; nothing typed is no query.
	drive(t, 80, 24, articlesFS, func(d *driver) {
		d.keys(script("/ union:jiaxing enter")...)
		d.lists("e d")
		d.asks("union:jiaxing")
		d.keys("/", "ctrl+u", "enter")
		d.asks("")
		d.lists("f b a c e d g")
		d.keys("/", "backspace")
		if d.m.line != nil {
			t.Error("backspace in an empty line leaves it open")
		}
	})
}

// The word at the caret counts as the beginning of words while it is typed, and
// the screen says so. With Enter it is the word itself; where that finds
// nothing and its beginning does, what was listed stays, visibly as word*.
func TestSearchTypesOn(t *testing.T) {
	drive(t, 80, 24, articlesFS, func(d *driver) {
		d.keys("/")
		for i, r := range "parasol" {
			d.keys(string(r))
			d.has(" of 7 articles", "parasol"[:i+1]+"…")
			d.lacks("Nothing matches")
			if i > 3 { // paragraph has its letters until then
				d.lists("c")
			}
		}
		d.keys("enter")
		d.asks("parasol") // parasols is a form of it
		d.lists("c")
		d.keys(script("/ ctrl+u lanter")...)
		d.asks("lanter…")
		d.lists("b e")
		d.keys("enter")
		d.asks("lanter*")
		d.lists("b e")
		d.says(`"lanter" as a whole word`, "listed is lanter*")
		d.keys("/")
		typing("/ lanter* ")(d)
		d.keys(script("esc alt+left")...)
		d.asks("parasol")
		d.keys(script("alt+right / up enter")...)
		d.asks("lanter*")
	})
	drive(t, 80, 24, articlesFS, func(d *driver) {
		d.keys(script("/ train")...)
		d.lists("b") // trains, trained
		d.keys(script("ctrl+u tw")...)
		d.lists("b")
		d.keys("enter")
		d.asks("tw*")
		d.keys(script("/ ctrl+u pa")...)
		d.lists("b c e") // paragraph, parasols, pays
		d.keys("space")
		d.lists("")
		d.keys("enter")
		d.asks("pa") // a space says that the word is whole
		d.lists("")
	})
	// In brackets, in a field, before what follows; never where it is left out.
	drive(t, 80, 24, articlesFS, func(d *driver) {
		d.keys(script("/ ( parasols space O R space lanter")...)
		d.lists("b c e")
		d.keys(script("ctrl+u title:garl")...)
		d.lists("c")
		d.keys(script("ctrl+u space lanterns home title:jiax")...)
		d.asks("title:jiax… lanterns")
		d.keys("backspace")
		d.asks("title:jia… lanterns")
		d.lists("e")
		d.keys(script("end ctrl+u union:anhui space -lant")...)
		d.lists("b a")
		d.keys("enter")
		d.asks("union:anhui -lant")
		d.lists("b a")
	})
}

// An error keeps the line open and says what is wrong, and where.
func TestSearchErrors(t *testing.T) {
	for typedText, want := range map[string]struct {
		at   int // the character pointed at
		says []string
	}{
		"untion:anhui":            {0, []string{"untion", "union:"}},
		"date:2023-13":            {5, []string{"2023-13", "2023-12"}},
		"union:":                  {6, []string{"union"}},
		`lantern "open`:           {8, []string{"quote"}},
		"(lantern":                {0, []string{"bracket"}},
		"安徽 level:vilage":         {9, []string{"vilage", "national"}},
		"a b c d e f g is:read":   {17, []string{"marks are not kept"}},
		"  level:vilage lanterns": {8, []string{"vilage"}},
	} {
		for _, w := range []int{40, 80, 130} {
			drive(t, w, 24, articlesFS, func(d *driver) {
				d.keys("/")
				d.keys(typed(typedText)...)
				d.keys("enter")
				if d.m.line == nil {
					if strings.Contains(typedText, "is:") {
						d.has(want.says...) // only the archive knows; the list stays
						return
					}
					t.Fatalf("%s: Enter closes the line:\n%s", typedText, d.frame())
				}
				typing("/ " + strings.TrimRight(typedText, " "))(d)
				d.pointsAt(3+text.Width(string([]rune(typedText)[:want.at])), want.says...)
				d.keys("ctrl+u")
				d.keys(typed("lanterns")...)
				d.keys("enter")
				d.lists("b e")
				if d.m.line != nil {
					t.Error("the line stays open")
				}
			})
		}
	}
}

// pointsAt fails unless the line over the input points at a column and
// everything given is said there.
func (d *driver) pointsAt(x int, says ...string) {
	d.t.Helper()
	lines := d.screen()
	over := lines[len(lines)-2]
	before, _, ok := strings.Cut(over, "▾")
	if !ok || text.Width(before) != x || strings.TrimSpace(before) != "" {
		d.t.Errorf("nothing points at column %d:\n%s", x, d.frame())
	}
	said := strings.Join(strings.Fields(strings.Join(lines[len(lines)-5:len(lines)-1], " ")), " ")
	for _, w := range says {
		if !strings.Contains(said, w) {
			d.t.Errorf("over the input stands %q, without %q", said, w)
		}
	}
	if strings.Contains(said, "::") || strings.Contains(said, ": nearest: ") {
		d.t.Errorf("not a sentence: %q", said)
	}
}

// What is wrong with a command's argument keeps the line open and is pointed at.
func TestCommandErrors(t *testing.T) {
	for keys, at := range map[string]int{
		": search space a space untion:b enter":       len(": search a "),
		": date space 2023-13 enter":                  len(": date "),
		": search space union:lu'an space OR enter":   len(": search union:lu'an "),
		": date space 2023-05..2023-99 space x enter": len(": date 2023-05.."),
	} {
		drive(t, 80, 24, articlesFS, func(d *driver) {
			d.keys(script(keys)...)
			if d.m.line == nil {
				t.Fatalf("%s: the line is closed: %q", keys, d.footer())
			}
			d.pointsAt(at + 1)
			d.keys("esc")
			d.asks("")
		})
	}
}

func TestCommands(t *testing.T) {
	for _, c := range []struct {
		name  string
		line  string
		check check
	}{
		{"clear", "u anhui enter : clear enter", all(asks(""), lists("f b a c e d g"))},
		{"date", ": date space 2023-05 enter", all(asks("date:2023-05"), lists("b a"))},
		{"date none", "d 2023 enter : date enter", all(asks(""), lists("f b a c e d g"))},
		{"date wrong", ": date space 2023-13 enter", all(asks(""), says("2023-13"))},
		{"edit", ": edit enter", effect("execMsg", "")},
		{"find", ": find space zhm enter", all(opened("Find"), has("› zhm", "Zhongmou County"))},
		{"forget", "u anhui enter : save space x enter : forget space x enter : saved enter", all(opened("Saved searches"), has("nothing is saved yet"))},
		{"save", "u anhui enter : save space x enter c : saved enter", all(opened("Saved searches"), has("x  union:anhui"))},
		{"save-all", "u anhui enter : save-all space x enter c : saved enter", all(opened("Saved searches"), has("x  union:anhui"))},
		{"save nothing", "u anhui enter : save enter", says("needs a name")},
		{"saved", "u anhui enter : save space x enter c : saved space x enter", asks("union:anhui")},
		{"go", ": go space 3 enter", on("a")},
		{"go far", ": go space 999 enter", on("g")},
		{"go nowhere", ": go space x enter", says("from 1 to 7")},
		{"row", ": 4 enter", on("c")},
		{"help", ": help enter", opened("Keys")},
		{"mouse", ": mouse enter", func(d *driver) {
			d.says("the mouse is on")
			if d.m.View().MouseMode == tea.MouseModeNone {
				d.t.Error("the mouse is not on")
			}
			d.keys(script(": mouse enter")...)
			d.says("the mouse is off")
			if d.m.View().MouseMode != tea.MouseModeNone {
				d.t.Error("the mouse is not off")
			}
		}},
		{"open", ": open space zzzz enter", says("zzzz")},
		{"open nothing", ": open enter", says("id")},
		{"compare", ": compare space lanterns enter", opened("Compare")},
		{"compare nothing", ": compare enter", says("compare wants a query")},
		{"kwic", ": kwic space lanterns enter", opened("Concordance")},
		{"kwic nothing", ": kwic enter", says("kwic wants a word")},
		{"pages", ": pages enter", asks("is:page")},
		{"problems", ": problems enter", says("every file was read whole")},
		{"quit", ": quit enter", quits},
		{"reprints", ": reprints enter", says("every reprint has a row of its own")},
		{"search", ": search space lanterns enter", all(asks("lanterns"), lists("b e"))},
		{"search wrong", ": search space foo:bar enter", all(asks(""), says("foo"))},
		{"sort", ": sort space title enter", all(says("sorted by title"), has("by title"))},
		{"sort short", ": sort space old enter", lists("d e c a b f g")},
		{"sort wrong", ": sort space size enter", says("newest, oldest")},
		{"source", ": source space sample space daily enter", lists("b a")},
		{"union", ": union space anhui enter", all(asks("union:anhui"), lists("b a"))},
		{"union two words", ": union space all-china space federation space of space trade space unions enter", all(has("f.txt"))},
		{"short", ": cl enter", says("")},
		{"ambiguous", ": s enter", says(`"s" could be save, save-all, saved, search, sort, source`)},
		{"unknown", ": frobnicate enter", says(`no command "frobnicate"`)},
		{"nothing", ": enter", func(d *driver) {
			if d.m.line != nil {
				d.t.Error("the line stays open")
			}
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.name == "edit" {
				t.Setenv("TMPDIR", t.TempDir())
			}
			if c.name == "union two words" {
				c.check = func(d *driver) {
					if !slices.Contains(d.paths(), "f.txt") {
						d.t.Errorf("listed %v", d.paths())
					}
				}
			}
			drive(t, 80, 24, articlesFS, func(d *driver) {
				d.keys(script(c.line)...)
				c.check(d)
			})
		})
	}
	tried := map[string]bool{}
	for _, name := range []string{"clear", "compare", "date", "edit", "find", "forget", "go", "help", "kwic", "mouse", "open", "pages", "problems", "quit", "reprints", "save", "save-all", "saved", "search", "sort", "source", "union"} {
		tried[name] = true
	}
	for _, c := range commands() {
		if !tried[c.name] {
			t.Errorf("command %s is not tried", c.name)
		}
	}
}

// :open takes the id that yi copies, or a beginning of it.
func TestOpenByID(t *testing.T) {
	drive(t, 80, 24, articlesFS, func(d *driver) {
		d.keys(script("2 j y i g")...)
		id := d.effect("setClipboardMsg")
		d.keys(":")
		d.keys(typed("open " + id[:8])...)
		d.keys("enter")
		d.reads("a.txt")
		d.on("a.txt")
	})
}

func TestCompletion(t *testing.T) {
	for before, want := range map[string]string{
		"so": "so", "sor": "sort ", "sort": "sort ", "s": "s", "q": "quit ", "sort r": "sort relevance", "sort ": "sort ", "zz": "zz", "sea": "search ",
		"pro": "problems ",
	} {
		drive(t, 80, 24, articlesFS, func(d *driver) {
			d.keys(":")
			d.keys(typed(before)...)
			d.keys("tab")
			typing(": " + want)(d)
		})
	}
	drive(t, 80, 24, articlesFS, func(d *driver) {
		d.keys(":")
		d.has("clear  compare  date  edit")
		d.keys("s")
		d.has("search  sort  source")
		d.keys(typed("ort ")...)
		d.has("newest  oldest  relevance")
		d.keys("ctrl+u")
		d.keys(typed("date ")...)
		d.has("╭ tab", "this-year")
		d.keys("ctrl+u")
		d.keys(typed("go ")...)
		d.has("go ROW: go to a row")
	})
}

func TestOrders(t *testing.T) {
	drive(t, 80, 24, articlesFS, func(d *driver) {
		d.lists("f b a c e d g")
		for _, want := range []struct{ name, rows string }{
			{"oldest", "d e c a b f g"},
			{"union", "f a b c e d g"},
			{"source", "g e c d f b a"},
			{"title", "b e a g f c d"},
			{"newest", "f b a c e d g"},
		} {
			d.keys("O")
			d.says("sorted by " + want.name)
			if want.name != "source" && want.name != "title" && want.name != "union" {
				d.lists(want.rows)
			} else if len(d.paths()) != 7 {
				t.Errorf("by %s lists %v", want.name, d.paths())
			}
			d.keys("k")
			header := d.screen()[0]
			if strings.Contains(header, "by "+want.name) != (want.name != "newest") {
				t.Errorf("by %s the header is %q", want.name, header)
			}
		}
	})
}

// By relevance is an order only of words.
func TestOrderByRelevance(t *testing.T) {
	drive(t, 80, 24, articlesFS, func(d *driver) {
		d.keys(script("/ lanterns enter O O")...)
		d.says("sorted by relevance")
		d.lists("e b")
		d.keys(script("c O")...)
		d.says("sorted by union")
		d.keys(script("/ union:anhui enter : sort space newest enter O O")...)
		d.says("sorted by union")
	})
}

// Undated articles come last, however it is sorted by date.
func TestUndatedLast(t *testing.T) {
	drive(t, 80, 24, sampleFS, func(d *driver) {
		for range 2 {
			rows, err := d.m.results.Window(t.Context(), 0, d.m.results.Total)
			if err != nil {
				t.Fatal(err)
			}
			undated := 0
			for i, r := range rows {
				if r.Published.IsZero() {
					undated++
				} else if undated > 0 {
					t.Errorf("row %d is dated, after %d undated", i, undated)
				}
			}
			if undated == 0 {
				t.Error("no article of the sample is undated")
			}
			d.keys("O")
		}
	})
}

// Where nothing is found, each condition is named with what dropping it gives,
// and its number drops it.
func TestNothingFound(t *testing.T) {
	const q = "union:anhui date:2021 lanterns"
	for key, want := range map[string][2]string{
		"1": {"date:2021 lanterns", "e"}, "2": {"union:anhui lanterns", "b"}, "3": {"union:anhui date:2021", ""},
	} {
		drive(t, 80, 24, articlesFS, func(d *driver) {
			d.keys("/")
			d.keys(typed(q)...)
			d.keys("enter")
			d.has("Nothing matches  "+q, "1  without  union:anhui    1 article", "2  without  date:2021      1 article", "3  without  lanterns       0")
			d.keys("4", "9", "0", "j", "enter")
			d.asks(q)
			d.keys(key)
			d.asks(want[0])
			d.lists(want[1])
		})
	}
	drive(t, 80, 24, articlesFS, func(d *driver) {
		d.keys(script("/ zither enter")...)
		d.has("1  without  zither    7 articles", "1 drop it")
		d.keys("c")
		d.lists("f b a c e d g")
		d.keys("c")
		d.has("Nothing matches  zither")
		d.keys("1")
		d.lists("f b a c e d g")
	})
}

// The selection stays with the article through everything.
func TestSelectionFollowsTheArticle(t *testing.T) {
	drive(t, 80, 24, articlesFS, func(d *driver) {
		d.keys("j", "j")
		steps := []struct {
			keys string
			on   string
		}{
			{"", "a"}, {"u anhui enter", "a"}, {"c", "a"}, {"O", "a"}, {"O O O O", "a"}, {"d 2023 enter", "a"}, {"c", "a"},
			{"/ lanterns enter", "b"}, {"c", "a"}, // what was chosen last is a
			{"/ lanterns enter j c", "e"}, {"u jiaxing enter", "e"}, {"O c", "e"},
		}
		for _, s := range steps {
			d.keys(script(s.keys)...)
			d.on(s.on + ".txt")
		}
		for _, size := range [][2]int{{40, 20}, {130, 30}, {10, 3}, {20, 5}, {80, 24}} {
			d.resize(size[0], size[1])
			d.on("e.txt")
		}
		d.has("▌2021-09-01")
	})
	drive(t, 80, 24, manyFS, func(d *driver) {
		d.keys(script("4 0 0 j")...)
		d.on("0400.txt")
		d.keys("O")
		d.on("0400.txt")
		d.has("▌")
		d.says("sorted by oldest")
		d.keys("O", "O", "O", "O")
		d.on("0400.txt")
		d.resize(40, 20)
		d.has("▌Article number 400")
		d.resize(200, 50)
		d.has("▌2018-11-27")
	})
}

// A newer generation of the archive keeps the query, the selection and what is
// read and typed.
func TestReload(t *testing.T) {
	more := moreFS.live(t)
	drive(t, 80, 24, articlesFS, func(d *driver) {
		d.keys("j", "j")
		d.reload(more)
		d.on("a.txt")
		d.lists("h f b a c e d g")
		d.says("4 of 8")
		d.keys(script("u anhui enter enter")...)
		d.reads("a.txt")
		d.reload(articlesFS.live(t))
		d.reads("a.txt")
		d.lists("b a")
		d.keys(script("q u jia")...)
		d.reload(more)
		opened("Union bodies")(d)
		d.has("› jia", "Jiaxing")
		d.keys("enter")
		d.lists("e d")
		d.keys("f")
		d.keys(typed("lant")...)
		d.reload(articlesFS.live(t))
		d.has("› lant", "pays for lant")
		d.keys("esc", "/")
		d.keys(typed("x")...)
		d.reload(more)
		d.says("/ union:jiaxing x")
	})
}

// The article beside the list follows the cursor when it rests, and is not
// asked for row by row.
func TestArticleBesideFollows(t *testing.T) {
	drive(t, 130, 30, articlesFS, func(d *driver) {
		d.has("publishes a guide")
		d.keys("j")
		d.has("trained twenty crews")
		d.keys("G")
		d.has("Nobody wrote down")
		if d.m.focus != paneList {
			t.Error("it takes the focus")
		}
		d.keys("enter", "[")
		d.reads("d.txt")
		d.keys("q", "k")
		d.has("three hundred lanterns")
		d.keys(script("u anhui enter")...)
		d.has("trained twenty crews")
		d.keys("c")
	})
}

// Where nothing is listed, nothing is read beside it.
func TestNothingBesideNothing(t *testing.T) {
	drive(t, 130, 30, articlesFS, func(d *driver) {
		d.keys(script("/ zither enter")...)
		d.has("Nothing matches")
		d.lacks("publishes a guide")
	})
}

// The picker of bodies has a row for articles that name none, at every width.
func TestNoBodyNamed(t *testing.T) {
	for _, w := range []int{40, 80, 130} {
		drive(t, w, 40, articlesFS, func(d *driver) {
			d.keys("u")
			d.has("no body named")
			d.keys(script("none enter")...)
			d.asks("union:none")
			d.lists("g")
		})
	}
}

// Typing goes in as text; so does what is pasted, a line of it.
func TestPaste(t *testing.T) {
	drive(t, 80, 24, articlesFS, func(d *driver) {
		paste := func(s string) { d.send(tea.PasteMsg{Content: s}) }
		paste("jjj\x1b[31mq")
		d.on("f.txt")
		if d.quit {
			t.Fatal("a paste over the list quits")
		}
		d.keys("/")
		paste("union:anhui\ntrains\x00\x1b")
		d.says("/ union:anhui trains")
		d.lists("b")
		d.keys("enter")
		d.asks("union:anhui trains")
		d.keys("c", "u")
		paste("嘉兴")
		d.has("› 嘉兴", "Jiaxing")
		d.keys("enter")
		d.lists("e d")
		d.keys("d")
		paste("2021-09..2021-12")
		d.keys("enter")
		d.lists("e")
		d.keys("c", "f")
		paste("garlic harvest\n")
		d.keys("enter")
		d.reads("c.txt")
		d.keys("q", "?")
		paste("sort")
		d.has("› sort", "change the order (sort)")
		d.keys("esc", "S")
		paste("sample net")
		d.keys("enter")
		d.asks(`source:"Sample Net"`)
		d.keys("c", ":")
		paste("go 2\n")
		d.says(": go 2")
		d.keys("enter")
		d.on("b.txt")
	})
	// A paste typed ahead waits its turn like keys.
	drive(t, 80, 24, articlesFS, func(d *driver) {
		d.give(press("u"))
		d.give(tea.PasteMsg{Content: "anhui"})
		d.give(press("enter"))
		d.give(press("/"))
		d.give(tea.PasteMsg{Content: "trains"})
		d.give(press("enter"))
		d.settle()
		d.asks("union:anhui trains")
	})
}

func click(x, y int) tea.Msg { return tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft} }

func wheel(x, y, n int) []tea.Msg {
	b := tea.MouseWheelDown
	if n < 0 {
		b, n = tea.MouseWheelUp, -n
	}
	return slices.Repeat([]tea.Msg{tea.MouseWheelMsg{X: x, Y: y, Button: b}}, n)
}

func TestMouse(t *testing.T) {
	drive(t, 80, 24, articlesFS, func(d *driver) {
		d.send(click(30, 4))
		d.on("a.txt")
		d.reads("")
		d.send(click(30, 20), click(30, 0), click(30, 23), tea.MouseClickMsg{X: 30, Y: 5, Button: tea.MouseRight})
		d.on("a.txt")
		d.send(click(30, 4))
		d.reads("a.txt")
		d.keys("q", "u")
		d.has("▌ ACFTU")
		d.send(click(20, 6))
		d.has("▌ Anhui Province")
		d.send(click(20, 6))
		d.asks("union:anhui")
		d.keys("c", "?")
		d.send(click(20, 7))
		d.send(wheel(20, 8, 3)...)
		d.keys("esc")
		d.send(tea.MouseReleaseMsg{X: 3, Y: 3}, tea.MouseMotionMsg{X: 3, Y: 3})
	})
	drive(t, 80, 24, manyFS, func(d *driver) {
		d.send(wheel(10, 10, 4)...)
		d.on("0012.txt")
		d.send(wheel(10, 10, -2)...)
		d.on("0006.txt")
		d.send(wheel(10, 10, -9)...)
		d.on("0000.txt")
	})
	drive(t, 40, 20, articlesFS, func(d *driver) {
		d.send(click(5, 6))
		d.on("b.txt")
		d.send(click(5, 5))
		d.reads("b.txt")
		top := d.frame()
		d.send(wheel(5, 10, 1)...)
		if d.frame() == top {
			t.Error("the wheel does not scroll the article")
		}
		d.send(wheel(5, 10, -1)...)
		if d.frame() != top {
			t.Error("the wheel does not scroll back")
		}
	})
	drive(t, 130, 30, articlesFS, func(d *driver) {
		d.send(click(40, 5))
		d.on("c.txt")
		d.send(click(100, 10))
		d.reads("c.txt")
		d.send(click(5, 3))
		focused(paneNarrow)(d)
		d.send(click(5, 4))
		d.send(click(5, 4))
		d.asks("date:2022")
		d.send(click(29, 5), click(30, 5), click(0, 0))
		d.send(wheel(5, 5, 2)...)
		d.send(wheel(100, 5, 2)...)
	})
}

// A click while keys wait does nothing: what is under it is about to change.
func TestClickWaits(t *testing.T) {
	drive(t, 80, 24, articlesFS, func(d *driver) {
		d.give(press("O"))
		d.give(click(30, 4))
		d.settle()
		d.on("f.txt") // the article that was selected, not the one under the pointer
		d.has("▌2024-03-10")
	})
}

func TestHelp(t *testing.T) {
	drive(t, 80, 24, articlesFS, func(d *driver) {
		d.keys("j", "?")
		d.has("Reading", "read the article")
		d.keys(typed("clear what")...)
		d.has("clear what narrows")
		d.lacks("read the article")
		d.keys("enter")
		if d.m.overlay != nil {
			t.Error("help stays open")
		}
		d.says("nothing narrows the list")
		d.keys("?")
		d.keys(typed("yank a cit")...)
		d.keys("enter")
		if got := d.effect("setClipboardMsg"); !strings.Contains(got, "Huoqiu") {
			t.Errorf("copied %q", got)
		}
		d.keys("?")
		d.keys(typed("half a page up")...)
		d.keys("enter")
		d.on("f.txt")
		d.keys("?")
		d.keys(typed("narrow by union")...)
		d.keys("enter")
		opened("Union bodies")(d)
		d.keys("esc", "?", "?")
		if d.m.overlay != nil {
			t.Error("? does not close help")
		}
		d.keys("?")
		d.keys(typed("zzzz")...)
		d.has("no key does that")
		d.keys("enter")
		d.reads("")
		d.keys("?", "down", "down", "up", "pgdown", "pgdown", "pgdown", "pgdown", "pgup", "esc")
	})
	// Everything in the table is in the help, and Enter does it or says why not.
	for _, k := range Keys() {
		t.Run(k.Does, func(t *testing.T) {
			t.Setenv("TMPDIR", t.TempDir())
			driveLive(t, 80, 24, articlesFS.live(t), overSSHAndBroken, func(d *driver) {
				d.keys("?")
				d.keys(typed(k.Does)...)
				d.has("▌")
				before := d.frame()
				d.keys("enter")
				if d.frame() == before && len(d.effects) == 0 && !d.quit {
					t.Errorf("Enter on %q does nothing", k.Does)
				}
			})
		})
	}
}

func overSSHAndBroken(o *Options, a *settled) {
	overSSH(o, a)
	someProblems(o, a)
}

func TestProblems(t *testing.T) {
	driveLive(t, 80, 24, articlesFS.live(t), someProblems, func(d *driver) {
		d.says("! problems")
		d.keys("!")
		d.has("2019/scan.pdf", "not a text file; save its text as .txt", "1 of 4")
		d.keys("j", "j")
		d.has("3 of 4")
		d.keys("G", "k", "g", "pgdown", "pgup")
		d.keys("q")
		if d.m.overlay != nil || d.quit {
			t.Error("q does not close the problems, or quits")
		}
	})
	drive(t, 80, 24, unreadableFS, func(d *driver) {
		d.has("No articles", "2 files could not be read: press ! to see why")
		d.keys("!")
		d.has("a.bin.txt", "blank.txt")
	})
}

// What is typed in an overlay, and where one is, stays through a resize.
func TestResizeWhileOpen(t *testing.T) {
	for open, want := range map[string]string{"u jia": "› jia", "d 2021": "› 2021", "f lant": "› lant", "S samp": "› samp", "? order": "› order", "/ lant": "/ lant", ": so": ": so"} {
		drive(t, 80, 24, articlesFS, func(d *driver) {
			d.keys(script(open)...)
			for _, size := range [][2]int{{40, 20}, {130, 30}, {20, 5}, {19, 4}, {33, 11}, {80, 24}} {
				d.resize(size[0], size[1])
				if size[0] >= 20 && !strings.Contains(d.frame(), want) {
					t.Errorf("%dx%d: %q is gone:\n%s", size[0], size[1], want, d.frame())
				}
			}
			d.keys("enter")
			d.resize(60, 20)
		})
	}
	drive(t, 80, 24, articlesFS, func(d *driver) {
		d.keys(script("u jiax")...)
		d.resize(40, 20)
		d.keys("enter")
		d.lists("e d")
	})
}

// What was said goes with the next key.
func TestFlashGoes(t *testing.T) {
	drive(t, 80, 24, articlesFS, func(d *driver) {
		d.keys("y", "i")
		d.says("copied")
		d.keys("j")
		d.says("⏎ read")
	})
	driveLive(t, 80, 24, articlesFS.live(t), withNote, func(d *driver) {
		d.has("built-in sample")
		d.keys(script("u anhui enter")...)
		d.lacks("built-in sample")
	})
}

// The list is of use while the archive is still being read.
func TestWhileReading(t *testing.T) {
	driveLive(t, 80, 24, articlesFS.live(t), stillReading(7, 900, 7), func(d *driver) {
		d.has("reading 7 of 900 files")
		d.keys("j", "enter")
		d.reads("b.txt")
		d.keys("q")
		d.keys(script("u anhui enter")...)
		d.lists("b a")
		d.archive.info = nil
		d.reload(moreFS.live(t))
		d.lists("b a")
		d.lacks("files")
		d.has("2 of 8 articles")
	})
}

// While an archive is read a reader who has chosen no article stays at the top
// of the list, whatever was pressed besides.
func TestTopWhileReading(t *testing.T) {
	driveLive(t, 80, 24, articlesFS.live(t), stillReading(7, 900, 7), func(d *driver) {
		d.on("f.txt")
		d.keys(script("d esc f esc")...)
		d.archive.info = nil
		d.reload(moreFS.live(t))
		d.on("h.txt")
		d.keys(script("? esc")...)
		d.reload(articlesFS.live(t))
		d.on("f.txt")
		d.reload(moreFS.live(t))
		d.on("f.txt") // of what was read whole the first is one that was seen
	})
}

// Reading begins when the screen is set up; where there are articles already,
// when they are shown.
func TestReady(t *testing.T) {
	for name, c := range map[string]struct{ set, shown int }{"nothing": {1, 1}, "articles": {0, 1}} {
		live := store.Of("none")
		if name == "articles" {
			live = articlesFS.live(t)
		}
		calls := 0
		m := New(Options{Archive: live, Now: func() time.Time { return today }, Ready: func() { calls++ }})
		m.Init()
		if calls != c.set {
			t.Errorf("%s: called %d times when the screen is set up", name, calls)
		}
		m.Update(shownMsg{})
		m.Update(shownMsg{})
		if calls != c.shown {
			t.Errorf("%s: called %d times when the list is shown", name, calls)
		}
	}
}

// Why what was read could not be kept is said once, and gone with the next key.
func TestUnsaved(t *testing.T) {
	drive(t, 80, 24, articlesFS, func(d *driver) {
		full := &store.UnsavedError{Path: "/home/hu/.cache/gongbao/news.snapshot", Kept: true, Err: syscall.ENOSPC}
		d.archive.info = func(i store.Info) store.Info { i.Unsaved = full.Error(); return i }
		d.reload(articlesFS.live(t))
		d.says("the disk is full, and the snapshot is as it was; make room", "news.snapshot")
		d.keys("j")
		d.reload(articlesFS.live(t))
		d.lacks("the disk is full")
	})
}
