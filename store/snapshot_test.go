package store

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/gofrs/flock"

	"gongbao/model"
	"gongbao/store/query"
)

// opened opens a folder and waits until it is read and its snapshot written.
func opened(t *testing.T, dir string, c Cache) *Live {
	t.Helper()
	l, err := Open(t.Context(), Options{Paths: []string{dir}, Cache: c, Workers: 2})
	if err != nil {
		t.Fatal(err)
	}
	if err := l.Wait(); err != nil {
		t.Fatal(err)
	}
	return l
}

// answers are what an archive says to some questions, all it holds among them.
type answers struct {
	Info     Info
	Articles []*model.Article
	Hits     map[string][]Hit
	Facets   Facets
	Matches  Matches
	Unions   []UnionRow
	Problems []Problem
	Copies   []string
}

func ask(t *testing.T, l *Live) answers {
	t.Helper()
	ctx := t.Context()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	out := answers{Hits: map[string][]Hit{}}
	for _, text := range []string{"", "union", `"the work"`, "工会", "union:anhui", "date:2021..2022", "study OR 劳模", "nosuchword"} {
		q, err := query.Parse(text)
		must(err)
		for _, by := range []Sort{Newest, Relevance, ByTitle} {
			r, err := l.Search(ctx, today, q, by)
			must(err)
			hits, err := r.Window(ctx, 0, r.Total)
			must(err)
			for i := range hits { // copies of one age stand for each other in the order in which they came
				hits[i].ReprintOf = ""
			}
			if by == Newest && text == "" {
				for _, h := range hits {
					a, err := l.Article(ctx, h.ID)
					must(err)
					out.Articles = append(out.Articles, a)
				}
			}
			out.Hits[fmt.Sprint(text, by)] = hits
		}
	}
	var err error
	out.Facets, err = l.Facets(ctx, today, query.Query{})
	must(err)
	out.Matches, err = l.Find(ctx, "union", 20)
	must(err)
	out.Unions, err = l.Unions(ctx, today, "", query.Query{}, 100)
	must(err)
	out.Problems, err = l.Problems(ctx, 0, 1000)
	must(err)
	for i := range out.Problems {
		out.Problems[i].file = 0
	}
	groups, err := l.Duplicates(ctx, 0, 1000)
	must(err)
	for _, g := range groups {
		paths := []string{g.Original.Path}
		for _, c := range g.Rows {
			paths = append(paths, c.Path)
		}
		slices.Sort(paths)
		out.Copies = append(out.Copies, strings.Join(paths, " "))
	}
	slices.Sort(out.Copies)
	out.Info = l.Info()
	out.Info.Generation, out.Info.Loading, out.Info.Unsaved = 0, Loading{}, ""
	return out
}

func sameAnswers(t *testing.T, got, want answers, when string) {
	t.Helper()
	g, w := reflect.ValueOf(got), reflect.ValueOf(want)
	for i := range g.NumField() {
		if x, y := g.Field(i).Interface(), w.Field(i).Interface(); !reflect.DeepEqual(x, y) {
			a, _ := json.MarshalIndent(x, "", " ")
			b, _ := json.MarshalIndent(y, "", " ")
			at := 0
			for at < min(len(a), len(b)) && a[at] == b[at] {
				at++
			}
			from := max(0, at-300)
			t.Fatalf("%s: %s differs:\n got … %.600s\nwant … %.600s", when, g.Type().Field(i).Name, a[min(from, len(a)):], b[min(from, len(b)):])
		}
	}
}

