package index

import (
	"encoding/binary"
	"strings"
	"time"

	"gongbao/model"
	"gongbao/store/gazetteer"
)

// A record is an article in numbers and texts: Article reads it out of them, but
// for what stands in columns of its own, its title, ID, path and byline. Rows have
// how many there are, plus one, or 0 for none at all. A body of the gazetteer is
// its ID alone; others are written out.
type record struct {
	numbers []byte // varints
	texts   []string
}

// titled marks the kind of a block that begins with the title, which is left out.
const titled = 1 << 5

// recordOf returns the record of an article.
func recordOf(a *model.Article) record {
	// Of a body there are its ID, why it was found, and the IDs of those above it.
	texts := make([]string, 0, frontTexts+len(a.Photographers)+len(a.Blocks)+4*len(a.Unions))
	e := encoder{buf: make([]byte, 0, 64+2*len(a.Blocks)+16*len(a.Unions)), apart: &texts}
	e.text(a.Deck)
	e.date(a.Published)
	e.text(a.Source)
	e.texts(a.Photographers)
	e.text(a.Editor)
	e.text(a.URL)
	e.text(string(a.Lang))
	e.flag(a.Page)
	e.number(uint64(a.Parts))
	e.number(uint64(a.Unresolved))
	e.count(len(a.Blocks), a.Blocks == nil)
	for i := range a.Blocks {
		b := &a.Blocks[i]
		kind, text := uint64(b.Kind), b.Text
		if rest, ok := strings.CutPrefix(text, a.Title); ok && a.Title != "" {
			kind, text = kind|titled, rest
		}
		e.number(kind)
		e.text(text)
	}
	e.count(len(a.Unions), a.Unions == nil)
	for i := range a.Unions {
		e.mention(&a.Unions[i])
	}
	return record{e.buf, texts}
}

// size returns how many bytes the texts of the record have.
func (r record) size() (n int) {
	for _, s := range r.texts {
		n += len(s)
	}
	return n
}

// encoder appends numbers and texts to buf. Before a text stands its length; or
// all texts go to a row apart.
type encoder struct {
	buf   []byte
	apart *[]string
}

func (e *encoder) number(n uint64) { e.buf = binary.AppendUvarint(e.buf, n) }

func (e *encoder) text(s string) {
	if e.apart != nil {
		*e.apart = append(*e.apart, s)
		return
	}
	e.number(uint64(len(s)))
	e.buf = append(e.buf, s...)
}

func (e *encoder) flag(is bool) {
	b := byte(0)
	if is {
		b = 1
	}
	e.buf = append(e.buf, b)
}

func (e *encoder) count(n int, none bool) {
	if none {
		e.number(0)
		return
	}
	e.number(uint64(n) + 1)
}

func (e *encoder) texts(all []string) {
	e.count(len(all), all == nil)
	for _, s := range all {
		e.text(s)
	}
}

func (e *encoder) date(d model.Date) {
	e.buf = append(e.buf, byte(d.Precision), byte(d.From))
	e.flag(!d.Time.IsZero())
	if !d.Time.IsZero() {
		e.buf = binary.AppendVarint(e.buf, d.Time.Unix())
		e.number(uint64(d.Time.Nanosecond()))
	}
}

// How a body is written.
const (
	noUnion    = iota
	knownUnion // of the gazetteer: its ID
	wholeUnion
)

func (e *encoder) union(u *model.Union) {
	switch {
	case u == nil:
		e.number(noUnion)
	case gazetteer.Load().Union(u.ID) == u:
		e.number(knownUnion)
		e.text(u.ID)
	default:
		e.number(wholeUnion)
		e.whole(u)
	}
}

func (e *encoder) whole(u *model.Union) {
	for _, s := range [...]string{u.ID, u.Name, u.NameZH, u.Short, u.ShortZH, u.Place, u.PlaceZH, u.Parent} {
		e.text(s)
	}
	e.number(uint64(u.Level))
	e.texts(u.Aliases)
	e.texts(u.Initials)
}

func (e *encoder) unions(all []*model.Union) {
	e.count(len(all), all == nil)
	for _, u := range all {
		e.union(u)
	}
}

func (e *encoder) mention(m *model.Mention) {
	e.union(m.Union)
	e.unions(m.Within)
	e.flag(m.Primary)
	e.text(m.Why)
	e.count(len(m.Spans), m.Spans == nil)
	for _, s := range m.Spans {
		e.number(uint64(s.Block))
		e.number(uint64(s.Start))
		e.number(uint64(s.End))
	}
}

// article reads an article with this title out of its record, all but what stands
// in other columns.
func (r record) article(title string) *model.Article {
	d := decoder{s: string(r.numbers), isApart: true, apart: r.texts}
	a := d.front()
	a.Title = title
	for i := range a.Blocks {
		a.Blocks[i] = d.block(title)
	}
	if n, some := d.count(); some {
		a.Unions = make([]model.Mention, n)
	}
	for i := range a.Unions {
		d.mention(&a.Unions[i])
	}
	return a
}

