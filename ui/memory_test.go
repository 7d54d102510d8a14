package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gongbao/store/state"
)

// session runs a test on an archive with what earlier ones kept in a file, which
// is not read yet when it begins.
func session(t *testing.T, path string, w int, test func(d *driver)) {
	t.Helper()
	drive(t, w, 24, articlesFS, func(d *driver) {
		s := state.New(path, "/archive")
		defer s.Close()
		d.m.opts.State = s
		d.start(d.m.startSync())
		test(d)
	})
}

// types fails unless the open line holds this.
func (d *driver) types(want string) {
	d.t.Helper()
	if d.m.line == nil {
		d.t.Fatalf("no line is open:\n%s", d.frame())
	}
	if got := d.m.line.input.Value(); got != want {
		d.t.Errorf("the line holds %q, want %q", got, want)
	}
}

// What was searched for is walked with the arrows, in the next session too.
func TestHistory(t *testing.T) {
	path := filepath.Join(t.TempDir(), "state.db")
	session(t, path, 80, func(d *driver) {
		d.keys(script("/ lanterns enter / ctrl+u union:anhui enter / ctrl+u lant enter / ctrl+u enter : sort space title enter : search space parasols enter : clear enter")...)
	})
	session(t, path, 80, func(d *driver) {
		d.keys("/", "up")
		d.types("parasols")
		d.asks("parasols") // live, as if typed
		d.keys("up", "up", "up")
		d.types("lanterns")
		d.keys("up")
		d.types("lanterns")
		d.keys("down")
		d.types("union:anhui")
		d.keys("down", "down", "down")
		d.types("")
		d.keys("down")
		d.types("")
		d.keys("l", "a", "up")
		d.types("lant")
		d.keys("up")
		d.types("lanterns")
		d.keys("up")
		d.types("lanterns")
		d.keys("down", "down")
		d.types("la")
		d.keys("up", "e", "down") // typing ends the walk: what is typed is the beginning now
		d.types("lante")
		d.keys("up")
		d.types("lanterns")
		d.keys("enter")
		d.lists("b e")
		d.keys("/", "up") // what is there already is untouched: everything can be walked
		d.types("parasols")
		d.keys("esc")
		d.asks("lanterns")
		d.keys(":", "up")
		d.types("clear")
		d.keys("up", "up")
		d.types("sort title")
		d.keys("esc", ":", "s", "up")
		d.types("search parasols")
	})
}

// A session that has typed nothing yet waits for the file, and keys typed ahead
// do so too.
func TestHistoryTypedAhead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "state.db")
	s := state.New(path, "/archive")
	s.Remember(state.Queries, "lanterns")
	s.Remember(state.Queries, "union:anhui")
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	session(t, path, 80, func(d *driver) {
		d.ahead(script("/ up up enter j enter")...)
		d.asks("lanterns")
		d.reads("e.txt")
	})
	session(t, path, 80, func(d *driver) {
		d.ahead(script("/ up esc j")...)
		d.asks("")
		if len(d.m.held) > 0 {
			t.Error("keys still wait")
		}
	})
}

// What cannot be kept is said once, and everything else works.
func TestStateThatCannotBeKept(t *testing.T) {
	path := filepath.Join(t.TempDir(), "state.db")
	if err := os.WriteFile(path, []byte(strings.Repeat("no database ", 1000)), 0o600); err != nil {
		t.Fatal(err)
	}
	session(t, path, 130, func(d *driver) {
		d.settle()
		d.has("not kept", "damaged") // on more than one line, as it names a long path
		d.keys(script("/ lanterns enter")...)
		d.lacks("not kept")
		d.lists("b e")
		d.keys("c", "/", "up")
		d.types("lanterns")
		d.keys(script("enter : save space Lights enter")...)
		d.says("saved as Lights until gongbao ends")
		d.keys("c", "f")
		d.has("saved", "Lights")
	})
}

// Lists are gone back to as they were left: query, order, article and place on
// the screen.
func TestBackAndForward(t *testing.T) {
	drive(t, 80, 12, manyFS, func(d *driver) {
		d.keys(script("3 0 0 j k k k")...)
		article, offset := d.selected(), d.m.list.Offset()
		d.keys(script("d 2019-05 enter j j O j")...)
		within := d.selected()
		d.keys(script("c G")...)
		d.keys("alt+left")
		d.asks("date:2019-05")
		d.on(within)
		if d.m.sort != 1 {
			t.Errorf("the order is %s", sortNames[d.m.sort])
		}
		d.keys("alt+left")
		if d.asks("date:2019-05"); d.m.sort != 0 {
			t.Errorf("the order is %s", sortNames[d.m.sort])
		}
		d.keys("alt+left")
		d.asks("")
		d.on(article)
		if got := d.m.list.Offset(); got != offset {
			t.Errorf("the row is %d from the top, it was %d", got, offset)
		}
		d.keys("alt+left")
		d.says("no earlier list")
		d.keys("2", "alt+right")
		d.asks("date:2019-05")
		d.on(within)
		d.keys("alt+right", "alt+right")
		d.asks("")
		d.says("no later list")
		d.on("0000.txt")
		d.keys("2", "alt+left")
		d.keys(script("u none enter alt+right")...) // another list ends the way forward
		d.says("no later list")
		d.asks("date:2019-05 union:none")
	})
}