// TestSnapshotIsTheArchive changes a folder again and again, and holds what is
// found with the snapshot against what is found without.
func TestSnapshotIsTheArchive(t *testing.T) {
	rounds := 12
	if testing.Short() || raced {
		rounds = 3
	}
	for seed := range uint64(rounds) {
		rng := rand.New(rand.NewPCG(seed, 21))
		f := newShelf(t, rng, 1+rng.IntN(40))
		c := Cache{Path: filepath.Join(t.TempDir(), "deep", "one.snapshot"), Stamp: "a", Always: true}
		for step := range 8 {
			l := opened(t, f.dir, c)
			if err := l.SaveError(); err != nil {
				t.Fatal(err)
			}
			want := ask(t, opened(t, f.dir, Cache{}))
			sameAnswers(t, ask(t, l), want, fmt.Sprintf("seed %d step %d, as read", seed, step))
			made, err := openSnapshot(c)
			if err != nil {
				t.Fatal(err)
			}
			found := newLive(l.name, false)
			found.found(made, true)
			sameFolding(t, made, fmt.Sprintf("seed %d step %d", seed, step))
			sameAnswers(t, ask(t, found), want, fmt.Sprintf("seed %d step %d, as found", seed, step))
			for range rng.IntN(5) {
				f.change(t)
			}
			if rng.IntN(8) == 0 {
				c.Stamp += "b" // another program
			}
		}
	}
}

// sameFolding holds what a snapshot says of the groups of copies, so that nobody need
// work it out to open it, against what comes of that.
func sameFolding(t *testing.T, made *snapshot, when string) {
	t.Helper()
	s := made.store()
	if len(s.reprints.groups) == 0 {
		return
	}
	if made.extent.Has(catFolded) != made.extent.Has(catGroupOf) || !made.extent.Has(catFolded) && !made.partial() {
		t.Errorf("%s: the copies are to be worked out", when)
	}
	if got, want := s.reprints.of, groupOf(s.reprints.groups, s.serials); !slices.Equal(got, want) {
		t.Errorf("%s: the groups are %v, want %v", when, got, want)
	}
	if got, want := s.foldedNewest(), s.foldNewest(); !slices.Equal(got, want) {
		t.Errorf("%s: folded it is %v, want %v", when, got, want)
	}
}

func TestSnapshotIsPrivate(t *testing.T) {
	f := newShelf(t, rand.New(rand.NewPCG(1, 2)), 3)
	c := Cache{Path: filepath.Join(t.TempDir(), "gongbao", "one.snapshot"), Always: true}
	if err := os.Mkdir(filepath.Dir(c.Path), 0o755); err != nil { // by somebody else, say
		t.Fatal(err)
	}
	if err := opened(t, f.dir, c).SaveError(); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]os.FileMode{filepath.Dir(c.Path): 0o700, c.Path: 0o600, c.Path + lockSuffix: 0o600} {
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != want && os.PathSeparator == '/' {
			t.Errorf("%s: %v, %v, want %v", path, info.Mode().Perm(), err, want)
		}
	}
}

