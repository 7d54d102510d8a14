package ingest

import (
	"errors"
	"io"
)

// Bounds of what one packed file may become. An archive of news shrinks to a
// tenth or a thirtieth; what grows a hundredfold and more is no news.
const (
	maxUnpacked = 16 << 30  // bytes in all
	maxEntries  = 2_000_000 // files, folders and links
	maxRatio    = 200       // bytes unpacked for a byte read …
	ratioFrom   = 64 << 20  // … once there are so many
	maxDepth    = 3         // containers in containers
	maxShell    = 2         // compressions around one file
)

var errBudget = errors.New("the file unpacks to more than is read")

// budget counts what a packed file has become so far.
type budget struct {
	in      counted // bytes read of the file itself
	size    int64   // of the file, where it is read out of order
	out     int64   // bytes unpacked, in all layers
	entries int
}

// counted counts the bytes read.
type counted struct {
	r io.Reader
	n int64
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

// spent tells whether too much has come out.
func (b *budget) spent() bool {
	return b.out > maxUnpacked || b.entries > maxEntries || b.out > ratioFrom && b.out/maxRatio > max(b.in.n, b.size)
}

// unpacked is a reader of what a decompressor makes, on the budget.
type unpacked struct {
	r io.Reader
	b *budget
}

func (u *unpacked) Read(p []byte) (int, error) {
	if u.b.spent() {
		return 0, errBudget
	}
	n, err := u.r.Read(p)
	u.b.out += int64(n)
	return n, err
}

// overspent stops the unpacking and says so, once.
func (r *reading) overspent(it item) {
	if r.over {
		return
	}
	r.over = true
	why := "more than " + megabytes(maxUnpacked)
	switch {
	case r.budget.entries > maxEntries:
		why = "more than 2,000,000 entries"
	case r.budget.out <= maxUnpacked:
		why = "over 200 times its size"
	}
	r.problem(Problem{
		Path: r.f.Path, Reason: "unpacks to " + why + "; stopped at " + it.path,
		Hint: "unpack it yourself and keep the articles, if you trust it", Lost: r.docs == 0,
	})
}