// A search given up is no list to go back to, and from an article alt+left goes
// to the list.
func TestBackIsToLists(t *testing.T) {
	drive(t, 80, 24, articlesFS, func(d *driver) {
		d.keys(script("j / lanterns esc")...)
		d.keys("alt+left")
		d.says("no earlier list")
		d.on("b.txt")
		d.keys(script("/ lanterns enter j enter alt+left")...)
		d.asks("")
		d.reads("")
		d.on("b.txt")
		d.keys(script("alt+right")...)
		d.on("e.txt")
		d.keys(script("/ is:read enter")...) // refused
		d.keys("alt+left")
		d.asks("")
	})
}

func TestSavedSearches(t *testing.T) {
	path := filepath.Join(t.TempDir(), "state.db")
	session(t, path, 80, func(d *driver) {
		d.keys(script(": save space x enter")...)
		d.says("nothing narrows the list")
		d.keys(script("/ lanterns enter O : save space Light space works enter")...)
		d.says("saved as Light works")
		d.keys(script("c : saved space light space WORKS enter")...)
		d.asks("lanterns")
		if sortNames[d.m.sort] != "oldest" {
			t.Errorf("the order is %s", sortNames[d.m.sort])
		}
		d.keys(script("d 2021 enter : save space light space works enter")...)
		d.says("in the place of")
		d.keys(script("c : save-all space 各地 enter / union:anhui enter : save-all space 各地 enter")...)
	})
	session(t, path, 80, func(d *driver) {
		d.keys(script("f 各 enter")...)
		d.asks("union:anhui")
		d.keys(script("c f light enter")...)
		d.asks("lanterns date:2021")
		d.keys(script("c shift+tab g")...)
		d.has("Saved", "light works", "各地")
		d.keys("enter")
		d.asks("lanterns date:2021")
		d.keys(script(": saved enter")...)
		d.has("Saved searches", "lanterns date:2021")
		d.lacks("2023-05")
		d.keys(script("各 enter")...)
		d.asks("union:anhui")
		d.keys(script(": forget space light space works enter : saved space light space works enter")...)
		d.says("no search is saved as")
		d.keys(script(": forget space nothing enter")...)
		d.says("no search is saved as")
		d.keys(script(": saved space enter")...)
		d.lacks("light works")
	})
	session(t, path, 80, func(d *driver) {
		d.keys(script("f light")...)
		d.lacks("saved")
	})
}

// What was picked lately comes first where nothing is typed, and is marked.
func TestRecentPicks(t *testing.T) {
	path := filepath.Join(t.TempDir(), "state.db")
	session(t, path, 80, func(d *driver) {
		d.keys(script("f garlic enter q f anhui enter c f sample space net enter c / lanterns enter : save space lights enter c f lights enter c f garlic enter q")...)
	})
	session(t, path, 80, func(d *driver) {
		d.keys("f")
		var got []string
		for _, line := range d.screen() {
			if _, rest, ok := strings.Cut(line, "recent "); ok {
				got = append(got, strings.Join(strings.Fields(rest)[:2], " "))
			}
		}
		if s := strings.Join(got, "|"); s != "2022-06-11 Zhongmou|lights lanterns|Sample Net|Anhui Province" {
			t.Errorf("recent are %s:\n%s", s, d.frame())
		}
		d.keys("down", "down", "down", "enter")
		d.asks("union:anhui")
	})
	session(t, path, 80, func(d *driver) {
		d.ahead(script("f down down enter j enter")...)
		d.asks("lanterns")
		d.reads("e.txt")
	})
}

// Beside the rows the article under the cursor shows, once it rests.
func TestFindPreview(t *testing.T) {
	drive(t, 130, 30, articlesFS, func(d *driver) {
		d.keys("f")
		d.has("working in the heat")
		d.keys(script("garlic")...)
		d.has("up ninety parasols")
		d.keys(script("ctrl+u anhui")...)
		d.has("省", "with all below it")
		d.resize(80, 24)
		d.lacks("with all below it")
	})
}