// TestSmallArchivesHaveNoSnapshot: what is read at once needs none.
func TestSmallArchivesHaveNoSnapshot(t *testing.T) {
	f := newShelf(t, rand.New(rand.NewPCG(1, 2)), 5)
	c := Cache{Path: filepath.Join(t.TempDir(), "one.snapshot")}
	if err := opened(t, f.dir, c).SaveError(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(c.Path); !os.IsNotExist(err) {
		t.Errorf("there is one: %v", err)
	}
}

// TestTrustOfALink: what a link leads to may come without a change of any folder
// that was looked at.
func TestTrustOfALink(t *testing.T) {
	f := newShelf(t, rand.New(rand.NewPCG(1, 3)), 2)
	target := filepath.Join(t.TempDir(), "elsewhere.txt")
	if err := os.Symlink(target, filepath.Join(f.dir, "link.txt")); err != nil {
		t.Skip(err)
	}
	old := time.Date(2023, 1, 1, 0, 0, 0, 0, time.UTC)
	dated := func() {
		_ = filepath.WalkDir(f.dir, func(path string, e os.DirEntry, _ error) error {
			if e.IsDir() {
				return os.Chtimes(path, old, old)
			}
			return nil
		})
	}
	dated()
	c := Cache{Path: filepath.Join(t.TempDir(), "one.snapshot"), Always: true, Trust: true}
	before := opened(t, f.dir, c)
	if err := before.SaveError(); err != nil {
		t.Fatal(err)
	}
	again := opened(t, f.dir, c)
	if done := again.load.get().Done; again.Info().Count != before.Info().Count || done != 0 {
		t.Errorf("nothing came, and %d files are read", done)
	}
	f.write(t, "now.txt", "A strike\n\n2023-05-01\n\nThe union of one.\n")
	if err := os.Rename(filepath.Join(f.dir, "now.txt"), target); err != nil {
		t.Fatal(err)
	}
	dated()
	if got := opened(t, f.dir, c).Info().Count; got != before.Info().Count+1 {
		t.Errorf("%d articles where what a link leads to has come, before %d", got, before.Info().Count)
	}
}

// TestTrust: where no folder changed the files are not looked at, unless that is
// asked for.
func TestTrust(t *testing.T) {
	f := newShelf(t, rand.New(rand.NewPCG(1, 3)), 0)
	f.write(t, "one.txt", "A strike\n\n2023-05-01\n\nThe union of one.\n")
	old := time.Date(2023, 1, 1, 0, 0, 0, 0, time.UTC)
	dated := func() {
		for _, p := range []string{filepath.Join(f.dir, "one.txt"), f.dir} {
			if err := os.Chtimes(p, old, old); err != nil {
				t.Fatal(err)
			}
		}
	}
	dated()
	c := Cache{Path: filepath.Join(t.TempDir(), "one.snapshot"), Always: true}
	if err := opened(t, f.dir, c).SaveError(); err != nil {
		t.Fatal(err)
	}
	f.write(t, "one.txt", "A lockout\n\n2023-05-01\n\nThe union of one, and more.\n")
	dated()
	titles := func(c Cache) string {
		l := opened(t, f.dir, c)
		if err := l.SaveError(); err != nil {
			t.Fatal(err)
		}
		return hits(t, searchText(t, l, "", Newest))[0].Title
	}
	trusting := c
	trusting.Trust = true
	if got := titles(trusting); got != "A strike" {
		t.Errorf("trusting, it is %q", got)
	}
	if got := titles(c); got != "A lockout" {
		t.Errorf("looking, it is %q", got)
	}
	if got := titles(trusting); got != "A lockout" {
		t.Errorf("trusting after that, it is %q", got)
	}
}

// TestSnapshotOfAnother: while another process writes, nothing is written, and
// nothing is lost.
func TestSnapshotOfAnother(t *testing.T) {
	f := newShelf(t, rand.New(rand.NewPCG(1, 4)), 8)
	c := Cache{Path: filepath.Join(t.TempDir(), "one.snapshot"), Always: true}
	lock := flock.New(c.Path + lockSuffix)
	if got, err := lock.TryLock(); !got || err != nil {
		t.Fatal(got, err)
	}
	l := opened(t, f.dir, c)
	if err := l.SaveError(); err != errBusy {
		t.Errorf("it says %v", err)
	}
	if _, err := os.Stat(c.Path); !os.IsNotExist(err) {
		t.Errorf("there is one: %v", err)
	}
	if err := lock.Unlock(); err != nil {
		t.Fatal(err)
	}
	if err := opened(t, f.dir, c).SaveError(); err != nil {
		t.Error(err)
	}
}

// TestDamagedSnapshots damages a snapshot in a thousand ways. Each time the
// archive answers as if there were none.
func TestDamagedSnapshots(t *testing.T) {
	cases := 1000
	if testing.Short() || raced {
		cases = 60
	}
	rng := rand.New(rand.NewPCG(5, 5))
	f := newShelf(t, rng, 12)
	c := Cache{Path: filepath.Join(t.TempDir(), "one.snapshot"), Stamp: "a", Always: true, grown: 100, goneShare: 1}
	if err := opened(t, f.dir, c).SaveError(); err != nil {
		t.Fatal(err)
	}
	f.write(t, "new.txt", f.text()) // so that it has two segments, articles that are gone and an older slot
	f.write(t, f.files[0], f.text())
	if err := os.Remove(filepath.Join(f.dir, f.files[1])); err != nil {
		t.Fatal(err)
	}
	want := opened(t, f.dir, c)
	if err := want.SaveError(); err != nil {
		t.Fatal(err)
	}
	if made, err := openSnapshot(c); err != nil || len(made.segments) != 2 || made.store().gone() < 2 {
		t.Fatalf("it is not as it should be: %+v, %v", made, err)
	}
	answers := ask(t, want)
	whole, err := os.ReadFile(c.Path)
	if err != nil {
		t.Fatal(err)
	}
	for n := range cases {
		what, damaged := damage(rng, whole)
		if err := os.WriteFile(c.Path, damaged, 0o600); err != nil {
			t.Fatal(err)
		}
		c.Trust = rng.IntN(2) == 0
		l := opened(t, f.dir, c)
		sameAnswers(t, ask(t, l), answers, fmt.Sprintf("case %d, %s", n, what))
		if err := l.SaveError(); err != nil {
			t.Fatalf("case %d, %s: %v", n, what, err)
		}
		if err := os.Remove(c.Path); err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
	}
}

// damage returns a copy of a file that is not what it was.
func damage(rng *rand.Rand, whole []byte) (what string, out []byte) {
	out = bytes.Clone(whole)
	at := rng.IntN(len(out))
	switch rng.IntN(6) {
	case 0:
		return fmt.Sprintf("cut off at %d", at), out[:at]
	case 1:
		return fmt.Sprintf("and %d bytes more", at), append(out, out[:at]...)
	case 2:
		n := min(1+rng.IntN(5000), len(out)-at)
		clear(out[at : at+n])
		return fmt.Sprintf("%d zeros from %d", n, at), out
	case 3:
		at = rng.IntN(4096)
	}
	for range 1 + rng.IntN(3) {
		out[at] ^= 1 << rng.IntN(8)
		at = rng.IntN(len(out))
	}
	return fmt.Sprintf("bits flipped, at %d and on", at), out
}

// TestSnapshotIsShownBeforeTheWalk: what was read is there at once, and what
// changed comes when reading may begin.
func TestSnapshotIsShownBeforeTheWalk(t *testing.T) {
	f := newShelf(t, rand.New(rand.NewPCG(4, 4)), 7)
	c := Cache{Path: filepath.Join(t.TempDir(), "one.snapshot"), Always: true}
	l := opened(t, f.dir, c)
	if err := l.SaveError(); err != nil {
		t.Fatal(err)
	}
	before := l.Info().Count
	f.write(t, "new.txt", "A new strike\n\n2023-05-01\n\nThe union of one.\n")
	hold := make(chan struct{})
	l, err := Open(t.Context(), Options{Paths: []string{f.dir}, Cache: c, Hold: hold})
	if err != nil {
		t.Fatal(err)
	}
	if got := l.Info().Count; got != before {
		t.Errorf("%d articles are there at once, want the %d of before", got, before)
	}
	close(hold)
	if err := l.Wait(); err != nil || l.Info().Count != before+1 {
		t.Errorf("then %d articles, want %d; %v", l.Info().Count, before+1, err)
	}
	if err := os.RemoveAll(f.dir); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), Options{Paths: []string{f.dir}, Cache: c, Hold: make(chan struct{})}); err == nil {
		t.Error("a folder that is gone is no error where there is a snapshot of it")
	}
}

// A folder that changed just before it was walked is in doubt, and a later walk
// takes the doubt away; what is sure already, or still in doubt, is no reason to
// write.
func TestSurer(t *testing.T) {
	now := time.Date(2026, 11, 27, 17, 0, 0, 0, time.UTC)
	changed := func(ago time.Duration) visit { return visit{"/news", aFolder, now.Add(-ago).UnixNano()} }
	for _, c := range []struct {
		name   string
		visits []visit
		before time.Duration // ago, when the folders were walked
		want   bool
	}{
		{"sure before", []visit{changed(time.Hour)}, time.Minute, false},
		{"changed as it was walked", []visit{changed(time.Hour), changed(time.Minute)}, time.Minute, true},
		{"in doubt still", []visit{changed(time.Second)}, time.Second, false},
		{"no folders", nil, time.Minute, false},
	} {
		if got := surer(c.visits, now.Add(-c.before), now); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}
