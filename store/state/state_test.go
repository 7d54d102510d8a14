package state

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// at returns a state of an archive in a file, which is closed at the end.
func at(t *testing.T, path, archive string) *State {
	t.Helper()
	s := New(path, archive)
	t.Cleanup(func() { s.Close() })
	return s
}

func settled(t *testing.T, s *State) {
	t.Helper()
	if err := s.Sync(context.Background()); err != nil {
		t.Fatal(err)
	}
}

func fileIn(t *testing.T) string { return filepath.Join(t.TempDir(), "gongbao", "state.db") }

func same(t *testing.T, what string, got, want any) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}

// What is kept is there the next time, as it was in memory.
func TestKept(t *testing.T) {
	path := fileIn(t)
	for _, archive := range []string{"/a", "/b"} {
		s := at(t, path, archive)
		settled(t, s)
		for _, line := range []string{"wage", "union:lu'an", "  ", "wage talks", "wage", strings.Repeat("x", LongestLine+1)} {
			s.Remember(Queries, line)
		}
		s.Remember(Commands, "sort title "+archive)
		for _, p := range []Pick{{PickArticle, "abc"}, {PickUnion, "330400"}, {PickSource, "工人日报"}, {PickArticle, "abc"}, {PickArticle, ""}} {
			s.Picked(p)
		}
		check := func(s *State) {
			t.Helper()
			same(t, "queries", s.History(Queries), []string{"wage", "wage talks", "union:lu'an"})
			same(t, "commands", s.History(Commands), []string{"sort title " + archive})
			same(t, "picks", s.Picks(), []Pick{{PickArticle, "abc"}, {PickSource, "工人日报"}, {PickUnion, "330400"}})
		}
		check(s)
		settled(t, s)
		check(s)
		s.Remember(Queries, "wage") // written by Close
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		again := at(t, path, archive)
		if again.Synced() {
			t.Error("it knows the file before it was read")
		}
		settled(t, again)
		check(again)
	}
}

// Any changes, in any order and synced at any time, leave in the file what
// they left in memory.
func TestMemoryIsWhatTheFileHolds(t *testing.T) {
	path := fileIn(t)
	s, other := at(t, path, "/a"), at(t, path, "/other")
	for i := range 700 {
		s.Remember(Kind(i%2), fmt.Sprint("line ", i*7919%620))
		s.Picked(Pick{PickKind(1 + i%4), fmt.Sprint(i * 31 % 70)})
		name := fmt.Sprint("name ", i%23)
		switch i % 5 {
		case 0, 1:
			if err := s.Save(Search{Name: name, Query: fmt.Sprint(i), Sort: "title", Everywhere: i%10 == 0}); err != nil {
				t.Fatal(err)
			}
		case 2:
			s.Forget(strings.ToUpper(name))
		}
		if i%97 == 0 {
			settled(t, s)
			other.Remember(Queries, fmt.Sprint(i))
			settled(t, other)
		}
	}
	memory := s.now
	settled(t, s)
	fresh := at(t, path, "/a")
	settled(t, fresh)
	same(t, "after Sync", s.now, memory)
	same(t, "read anew", fresh.now, memory)
	for kind := range kinds {
		if n := len(memory.history[kind]); n > MostHistory || n < 300 {
			t.Errorf("%d lines of kind %d", n, kind)
		}
	}
	if n := len(memory.picks); n != MostPicks {
		t.Errorf("%d picks", n)
	}
	for _, table := range []string{"history", "picks"} {
		var n, most int
		if err := fresh.file.db.QueryRow("SELECT count(*) FROM " + table + " WHERE archive = '/a'").Scan(&n); err != nil {
			t.Fatal(err)
		}
		if most = MostPicks; table == "history" {
			most = 2 * MostHistory
		}
		if n > most {
			t.Errorf("%s has %d rows: nothing of it is ever dropped", table, n)
		}
	}
}

