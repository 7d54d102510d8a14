// Package store is the archive in memory. A Store is immutable once built, so
// any number of sessions share it; loading publishes a new one with one
// segment more.
package store

import (
	"strings"
	"time"

	"gongbao/model"
)

// Info says what an archive holds and how far it is loaded.
type Info struct {
	Name       string     // the name given, or the last element of its first path and how many more there are
	Count      int        // articles loaded so far
	First      model.Date // the oldest and newest publication dates; zero if nothing is dated
	Last       model.Date
	Undated    int    // pages among them
	Pages      int    // of Count: pages that are no article, listed last
	Reprints   int    // articles that are copies of another, which stands for them
	Problems   int    // problems met so far
	Sample     bool   // the embedded sample archive
	Generation uint64 // grows with every published Store
	Loading    Loading
	Unsaved    string // why what was read is not in the snapshot, though it should be, and what to do; "" mostly
}

// Loading is the progress of loading. The zero Loading is done or not begun; a
// load that was ended early is "stopped" and not Active, with how far it came.
type Loading struct {
	Active bool
	Phase  string // "finding files", "looking for changes", "reading", Indexing, "stopped"
	Done   int    // files finished; while Indexing articles
	Before int    // of Done: what was done when this began, by an earlier reading, say
	Total  int    // files found; 0 while not known; while Indexing articles

	Began time.Time // when the first of them was begun
	At    time.Time // when the last of Done was finished; zero for now
}

// Indexing is the phase in which all articles are listed, and the words of their
// texts are found in ever more of them. Only large archives have it.
const Indexing = "indexing"

// Left returns about how long reading will go on, and whether that can be told
// yet. What was told a while ago counts down.
func (l Loading) Left(now time.Time) (left time.Duration, ok bool) {
	at := l.At
	if at.IsZero() || at.After(now) {
		at = now
	}
	since := at.Sub(l.Began)
	done := l.Done - l.Before
	if !l.Active || l.Total == 0 || done <= 0 || l.Began.IsZero() || since < surelyAfter {
		return 0, false
	}
	left = time.Duration(float64(since) / float64(done) * float64(l.Total-l.Done))
	return max(0, left-now.Sub(at)), true
}

// surelyAfter is how long reading must have gone on to tell how fast it is.
const surelyAfter = 2 * time.Second

// View is what one reader brings to a search: the day they live in and, when
// marks exist, what they have marked. A Store never sees a reader's state.
type View struct {
	Now  time.Time // the reader's own clock, for date:30d; required
	Fold bool      // the copies of an article are one row, see Results
	// First is how many rows are wanted at once: where all of them take longer,
	// the answer has at least these and is not Exact. 0 is all.
	First int
}

// Sort is an order of results. Ties are broken newest first, then by path.
type Sort uint8

// The orders. Undated articles come last in Newest and Oldest,
// and behind them pages that are no article, which are last in every order but
// ByTitle.
const (
	Newest Sort = iota
	Oldest
	Relevance
	ByUnion
	BySource
	ByTitle
)

// Hit is one row of results.
type Hit struct {
	ID        model.ID
	Title     string
	Published model.Date
	Source    string
	Byline    string
	Union     *model.Union // the primary body, nil if none
	Named     *model.Union // a body that the query asked for and the article names, where Union is none of them; else nil
	Lang      model.Lang
	Path      string
	Snippet   string // a line of the text around the first hit, "" where no words were asked for
	Score     float64
	Page      bool // it is a page that is no article: see model.Article

	Reprints  int      // further copies of the article in the archive, whether they match or not
	ReprintOf model.ID // the copy that stands for them all; "" where that is this one, or there is none
}

// Bucket is one value of a facet and how many of the results have it.
type Bucket struct {
	Value string
	Count int
}

