package ui

import (
	"context"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"gongbao/store"
	"gongbao/store/query"
)

// today is the clock of every test.
var today = time.Date(2024, 3, 15, 12, 0, 0, 0, time.UTC)

// page is a file with an article in it.
func page(title, meta, body string) *fstest.MapFile {
	return &fstest.MapFile{Data: []byte(title + "\n" + meta + "\n\n" + body + "\n")}
}

// articlesFS is the archive most tests read: seven pages, in both languages.
// Newest first they are f, b, a, c, e, d, and g, which has no date.
var articlesFS = newCorpus(func() fs.FS {
	long := strings.Repeat("The workshop opened early and everybody came to see the new machines at work. ", 12)
	return fstest.MapFS{
		"a.txt": page("Lu'an Federation of Trade Unions opens a reading room", "2023-05-20 09:00 Source: Sample Daily", "The Lu'an Federation of Trade Unions opened a reading room on Monday. "+long),
		"b.txt": page("Huoqiu County Federation of Trade Unions trains crews", "2023-05-28 10:00 Source: Sample Daily", "The Huoqiu County Federation of Trade Unions trained twenty crews in first aid. "+long+"\n\nA second paragraph about lanterns follows here, and it ends like a sentence."),
		"c.txt": page("Zhongmou County Federation of Trade Unions and the garlic harvest", "2022-06-11 08:30 Source: Sample Net", "The Zhongmou County Federation of Trade Unions put up ninety parasols in the fields. "+long),
		"d.txt": page("嘉兴市总工会组建职工合唱团", "2021-03-27 11:20 来源：样例日报", "嘉兴市总工会组建的职工合唱团上周末完成了第一次合练，指挥把声部表贴在门口，大家各自找到了自己的位置，唱了整整一个下午。"),
		"e.txt": page("Jiaxing Federation of Trade Unions pays for lanterns", "2021-09-01 12:00 Source: Sample Net", "The Jiaxing Federation of Trade Unions paid for three hundred lanterns. "+long),
		"f.txt": page("The All-China Federation of Trade Unions publishes a guide", "2024-03-10 07:00 Source: Sample Bulletin\nOriginal link: https://example.org/heat/guide.html", "The All-China Federation of Trade Unions published a guide on working in the heat. "+long),
		"g.txt": page("Notes without a date", "Source: Sample Net", "Nobody wrote down when this happened, and so nobody will ever be able to say it for certain. "+long),
	}
})

// moreFS is articlesFS with one article more, the newest.
var moreFS = newCorpus(func() fs.FS {
	files := fstest.MapFS{"h.txt": page("Zhengzhou Federation of Trade Unions counts bicycles", "2024-03-12 07:00 Source: Sample Net", "The Zhengzhou Federation of Trade Unions counted bicycles at eleven gates.")}
	for name, f := range articlesFS.files().(fstest.MapFS) {
		files[name] = f
	}
	return files
})

// sampleFS is the sample archive, as it is built into gongbao.
var sampleFS = newCorpus(func() fs.FS { return os.DirFS("../testdata/sample") })

// manyFS is an archive of 600 articles, for lists longer than what is at hand.
var manyFS = newCorpus(func() fs.FS {
	files := fstest.MapFS{}
	for i := range 600 {
		date := time.Date(2020, 1, 1, 9, 0, 0, 0, time.UTC).AddDate(0, 0, -i)
		files[fmt.Sprintf("%04d.txt", i)] = page(fmt.Sprintf("Article number %d of the long list", i), date.Format("2006-01-02 15:04")+" Source: Sample Daily", "Nothing much is said in this article, and it says so in one calm sentence.")
	}
	return files
})

// corpus is an archive that many tests read. It is loaded once: a Live is for
// any number of sessions.
type corpus struct {
	files func() fs.FS
	load  func() (*store.Live, error)
}

func newCorpus(files func() fs.FS) *corpus {
	return &corpus{files, sync.OnceValues(func() (*store.Live, error) {
		live, err := store.Open(context.Background(), store.Options{FS: files(), Name: "archive"})
		if err != nil {
			return nil, err
		}
		if err := live.Wait(); err != nil {
			return nil, err
		}
		return live, readAll(live)
	})}
}

