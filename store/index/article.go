package index

import (
	"math"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"gongbao/model"
	"gongbao/store/reprint"
)

// Doc is one article prepared for searching: it holds its texts in normal form
// until they are indexed. Preparing is a costly part of building a segment and
// is done by the readers, many at once. A Doc is immutable.
type Doc struct {
	Article *model.Article
	Letters Letters // of the title, as printed
	Sketch  *reprint.Sketch
	File    uint64 // names the file it came from to whoever keeps track of files; 0 for nothing

	title  string // normal forms; further headlines among the blocks are blocks of it
	body   string // deck, headings, paragraphs, captions, credits
	people string // byline, editor, photographers
	source string
	when   int64 // see dateKey
	record []byte
	dict   *Dict // what it takes to read the record
	bare   bool  // see Packer.Bare
}

// NewDoc prepares an article, which must not change any more.
func NewDoc(a *model.Article) *Doc { return (*Packer)(nil).Doc(a) }

// Doc prepares an article, which must not change any more.
func (p *Packer) Doc(a *model.Article) *Doc {
	d, title := docOf(a)
	d.body = body(a)
	d.Sketch = reprint.Of(title, d.body)
	d.record, d.dict = p.pack(recordOf(a))
	return d
}

// docOf prepares all of an article but its text, and returns the normal form of
// its title.
func docOf(a *model.Article) (d *Doc, title string) {
	d = &Doc{Article: a, Letters: LettersOf(a.Title), when: dateKey(a.Published)}
	if a.Page {
		d.when = pageKey
	}
	title = normal(a.Title)
	d.title = withTitles(title, a)
	d.source = normal(a.Source)
	d.people = normal(append([]string{a.Byline, a.Editor}, a.Photographers...)...)
	return d, title
}

// TextForm returns the normal form of an article's cleaned text.
func TextForm(a *model.Article) string { return body(a) }

// withTitles returns the normal form of the title with those headlines among
// the blocks that it does not hold.
func withTitles(title string, a *model.Article) string {
	known := " " + title + " "
	for i := range a.Blocks {
		b := &a.Blocks[i]
		if b.Kind != model.Title || b.Line() == a.Title {
			continue
		}
		form := normal(b.Line())
		switch {
		case form == "" || strings.Contains(known, " "+form+" "):
		case title == "":
			title = form
		default:
			title += "\n" + form
		}
	}
	return title
}

func body(a *model.Article) string {
	room := formRooms.Get().(*[]byte)
	n := normaliser{out: (*room)[:0]}
	for b := range textBlocks(a) {
		n.text(b.Words(), '\n')
	}
	form := string(n.out)
	if cap(n.out) <= mostFormRoom {
		*room = n.out
	}
	formRooms.Put(room)
	return form
}

// formRooms are where forms are built before their size is known.
var formRooms = sync.Pool{New: func() any { return new([]byte) }}

// mostFormRoom is the most bytes that a room keeps.
const mostFormRoom = 1 << 18

// hasDeck tells whether the deck is one of the blocks; front matter can give
// one that is not.
func hasDeck(a *model.Article) bool {
	if a.Deck == "" {
		return true
	}
	for _, b := range a.Blocks {
		if b.Kind == model.Deck && b.Line() == a.Deck {
			return true
		}
	}
	return false
}

// undated is the dateKey of no date, pageKey that of a page that is no article.
const (
	pageKey = math.MinInt64
	undated = math.MinInt64 + 1
)

// precisionBits are those of a dateKey that hold the precision.
const precisionBits = 3

// dateKey orders dates as model.Date.Compare does.
func dateKey(d model.Date) int64 {
	if d.IsZero() {
		return undated
	}
	return d.Time.Unix()<<precisionBits | int64(d.Precision)
}

// Letters is a set of the letters of a text, coarse but sure: what lacks one
// of a pattern's letters cannot match the pattern.
type Letters uint64

// LettersOf returns the letters of s without regard to case.
func LettersOf(s string) Letters {
	var set Letters
	for _, r := range s {
		set |= 1 << letterBit(r)
	}
	return set
}

// Has tells whether every letter of sub is in set.
func (set Letters) Has(sub Letters) bool { return sub&^set == 0 }

// letterBit folds as the matcher of fuzzy find does: by Unicode's simple case
// folding, of which the least character stands for all that are equal.
func letterBit(r rune) uint {
	switch {
	case r < utf8.RuneSelf:
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return uint(r) % 64
	case hanFirst <= r && r < hanEnd: // no Han character has another case
		return uint(r) % 64
	}
	least := r
	for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
		least = min(least, f)
	}
	if least < utf8.RuneSelf {
		return letterBit(least)
	}
	return uint(least) % 64
}

// Size returns about how many bytes the document takes until it is indexed.
func (d *Doc) Size() int {
	return 3*len(d.body) + 2*len(d.title) + 2*len(d.record) + 1024 // a bare one's record and its article are of one size
}