func TestSaved(t *testing.T) {
	path := fileIn(t)
	a, b := at(t, path, "/a"), at(t, path, "/b")
	for _, q := range []Search{{Name: "  Heat   wave ", Query: "heat"}, {Name: "heat WAVE", Query: "heat date:30d", Sort: "title"}, {Name: "省总", Query: "level:province", Everywhere: true}} {
		if err := a.Save(q); err != nil {
			t.Fatal(err)
		}
	}
	settled(t, a)
	settled(t, b)
	same(t, "a", a.Saved(), []Search{{Name: "heat WAVE", Query: "heat date:30d", Sort: "title"}, {Name: "省总", Query: "level:province", Everywhere: true}})
	same(t, "b", b.Saved(), []Search{{Name: "省总", Query: "level:province", Everywhere: true}})
	if q, ok := a.Find("HEAT wave"); !ok || q.Query != "heat date:30d" {
		t.Errorf("found %v, %v", q, ok)
	}
	if _, ok := b.Find("heat wave"); ok {
		t.Error("a search of one archive is found in another")
	}
	if b.Forget("nothing") || !b.Forget("省總") {
		t.Error("forgotten was what was not there, or not what was")
	}
	settled(t, b)
	settled(t, a)
	same(t, "a after b forgot", a.Saved(), []Search{{Name: "heat WAVE", Query: "heat date:30d", Sort: "title"}})
	for want, q := range map[error]Search{
		ErrNoName: {Name: " "}, ErrLongName: {Name: strings.Repeat("长", LongestName+1)}, ErrLongQuery: {Name: "x", Query: strings.Repeat("x", LongestLine+1)},
	} {
		if err := a.Save(q); !errors.Is(err, want) {
			t.Errorf("%q: %v, want %v", q.Name, err, want)
		}
	}
}

// Nothing is made before there is something to keep, and then for its owner
// alone.
func TestModes(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a b%20?#c", "gongbao")
	s := at(t, filepath.Join(dir, "state.db"), "/a")
	settled(t, s)
	if _, err := os.Stat(dir); err == nil {
		t.Error("a folder was made for nothing")
	}
	s.Remember(Queries, "x")
	settled(t, s)
	if runtime.GOOS == "windows" {
		return
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) == 0 {
		t.Fatal(err, entries)
	}
	for _, e := range append([]string{"."}, names(entries)...) {
		info, err := os.Stat(filepath.Join(dir, e))
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s has mode %v", e, info.Mode())
		}
	}
}

func names(entries []os.DirEntry) (out []string) {
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return out
}

// A file that cannot be used is told, and everything goes on in memory.
func TestUnusable(t *testing.T) {
	write := func(path, content string, mode os.FileMode) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), mode); err != nil {
			t.Fatal(err)
		}
	}
	for name, c := range map[string]struct {
		make func(t *testing.T, path string)
		says string
	}{
		"no database":     {func(_ *testing.T, p string) { write(p, strings.Repeat("not a database ", 1000), 0o600) }, "damaged"},
		"damaged inside":  {func(_ *testing.T, p string) { damage(p) }, "damaged"},
		"a newer version": {func(_ *testing.T, p string) { newer(p) }, "newer gongbao"},
		"a folder":        {func(_ *testing.T, p string) { os.MkdirAll(p, 0o755) }, "is a directory"},
		"below a file":    {func(_ *testing.T, p string) { write(filepath.Dir(p), "x", 0o600) }, "not a directory"},
		"other tables":    {func(_ *testing.T, p string) { run(p, "CREATE TABLE history (x)") }, "history"},
		"read-only": {func(t *testing.T, p string) {
			write(p, "", 0o400)
			os.Chmod(filepath.Dir(p), 0o500)
			t.Cleanup(func() { os.Chmod(filepath.Dir(p), 0o700) })
		}, "denied"},
	} {
		t.Run(name, func(t *testing.T) {
			if name == "read-only" && os.Geteuid() == 0 {
				t.Skip("root writes everywhere")
			}
			path := fileIn(t)
			c.make(t, path)
			s := at(t, path, "/a")
			s.Remember(Queries, "wage")
			for range 2 {
				err := s.Sync(context.Background())
				if err == nil || !strings.Contains(err.Error(), c.says) || !strings.Contains(err.Error(), path) || strings.Contains(err.Error(), "\n") {
					t.Fatalf("error %v, want one with %q", err, c.says)
				}
			}
			if !s.Synced() {
				t.Error("what waits for the file waits for ever")
			}
			s.Picked(Pick{PickArticle, "abc"})
			same(t, "history", s.History(Queries), []string{"wage"})
			same(t, "picks", s.Picks(), []Pick{{PickArticle, "abc"}})
		})
	}
}