// readAll reads every article once. What unpacks them is made at the first, and
// made within a test's bubble it could not be used in another's.
func readAll(live *store.Live) error {
	ctx := context.Background()
	r, err := live.Search(ctx, store.View{Now: today}, query.Query{}, store.Newest)
	if err != nil {
		return err
	}
	hits, err := r.Window(ctx, 0, r.Total)
	for _, h := range hits {
		if err == nil {
			_, err = live.Article(ctx, h.ID)
		}
	}
	return err
}

func (c *corpus) live(t *testing.T) *store.Live {
	t.Helper()
	live, err := c.load()
	if err != nil {
		t.Fatal(err)
	}
	return live
}

// settled is an archive that changes only when a test says so. It counts who
// waits for a change, so that a test knows when everything else is done.
type settled struct {
	*store.Live
	waits   atomic.Int64
	changed chan struct{}
	over    chan struct{}               // closed at the end of the test
	info    func(store.Info) store.Info // what Info says instead, nil for the truth
	problem func() []store.Problem      // problems instead of the archive's, nil for the truth
	slow    time.Duration               // how long to find all rows of a query takes
	first   time.Duration               // how long the first of them take
	fails   error                       // of all rows, after that
	given   atomic.Int64                // searches that ended before that

	unindexed bool // queries of words alone are answered as if some texts were not indexed
}

func (a *settled) Search(ctx context.Context, v store.View, q query.Query, by store.Sort) (store.Results, error) {
	long := a.slow
	if v.First > 0 {
		long = a.first
	}
	if !q.Empty() && long > 0 {
		select {
		case <-ctx.Done():
			a.given.Add(1)
		case <-time.After(long):
		}
	}
	if !q.Empty() && v.First == 0 && a.fails != nil {
		return store.Results{}, a.fails
	}
	r, err := a.Live.Search(ctx, v, q, by)
	r.Unindexed = r.Unindexed || a.lacks(q)
	return r, err
}

func (a *settled) Facets(ctx context.Context, v store.View, q query.Query) (store.Facets, error) {
	f, err := a.Live.Facets(ctx, v, q)
	f.Unindexed = a.lacks(q)
	return f, err
}

// lacks tells whether a query is answered as if some texts were not indexed.
func (a *settled) lacks(q query.Query) bool {
	return a.unindexed && !q.Empty() && !strings.Contains(q.String(), ":")
}

func (a *settled) Changed() <-chan struct{} {
	a.waits.Add(1)
	return a.changed
}

func (a *settled) Info() store.Info {
	if a.info != nil {
		return a.info(a.Live.Info())
	}
	return a.Live.Info()
}

func (a *settled) Problems(ctx context.Context, offset, n int) ([]store.Problem, error) {
	if a.problem != nil {
		return a.problem(), nil
	}
	return a.Live.Problems(ctx, offset, n)
}

// answer is the message that a command came to.
type answer struct {
	n   int // the command, in the order they were started
	msg tea.Msg
}

// driver runs a Model as Bubble Tea would, until nothing is left to do: tests
// wait for idle, never for time. It lives in a synctest bubble, where the
// clock stands still while anything runs.
type driver struct {
	t       *testing.T
	m       *Model
	archive *settled
	answers chan answer
	ready   []answer // came to, not yet taken
	started int
	running int64      // commands not yet answered, those that wait for a change too
	order   *rand.Rand // picks among answers that are there; nil takes the command begun first
	effects []string   // messages for Bubble Tea itself
	quit    bool
	check   func(tea.View) // looks at every frame; nil for nobody
	blind   bool           // frames are not drawn
}

// drive runs a test of the model over an archive, on a screen of w by h cells.
func drive(t *testing.T, w, h int, files *corpus, test func(d *driver)) {
	t.Helper()
	driveLive(t, w, h, files.live(t), nil, test)
}

// driveLive is drive over a loaded archive, with a change to what begins.
func driveLive(t *testing.T, w, h int, live *store.Live, prepare func(*Options, *settled), test func(d *driver)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		a := &settled{Live: live, changed: make(chan struct{}), over: make(chan struct{})}
		t.Cleanup(func() {
			close(a.over)
			close(a.changed)
		})
		d := &driver{t: t, archive: a, answers: make(chan answer, 4096)}
		o := Options{Archive: a, Now: func() time.Time { return today }, Local: true}
		if prepare != nil {
			prepare(&o, a)
		}
		d.m = New(o)
		d.start(d.m.Init())
		d.send(tea.WindowSizeMsg{Width: w, Height: h})
		test(d)
	})
}