// frontTexts is how many texts stand before the blocks, photographers apart.
const frontTexts = 5

// front reads what stands before the blocks, and how many there are.
func (d *decoder) front() *model.Article {
	a := &model.Article{}
	a.Deck = d.text()
	a.Published = d.date()
	a.Source = d.text()
	a.Photographers = d.texts()
	a.Editor = d.text()
	a.URL = d.text()
	a.Lang = model.Lang(d.text())
	a.Page = d.flag()
	a.Parts = int(d.number())
	a.Unresolved = int(d.number())
	if n, some := d.count(); some {
		a.Blocks = make([]model.Block, n)
	}
	return a
}

// block reads a block of an article with this title.
func (d *decoder) block(title string) model.Block {
	kind, text := d.number(), d.text()
	if kind&titled != 0 {
		text = title + text
	}
	return model.Block{Kind: model.Kind(kind &^ titled), Text: text}
}

// beginning reads the deck and the blocks of an article with this title, as far as
// they are among the texts.
func (r record) beginning(title string) *model.Article {
	d := decoder{s: string(r.numbers), isApart: true, apart: r.texts}
	a := d.front()
	a = &model.Article{Deck: a.Deck, Blocks: a.Blocks}
	for i := range a.Blocks {
		if len(d.apart) == 0 {
			a.Blocks = a.Blocks[:i]
			break
		}
		a.Blocks[i] = d.block(title)
	}
	return a
}

// upTo returns how many of the texts of a record come up to the n-th of its blocks
// that are shown clean, counted from 0. The record needs no texts.
func (r record) upTo(n int) int {
	d := decoder{s: string(r.numbers), isApart: true}
	a := d.front()
	texts := frontTexts + len(a.Photographers)
	for range a.Blocks {
		texts++
		if model.Kind(d.number() &^ titled).Clean() {
			if n--; n < 0 {
				break
			}
		}
	}
	return texts
}

// decoder reads what an encoder wrote, and nothing else: what comes from a file
// was checked before.
type decoder struct {
	s       string
	isApart bool // the texts are
	apart   []string
}

func (d *decoder) number() uint64 {
	n := uint64(0)
	for shift := uint(0); ; shift += 7 {
		b := d.s[0]
		d.s = d.s[1:]
		n |= uint64(b&0x7f) << shift
		if b < 0x80 {
			return n
		}
	}
}

func (d *decoder) text() string {
	if d.isApart {
		if len(d.apart) == 0 {
			return "" // it was not asked for
		}
		s := d.apart[0]
		d.apart = d.apart[1:]
		return s
	}
	n := d.number()
	s := d.s[:n]
	d.s = d.s[n:]
	return s
}

func (d *decoder) flag() bool {
	b := d.s[0]
	d.s = d.s[1:]
	return b != 0
}

func (d *decoder) count() (n int, some bool) {
	c := d.number()
	return int(c) - 1, c > 0
}

func (d *decoder) texts() []string {
	n, some := d.count()
	if !some {
		return nil
	}
	out := make([]string, n)
	for i := range out {
		out[i] = d.text()
	}
	return out
}

func (d *decoder) date() (out model.Date) {
	out.Precision, out.From = model.Precision(d.s[0]), model.From(d.s[1])
	d.s = d.s[2:]
	if d.flag() {
		secs := d.number() // zigzag
		at := int64(secs>>1) ^ -int64(secs&1)
		out.Time = time.Unix(at, int64(d.number())).UTC()
	}
	return out
}

func (d *decoder) union() *model.Union {
	switch d.number() {
	case noUnion:
		return nil
	case knownUnion:
		return gazetteer.Load().Union(d.text())
	}
	return d.whole()
}

func (d *decoder) whole() *model.Union {
	u := &model.Union{}
	for _, s := range [...]*string{&u.ID, &u.Name, &u.NameZH, &u.Short, &u.ShortZH, &u.Place, &u.PlaceZH, &u.Parent} {
		*s = d.text()
	}
	u.Level = model.Level(d.number())
	u.Aliases, u.Initials = d.texts(), d.texts()
	return u
}

// passWhole steps over what whole reads.
func (d *decoder) passWhole() {
	const names = 8
	for range names {
		d.text()
	}
	d.number()
	for range 2 { // aliases, initials
		n, _ := d.count()
		for range n {
			d.text()
		}
	}
}

func (d *decoder) unions() []*model.Union {
	n, some := d.count()
	if !some {
		return nil
	}
	out := make([]*model.Union, n)
	for i := range out {
		out[i] = d.union()
	}
	return out
}

func (d *decoder) mention(m *model.Mention) {
	m.Union = d.union()
	m.Within = d.unions()
	m.Primary = d.flag()
	m.Why = d.text()
	if n, some := d.count(); some {
		m.Spans = make([]model.Span, n)
	}
	for i := range m.Spans {
		m.Spans[i] = model.Span{Block: int(d.number()), Start: int(d.number()), End: int(d.number())}
	}
}