// run makes a database with statements of its own.
func run(path string, statements ...string) {
	os.MkdirAll(filepath.Dir(path), 0o700)
	f := &file{path: path}
	if err := f.open(context.Background()); err != nil {
		panic(err)
	}
	defer f.close()
	if strings.HasPrefix(statements[0], "CREATE TABLE history") {
		statements = append([]string{"DROP TABLE history", "PRAGMA user_version = 0"}, statements...)
	}
	for _, s := range statements {
		if _, err := f.db.Exec(s); err != nil {
			panic(err)
		}
	}
}

func newer(path string) { run(path, "PRAGMA user_version = 99") }

// damage makes a good file and spoils its pages.
func damage(path string) {
	s := New(path, "/a")
	for i := range 400 {
		s.Remember(Queries, fmt.Sprint("a line that is kept ", i))
	}
	if err := s.Close(); err != nil {
		panic(err)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		panic(err)
	}
	for i := 4096; i < len(b); i++ {
		b[i] ^= 0x5a
	}
	if err := os.WriteFile(path, b, 0o600); err != nil {
		panic(err)
	}
}

// Two that keep the same file at once see each other's, and lose nothing.
func TestTwoHandles(t *testing.T) {
	path := fileIn(t)
	a, b := at(t, path, "/a"), at(t, path, "/a")
	done := make(chan error, 2)
	for i, s := range []*State{a, b} {
		go func() {
			for n := range 40 {
				s.Remember(Queries, fmt.Sprintf("%d of %d", n, i))
				if err := s.Sync(context.Background()); err != nil {
					done <- err
					return
				}
			}
			done <- nil
		}()
	}
	for range 2 {
		if err := <-done; err != nil {
			t.Fatal(err)
		}
	}
	settled(t, a)
	settled(t, b)
	got := a.History(Queries)
	same(t, "both", got, b.History(Queries))
	if len(got) != 80 {
		t.Errorf("%d of 80 lines are kept", len(got))
	}
}

const childFile = "GONGBAO_STATE_TEST_FILE"

// TestChild is what TestTwoProcesses runs in programs of their own.
func TestChild(t *testing.T) {
	path, name, ok := strings.Cut(os.Getenv(childFile), "\n")
	if !ok {
		t.Skip("it is for TestTwoProcesses")
	}
	s := at(t, path, "/a")
	for n := range 30 {
		s.Remember(Queries, fmt.Sprintf("%d of %s", n, name))
		settled(t, s)
	}
}

func TestTwoProcesses(t *testing.T) {
	path := fileIn(t)
	var children []*exec.Cmd
	for i := range 3 {
		c := exec.Command(os.Args[0], "-test.run=^TestChild$")
		c.Env = append(os.Environ(), fmt.Sprintf("%s=%s\n%d", childFile, path, i))
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		children = append(children, c)
	}
	for _, c := range children {
		if err := c.Wait(); err != nil {
			t.Error(err)
		}
	}
	s := at(t, path, "/a")
	settled(t, s)
	got := s.History(Queries)
	slices.Sort(got)
	if got = slices.Compact(got); len(got) != 90 {
		t.Errorf("%d of 90 lines are kept", len(got))
	}
}

// While another program holds the file, what is typed waits in memory; later
// it is written.
func TestHeldByAnother(t *testing.T) {
	path := fileIn(t)
	other := &file{path: path}
	if err := other.open(context.Background()); err != nil {
		t.Fatal(err)
	}
	defer other.close()
	tx, err := other.db.Begin()
	if err != nil {
		t.Fatal(err)
	}
	s := at(t, path, "/a")
	s.file.impatient = true
	s.Remember(Queries, "one")
	if err := s.Sync(context.Background()); err == nil || !strings.Contains(err.Error(), "another program") {
		t.Errorf("error %v", err)
	}
	s.Remember(Queries, "two")
	if err := tx.Rollback(); err != nil {
		t.Fatal(err)
	}
	settled(t, s)
	fresh := at(t, path, "/a")
	settled(t, fresh)
	same(t, "history", fresh.History(Queries), []string{"two", "one"})
}

func TestMemoryOnly(t *testing.T) {
	s := New("", "")
	if !s.Synced() {
		t.Error("there is nothing to wait for")
	}
	s.Remember(Queries, "x")
	settled(t, s)
	same(t, "history", s.History(Queries), []string{"x"})
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}