func (d *driver) start(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	d.started++
	d.running++
	n := d.started
	go func() {
		msg := cmd()
		select {
		case d.answers <- answer{n, msg}:
		case <-d.archive.over:
		}
	}()
}

// give hands the model a message and does nothing about what it asks for yet.
func (d *driver) give(msg tea.Msg) {
	d.start(d.m.Update(msg))
	d.look()
}

// look draws a frame, as Bubble Tea does after every message.
func (d *driver) look() {
	if d.blind {
		return
	}
	v := d.m.View()
	if d.check != nil {
		d.check(v)
	}
}

// collect takes in what has been answered so far.
func (d *driver) collect() {
	synctest.Wait()
	for {
		select {
		case a := <-d.answers:
			d.running--
			d.ready = append(d.ready, a)
			continue
		default:
		}
		break
	}
	slices.SortFunc(d.ready, func(a, b answer) int { return a.n - b.n })
}

// step hands the model one answer, if there is one now.
func (d *driver) step() bool {
	d.collect()
	if len(d.ready) == 0 {
		return false
	}
	i := 0
	if d.order != nil {
		i = d.order.IntN(len(d.ready))
	}
	msg := d.ready[i].msg
	d.ready = slices.Delete(d.ready, i, i+1)
	d.take(msg)
	return true
}

// settle runs until the model is idle.
func (d *driver) settle() {
	d.t.Helper()
	for still := 0; still < 100; {
		if d.step() {
			still = 0
			continue
		}
		if d.running <= d.archive.waits.Load() {
			return
		}
		time.Sleep(time.Second) // in the bubble: what waits for the clock goes on
		still++
	}
	d.t.Fatal("the model does not come to rest")
}

// send gives the model messages all at once and waits until it is idle again.
func (d *driver) send(msgs ...tea.Msg) {
	d.t.Helper()
	for _, msg := range msgs {
		d.give(msg)
	}
	d.settle()
}

func (d *driver) take(msg tea.Msg) {
	switch msg := msg.(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range msg {
			d.start(c)
		}
	case tea.QuitMsg:
		d.quit = true
	default:
		if name := fmt.Sprintf("%T", msg); strings.HasPrefix(name, "tea.") {
			d.effects = append(d.effects, fmt.Sprintf("%s %v", name, msg))
		}
		d.give(msg)
	}
}

// reload puts other files in the place of the archive's.
func (d *driver) reload(live *store.Live) {
	d.t.Helper()
	old := d.archive.changed
	d.archive.Live, d.archive.changed = live, make(chan struct{})
	d.archive.waits.Store(0)
	close(old)
	d.settle()
}

// keys types keys by name, each when the one before it is done with.
func (d *driver) keys(names ...string) {
	d.t.Helper()
	for _, n := range names {
		d.send(press(n))
	}
}

// ahead types keys by name all at once, before anything is answered.
func (d *driver) ahead(names ...string) {
	d.t.Helper()
	for _, n := range names {
		d.give(press(n))
	}
	d.settle()
}

// resize changes the screen's size.
func (d *driver) resize(w, h int) {
	d.t.Helper()
	d.send(tea.WindowSizeMsg{Width: w, Height: h})
}

// typed types a text, a key a character.
func typed(s string) []string { return strings.Split(s, "") }

// script splits a line into keys by name: words are names where there is such
// a name or where they are one character, else they are typed.
func script(line string) []string {
	var out []string
	for _, word := range strings.Fields(line) {
		_, isName := named[word]
		if isName || strings.HasPrefix(word, "ctrl+") || strings.HasPrefix(word, "shift+") || strings.HasPrefix(word, "alt+") {
			out = append(out, word)
		} else {
			out = append(out, typed(word)...)
		}
	}
	return out
}

var named = map[string]rune{
	"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "up": tea.KeyUp, "down": tea.KeyDown,
	"left": tea.KeyLeft, "right": tea.KeyRight, "backspace": tea.KeyBackspace, "pgdown": tea.KeyPgDown,
	"pgup": tea.KeyPgUp, "home": tea.KeyHome, "end": tea.KeyEnd, "space": tea.KeySpace, "f1": tea.KeyF1,
	"delete": tea.KeyDelete,
}

