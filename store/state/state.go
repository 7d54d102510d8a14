// Package state keeps what one reader has typed, picked and saved: in memory
// for the keys, in an SQLite file for the next time.
//
// Nothing but Sync and Close touches the file, so that a key never waits for a
// disk. A file that cannot be opened or is damaged costs the memory of other
// times and nothing else: their errors are to be told, and reading goes on.
// Several programs may keep the same file at once.
package state

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
)

// Kind is what a line of history was typed for.
type Kind uint8

// The kinds of history.
const (
	Queries  Kind = iota // what was searched for
	Commands             // what was typed after the colon
	kinds
)

// Bounds of what is kept, of each archive.
const (
	MostHistory = 500  // lines of each Kind
	MostPicks   = 50   // picks of fuzzy find
	MostSaved   = 500  // saved searches
	LongestLine = 4096 // bytes of a line of history or a saved query; a longer one is not kept
	LongestName = 64   // characters of a saved search's name
)

// PickKind says what was picked.
type PickKind uint8

// The kinds of picks. Their numbers are in the files: never change one.
const (
	PickArticle PickKind = 1 // Key is the article's ID
	PickUnion   PickKind = 2 // Key is the body's ID
	PickSource  PickKind = 3 // Key is the source, as the archive spells it
	PickSaved   PickKind = 4 // Key is the name of a saved search
)

// Pick is something that was picked in fuzzy find.
type Pick struct {
	Kind PickKind
	Key  string
}

// Search is a saved search.
type Search struct {
	Name       string // unique in an archive; case, accents, width and script make no other name
	Query      string // as query.Query's String prints it; "" matches everything
	Sort       string // an order by its name; "" is the usual one
	Everywhere bool   // for every archive, not only the one it was saved in
}

// Errors of names and queries that cannot be kept.
var (
	ErrNoName      = errors.New("a saved search needs a name")
	ErrLongName    = errors.New("the name is too long; 64 characters at most")
	ErrLongQuery   = errors.New("the search is too long to be saved")
	ErrTooManySave = errors.New("there are 500 saved searches already; forget one first")
)

// State is what one reader has kept of one archive. It is safe for concurrent
// use.
type State struct {
	archive string

	mu      sync.Mutex // held for moments only
	now     kept
	pending []change // made since the last Sync, not yet in the file
	gone    int      // changes that have left pending, written or given up
	synced  bool

	io   sync.Mutex // held by who uses the file
	file *file      // nil: nothing is kept beyond this State
}

// New returns the State of an archive that is kept in the file of the given
// path; "" keeps it in memory alone. It opens nothing. Archive names the archive
// so that it is known again: its absolute path.
func New(path, archive string) *State {
	s := &State{archive: archive, synced: path == ""}
	if path != "" {
		s.file = &file{path: path}
	}
	return s
}

// Synced tells whether what the file holds is known: whether Sync has been
// done once, well or not.
func (s *State) Synced() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.synced
}

// History returns the lines of a kind, the newest first, each once.
func (s *State) History(k Kind) []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.now.history[k])
}

// Picks returns what was picked, the newest first, each once.
func (s *State) Picks() []Pick {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.now.picks)
}

// Saved returns the saved searches of this archive and those for every one, by
// name. Of two of one name the archive's own is among them.
func (s *State) Saved() []Search {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.now.saved)
}

// Find returns the saved search of a name.
func (s *State) Find(name string) (Search, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.now.find(name)
}

// Remember puts a line at the head of the history of its kind. Blank and
// endless lines are passed over.
func (s *State) Remember(k Kind, line string) {
	line = strings.TrimSpace(line)
	if line == "" || len(line) > LongestLine || k >= kinds {
		return
	}
	s.change(typed{k, line})
}

// Picked puts a pick at the head of the picks.
func (s *State) Picked(p Pick) {
	if p.Key == "" || len(p.Key) > LongestLine {
		return
	}
	s.change(p)
}

// Save keeps a search under its name, in the place of one that has it. The
// error is one of those above.
func (s *State) Save(q Search) error {
	q.Name = strings.Join(strings.Fields(q.Name), " ")
	_, known := s.Find(q.Name)
	switch {
	case q.Name == "":
		return ErrNoName
	case len([]rune(q.Name)) > LongestName:
		return ErrLongName
	case len(q.Query) > LongestLine:
		return ErrLongQuery
	case !known && len(s.Saved()) >= MostSaved:
		return ErrTooManySave
	}
	s.change(q)
	return nil
}

// Forget drops the saved search of a name, and tells whether there was one.
func (s *State) Forget(name string) bool {
	q, ok := s.Find(name)
	if ok {
		s.change(forgotten{q.Name})
	}
	return ok
}

// mostPending bounds what waits for a file that cannot be written now.
const mostPending = 1000

func (s *State) change(c change) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c.apply(&s.now)
	if s.file == nil {
		return
	}
	if len(s.pending) == mostPending {
		s.pending = slices.Delete(s.pending, 0, 1)
		s.gone++
	}
	s.pending = append(s.pending, c)
}

// Sync writes what is new to the file and reads what others wrote. It may wait
// for a disk, and for another program up to a few seconds. After an error
// everything is as before, in memory. A file is not made before there is
// something to write.
func (s *State) Sync(ctx context.Context) error {
	if s.file == nil {
		return nil
	}
	s.io.Lock()
	defer s.io.Unlock()
	s.mu.Lock()
	pending := slices.Clone(s.pending)
	written := s.gone + len(pending)
	s.mu.Unlock()
	read, err := s.file.sync(ctx, s.archive, pending)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.synced = true
	if err != nil {
		return err
	}
	s.pending = s.pending[max(0, written-s.gone):]
	s.gone = max(s.gone, written)
	for _, c := range s.pending {
		c.apply(&read)
	}
	s.now = read
	return nil
}

// Close writes what is not yet written and closes the file.
func (s *State) Close() error {
	if s.file == nil {
		return nil
	}
	s.mu.Lock()
	unwritten := len(s.pending)
	s.mu.Unlock()
	var err error
	if unwritten > 0 {
		err = s.Sync(context.Background())
	}
	s.io.Lock()
	defer s.io.Unlock()
	return errors.Join(err, s.file.close())
}