// Facets counts the results of a query by what they could be narrowed by.
type Facets struct {
	Total   int
	Years   []YearCount // every year from the first to the last, empty ones too
	Undated int
	Unions  []UnionRow // the tree in display order; bodies with no article at or below are left out
	NoUnion int        // articles that name no body
	Sources []Bucket   // most first, then by name; "" is no source
	Langs   []Bucket
	Levels  []Bucket // from the national one down: articles that name a body of the level; Value is its name
	People  []Bucket // reporters, editors and photographers, most first, then by name; at most MostPeople

	Unindexed bool // there may be more, see Results
}

// MostPeople is how many people Facets tell of.
const MostPeople = 200

// YearCount counts the articles of one year. The articles of a month are
// counted in Months, those dated only by the year are not; Days of a month are
// counted on demand by a narrower query.
type YearCount struct {
	Year   int
	Count  int
	Months [12]int
}

// UnionRow is one body in a tree of bodies with its counts.
type UnionRow struct {
	Union *model.Union
	Depth int // 0 at the top of the tree
	Own   int // articles that name this body
	All   int // articles that name it or a body below it, each once
}

// MatchKind says what a fuzzy match is.
type MatchKind uint8

// The kinds of matches.
const (
	MatchArticle MatchKind = iota
	MatchUnion
	MatchSource
	MatchSaved // a saved search of the reader's, see Matches.With
)

// Match is one row of fuzzy find.
type Match struct {
	Kind      MatchKind
	ID        model.ID     // of an article
	Union     *model.Union // of a union
	Published model.Date   // of an article
	Text      string       // title, name of the body (its region's, where it has one), source, or name of a saved search: what was matched
	At        []int        // byte offsets in Text of the matched characters' first bytes, ascending; none where another name of the body matched
	Count     int          // articles of a union (with all below) or a source
	Note      string       // of a saved search: its query
	Recent    bool         // it was picked lately; a Store does not know

	tier, score int // how well it matches
}

// Matches is the answer of fuzzy find: the best first, and how many there are.
type Matches struct {
	Rows  []Match
	Total int // all that match
	Of    int // all that were looked at

	Partial bool // they are what was found at once: there may be further rows, and Total is not known; see Live.Glance
}

// ProblemKind sorts problems by what they do to an archive.
type ProblemKind string

// The kinds of problems.
const (
	Unreadable ProblemKind = "unreadable" // no text, or no right to read it
	Empty      ProblemKind = "empty"
	Misdecoded ProblemKind = "misdecoded" // its charset is a guess, or letters are lost
	Repaired   ProblemKind = "repaired"   // it had been read in a wrong charset, and that was undone
	Cleaned    ProblemKind = "cleaned"    // characters were removed that could drive a terminal
	Partly     ProblemKind = "partly"     // a part of it could not be read
)

// ProblemKinds are all of them, the worst first.
func ProblemKinds() []ProblemKind {
	return []ProblemKind{Unreadable, Empty, Misdecoded, Partly, Repaired, Cleaned}
}

// Kind tells what kind of problem it is, by the words that ingest has for it.
func (p Problem) Kind() ProblemKind {
	reason := p.Reason
	if strings.HasPrefix(reason, "line ") || strings.HasPrefix(reason, "from line ") {
		if _, rest, ok := strings.Cut(reason, ": "); ok {
			reason = rest
		}
	}
	has := func(words string) bool { return strings.Contains(reason, words) }
	switch {
	case strings.HasPrefix(reason, "empty"):
		return Empty
	case p.Lost && !has("charset"):
		return Unreadable
	case has("repaired that had been read in a wrong charset"):
		return Repaired
	case has("charset"), has("which is a guess"), has("shown as \ufffd"), strings.HasPrefix(reason, "wrongly decoded"):
		return Misdecoded
	case strings.HasPrefix(reason, "removed "):
		return Cleaned
	}
	return Partly
}

// Problem is something that could not be read whole, or not at all.
type Problem struct {
	Path   string // relative to the archive; as typed if the archive itself is at fault
	Reason string // what is wrong, in a few plain words
	Hint   string // what to do about it; may be ""
	Count  int    // how often, where it can be counted (control characters removed); else 0
	Lost   bool   // nothing of the file could be read

	file uint64 // fileKey of the file that it is one of; 0 where it was met on the way to files
}