func press(name string) tea.KeyPressMsg {
	var mod tea.KeyMod
	if rest, ok := strings.CutPrefix(name, "ctrl+"); ok {
		name, mod = rest, tea.ModCtrl
	} else if rest, ok := strings.CutPrefix(name, "shift+"); ok {
		name, mod = rest, tea.ModShift
	} else if rest, ok := strings.CutPrefix(name, "alt+"); ok {
		name, mod = rest, tea.ModAlt
	}
	if name == " " {
		name = "space"
	}
	if code, ok := named[name]; ok {
		k := tea.KeyPressMsg{Code: code, Mod: mod}
		if name == "space" && mod == 0 {
			k.Text = " "
		}
		return k
	}
	k := tea.KeyPressMsg{Code: []rune(name)[0], Mod: mod}
	if mod == 0 {
		k.Text = name
	}
	return k
}

// screen returns the lines drawn, without styles.
func (d *driver) screen() []string {
	return strings.Split(ansi.Strip(d.m.View().Content), "\n")
}

// frame is the screen as one text.
func (d *driver) frame() string { return strings.Join(d.screen(), "\n") }

// footer is the last line.
func (d *driver) footer() string {
	lines := d.screen()
	return lines[len(lines)-1]
}

// has fails unless everything given is on the screen.
func (d *driver) has(parts ...string) {
	d.t.Helper()
	for _, p := range parts {
		if !strings.Contains(d.frame(), p) {
			d.t.Errorf("the screen lacks %q:\n%s", p, d.frame())
		}
	}
}

// lacks fails if anything given is on the screen.
func (d *driver) lacks(parts ...string) {
	d.t.Helper()
	for _, p := range parts {
		if strings.Contains(d.frame(), p) {
			d.t.Errorf("the screen has %q:\n%s", p, d.frame())
		}
	}
}

// says fails unless the footer, or the lines that a message takes, have everything
// given.
func (d *driver) says(parts ...string) {
	d.t.Helper()
	rows := d.screen()
	var said []string
	for _, row := range rows[len(rows)-max(1, len(d.m.said())):] {
		said = append(said, strings.TrimSpace(row))
	}
	message := strings.Join(said, " ")
	for _, p := range parts {
		if !strings.Contains(message, p) {
			d.t.Errorf("the footer lacks %q: %q", p, message)
		}
	}
}

// paths returns the paths of what is listed, in order.
func (d *driver) paths() []string {
	d.t.Helper()
	rows, err := d.m.results.Window(context.Background(), 0, d.m.results.Rows())
	if err != nil {
		d.t.Fatal(err)
	}
	var out []string
	for _, r := range rows {
		out = append(out, r.Path)
	}
	return out
}

// lists fails unless these files are listed, in this order: "a b" is a.txt and
// b.txt.
func (d *driver) lists(names string) {
	d.t.Helper()
	var got []string
	for _, p := range d.paths() {
		got = append(got, strings.TrimSuffix(p, ".txt"))
	}
	if s := strings.Join(got, " "); s != names {
		d.t.Errorf("listed is %q, want %q", s, names)
	}
}

// asks fails unless this is the query.
func (d *driver) asks(q string) {
	d.t.Helper()
	if got := d.m.query.String(); got != q {
		d.t.Errorf("the query is %q, want %q", got, q)
	}
}

// on fails unless this file's row is selected.
func (d *driver) on(path string) {
	d.t.Helper()
	if got := d.selected(); got != path {
		d.t.Errorf("%q is selected, want %q", got, path)
	}
}

// reads fails unless this file's article is read; "" for none.
func (d *driver) reads(path string) {
	d.t.Helper()
	if got := d.reading(); got != path {
		d.t.Errorf("%q is read, want %q", got, path)
	}
}

// selected returns the path of the selected row.
func (d *driver) selected() string {
	hit, ok := d.m.list.Selected()
	if !ok {
		return ""
	}
	return hit.Path
}

// reading returns the path of the article that has the focus, "" if none has.
func (d *driver) reading() string {
	if d.m.focus != paneArticle || d.m.detail.Article() == nil {
		return ""
	}
	return d.m.detail.Article().Path
}

// effect returns the last message to Bubble Tea whose type ends so, without
// the type; "" for none.
func (d *driver) effect(kind string) string {
	for _, e := range slices.Backward(d.effects) {
		name, rest, _ := strings.Cut(e, " ")
		if strings.HasSuffix(name, kind) {
			return rest
		}
	}
	return ""
}
