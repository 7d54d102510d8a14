package extract

import (
	"hash/maphash"
	"slices"
	"strings"
)

// reading is what a line says by itself, on whatever page it stands: the same
// words read the same. What most lines are not asked is worked out when asked.
type reading struct {
	s        string
	n        size
	sentence bool  // it ends as running text does
	address  bool  // it is an address of the web and nothing else
	class    class // what it is wherever it stands; unsettled where the rest tells

	look // of an unsettled line

	asked         asking
	fields        meta
	hasFields     bool
	furniture     junk
	credits       bool
	photographers bool
	caption       bool
}

// asking is what has been asked of a reading.
type asking uint8

const (
	askedFields asking = 1 << iota
	askedFurniture
	askedCredit
	askedCaption
)

// first reports whether this is asked for the first time.
func (r *reading) first(a asking) bool {
	if r.asked&a != 0 {
		return false
	}
	r.asked |= a
	return true
}

// read reads a line as far as all lines are read.
func (r *reading) read(s string) {
	r.s, r.n, r.class = s, measure(s), unsettled
	r.sentence, r.address, r.asked = false, false, 0 // what is asked for is set then
	address := isAddress(s)
	switch {
	case address && isPicture(s) || isPictureMark(s):
		r.class = classJunk
		return
	case address:
		r.address, r.class = true, classMeta
		return
	}
	r.sentence = endsBrackets(s)
	if len(s) > foldMax || r.sentence && (r.n.han >= 40 || r.n.words >= 40) {
		r.class = paraClass(s, r.n)
		return
	}
	r.look = lookAt(fold(s), r.n)
}

// meta returns the fields of the line; ok is false if it has none.
func (r *reading) meta() (m meta, ok bool) {
	if r.first(askedFields) {
		r.fields, r.hasFields = readMeta(r.folded)
		f := &r.fields // who appends to them gets a copy
		f.authors, f.photos, f.editors = slices.Clip(f.authors), slices.Clip(f.photos), slices.Clip(f.editors)
	}
	return r.fields, r.hasFields
}

// junk returns what the words of furniture in the line say.
func (r *reading) junk() junk {
	if r.first(askedFurniture) {
		r.furniture = junkOf(&r.look)
	}
	return r.furniture
}

// credit is isCredit of the line.
func (r *reading) credit() (credit, photo bool) {
	if r.first(askedCredit) {
		r.credits, r.photographers = isCredit(&r.look)
	}
	return r.credits, r.photographers
}

// ofPicture is isCaption of the line.
func (r *reading) ofPicture() bool {
	if r.first(askedCaption) {
		r.caption = isCaption(&r.look)
	}
	return r.caption
}

// readings keeps the readings of lines that come again and again: menus, footers
// and labels are the same on all pages of a site. It is of a fixed size.
type readings struct {
	seed  maphash.Seed
	fresh reading          // of a line that is not kept
	once  [onceRoom]uint32 // by hash, the rest of the hash of a line that came up
	kept  [keptRoom]kept   // by hash, or at the place beside it
}

type kept struct {
	hash uint64 // of the line
	*reading
}

// Rooms are powers of two.
const (
	onceRoom = 1 << 10
	keptRoom = 1 << 9
	// keptLong bounds the lines that are kept, in bytes.
	keptLong = 320
)

func newReadings() *readings { return &readings{seed: maphash.MakeSeed()} }

// of returns the reading of a line. It is good until the next is asked for.
func (c *readings) of(s string) *reading {
	if len(s) > keptLong {
		c.fresh.read(s)
		return &c.fresh
	}
	h := maphash.String(c.seed, s)
	at := h & (keptRoom - 1)
	for _, k := range [...]uint64{at, at ^ 1} {
		if k := &c.kept[k]; k.hash == h && k.reading != nil && k.s == s {
			return k.reading
		}
	}
	seen := &c.once[h>>16&(onceRoom-1)]
	if rest := uint32(h >> 32); *seen != rest {
		*seen = rest
		c.fresh.read(s)
		return &c.fresh
	}
	if c.kept[at].reading != nil && c.kept[at^1].reading == nil {
		at ^= 1
	}
	k := &c.kept[at]
	if k.reading == nil {
		k.reading = new(reading)
	}
	k.hash = h
	k.read(strings.Clone(s))
	return k.reading
}
