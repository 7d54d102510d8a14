package ui

import (
	"context"
	"log/slog"
	"os"
	"runtime"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"gongbao/model"
	"gongbao/store"
	"gongbao/store/query"
	"gongbao/store/state"
	"gongbao/ui/detail"
	"gongbao/ui/filter"
	"gongbao/ui/list"
	"gongbao/ui/styles"
)

// Options say what a session reads and what it may do.
type Options struct {
	Archive Archive                                // what is read; nil where Open is yet to open it
	Open    func(context.Context) (Archive, error) // opens it, for Run, while the terminal is set up
	Note    string                                 // a few words beside the archive's name, "" for none
	Now     func() time.Time                       // the reader's clock; required
	ASCII   bool                                   // draw with ASCII characters only
	Mouse   bool                                   // begin with the mouse on
	Environ []string                               // the environment of the reader's own terminal
	Local   bool                                   // the reader sits at this machine: editor, pipe, opener and suspend make sense
	Log     *slog.Logger                           // debug log; nil for none
	State   *state.State                           // what the reader typed and saved; nil keeps it for the session
	away    *atomic.Bool                           // another program has the screen

	Ready   func()          // called once the screen can do without a processor: when it is set up, or where there are articles by then, when the first list is drawn; nil for nothing
	Pressed func()          // called as soon as there are keys to be read, before they are looked at; nil for nothing
	Rest    func()          // called whenever nothing has come for a while; nil for nothing
	Context context.Context // ends with the session; nil never does
	Keys    *os.File        // the terminal that keys come from, for the programs started from here; nil for none
}

// maySuspend tells whether ctrl+z stops the program: Windows has no such thing.
func (o *Options) maySuspend() bool { return o.Local && runtime.GOOS != "windows" }

// pane is one of the three panes a key can go to.
type pane uint8

const (
	paneList pane = iota
	paneArticle
	paneNarrow
)

// Model is the root of the screen: the one Bubble Tea model. It must be made
// with New and is used through a pointer.
type Model struct {
	opts     Options
	bindings []binding
	layout   layout
	styles   *styles.Styles
	profile  colorprofile.Profile
	dark     bool
	mouse    bool

	list    *list.Model
	detail  *detail.Model
	narrow  *filter.Narrow
	overlay over  // nil when none is open
	line    *line // the input on the last line; nil when none is open
	entered *line // the command line whose command is being run
	focus   pane

	info     store.Info
	query    query.Query
	instead  instead     // what is asked where query finds nothing
	cleared  query.Query // what c took away, for the next c
	before   []spot      // the lists that led to this one, the last one last
	after    []spot      // those that were gone back from
	sort     store.Sort
	unfolded bool // every reprint has a row of its own
	results  store.Results
	noUnion  int             // articles listed that name no body, as last counted
	listed   bool            // results of a first search are there
	stale    bool            // what is listed is of another query, and has been for a while
	short    bool            // of what is listed only the first rows could be found
	failed   string          // why the last search gave nothing, "" if it did not fail
	anchor   model.ID        // the article the reader chose last; selection returns to it
	spelling filter.Spelling // what a body is called in a query
	learnt   bool            // of all bodies of the archive
	named    uint64          // the generation it was learnt from
	drops    []drop          // what dropping each condition would give, where nothing is found

	flash  string    // said in the footer until the next key
	count  int       // digits typed before a key
	prefix string    // the first key of a two-key binding
	held   []tea.Msg // keys and pastes that wait

	search, window, open, facets, side, dropping, naming, taking fetch
	rest                                                         fetch    // all rows of a search, whose first are shown by then if that takes long
	menuing                                                      fetch    // what could be put in at the caret
	sideID                                                       model.ID // the article asked for beside the list
	openAt                                                       hitPlace
	openHit                                                      int          // atHit: the hit to begin at
	openTerms                                                    []query.Term // atHit: of these
	under                                                        over         // the concordance that the article was opened from
	openNext                                                     bool         // open the row under the cursor, once it is at hand
	touched                                                      bool         // a key was pressed: from now on the selection follows its article
	settled                                                      bool         // the archive was read whole when the list was asked for
	behind                                                       bool         // a newer generation came while a search was under way
	unchosen                                                     bool         // the cursor moved to a row that is not at hand yet
	stopped                                                      bool
	complained                                                   bool // it was said that what is typed is not kept
	unkept                                                       bool // the last round of keeping failed
	shown                                                        showing
}

// hitPlace says where in a newly opened article to begin.
type hitPlace uint8

const (
	atTop hitPlace = iota
	atFirstHit
	atLastHit
	atHit // of a concordance
)

// drop is one condition of a query that finds nothing, and what is found
// without it.
type drop struct {
	at    int // its place among the conditions
	text  string
	count int
	more  bool // there may be more than those
}

// New returns the root model over an archive.
func New(o Options) *Model {
	if o.away == nil {
		o.away = new(atomic.Bool)
	}
	if o.Context == nil {
		o.Context = context.Background()
	}
	if o.State == nil {
		o.State = state.New("", "")
	}
	m := &Model{opts: o, dark: true, mouse: o.Mouse, profile: colorprofile.TrueColor}
	m.styles = styles.New(true, o.ASCII)
	m.list = list.New(m.styles)
	m.detail = detail.New(m.styles)
	m.narrow = filter.NewNarrow(m.styles)
	m.bindings = bindings()
	m.spelling = func(u *model.Union) string { return u.ID }
	return m
}

// Init starts the first search and begins to listen for newer generations.
func (m *Model) Init() tea.Cmd {
	if m.opts.Archive.Info().Count == 0 {
		m.ready() // what there is to show is yet to be read
	}
	return tea.Batch(m.waitChanged(), m.startSearch(true), tea.RequestBackgroundColor)
}

// ready lets the archive be read.
func (m *Model) ready() {
	if ready := m.opts.Ready; ready != nil {
		m.opts.Ready = nil
		ready()
	}
}

// view is what this reader brings to a search.
func (m *Model) view() store.View { return store.View{Now: m.opts.Now()} }

// fetch guards one kind of request: the newest wins, the older is cancelled,
// and an answer of an older generation is told by its number. The zero fetch
// is ready to use.
type fetch struct {
	gen     uint64
	pending bool
	holds   bool // keys wait for the answer
	cancel  context.CancelFunc
}

// begin cancels what is under way and starts the next generation.
func (f *fetch) begin(holds bool) (context.Context, uint64) {
	f.abort()
	ctx, cancel := context.WithCancel(context.Background())
	f.gen++
	f.pending, f.holds, f.cancel = true, holds, cancel
	return ctx, f.gen
}

// finish takes an answer's generation and tells whether it is the newest.
func (f *fetch) finish(gen uint64) bool {
	if gen != f.gen || !f.pending {
		return false
	}
	f.abort()
	return true
}

// abort cancels what is under way; its answer will be dropped.
func (f *fetch) abort() {
	if f.cancel != nil {
		f.cancel()
	}
	f.pending, f.holds, f.cancel = false, false, nil
}
