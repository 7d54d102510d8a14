package ingest

import (
	"errors"
	"io"
	"strconv"
	"strings"

	"gongbao/store/ingest/charset"
)

// The sizes of a window, in bytes. The first stretch is small, so that the
// first records come soon.
const (
	firstStretch = 256 << 10
	keptWindow   = 1 << 20 // so much is kept even when it is done with
)

// window is the part of a text that is in memory, at being where it is read.
// Large files of records are read through it, so that memory does not grow with
// them; small ones are in it whole.
type window struct {
	text    string
	at      int
	from    *stretches // what is behind text; nil if there is nothing
	most    int        // bytes of text that are never exceeded to fit one record
	dropped int64      // bytes that were before text

	stretch, keep int // firstStretch and keptWindow, smaller in tests

	lines int // line ends before seen
	seen  int // how far line ends are counted
}

// line is the line of a place in the text, from 1. Places must not go back.
func (w *window) line(at int) int {
	if at > w.seen {
		w.lines += strings.Count(w.text[w.seen:at], "\n")
		w.seen = at
	}
	return w.lines + 1
}

// lineAt is line in words.
func (w *window) lineAt(at int) string { return "line " + strconv.Itoa(w.line(at)) }

// ended tells whether there is nothing behind the text.
func (w *window) ended() bool { return w.from == nil }

// grow makes the text longer and forgets what was before at, so that places
// move, at with them. It is false if there is no more, or if what is not done
// with is longer than a record may be; full tells which.
func (w *window) grow() bool {
	if w.ended() || w.full() {
		return false
	}
	more, ok := w.from.next(max(w.stretch, min(len(w.text), w.keep), len(w.text)-w.at))
	if !ok {
		w.from = nil
		return false
	}
	if w.at > 0 && len(w.text) >= w.keep {
		w.line(w.at)
		w.dropped += int64(w.at)
		w.text, w.seen, w.at = w.text[w.at:], w.seen-w.at, 0
	}
	w.text += more
	return true
}

// full tells whether what is not done with is longer than a record may be.
func (w *window) full() bool { return len(w.text)-w.at > w.most }

// whole returns the text from its beginning to its end, if so much can be held
// at once.
func (w *window) whole() (string, bool) {
	for w.dropped == 0 && !w.ended() && len(w.text) <= w.most {
		if more, ok := w.from.next(keptWindow); ok {
			w.text += more
		} else {
			w.from = nil
		}
	}
	return w.text, w.dropped == 0 && w.ended()
}

// stretches decodes and sanitises a file a stretch at a time.
type stretches struct {
	r       *reading
	it      item
	in      io.Reader
	hints   charset.Hints
	raw     []byte // read and not yet decoded
	err     error  // why there is no more; io.EOF at the end
	line    int    // lines decoded
	removed Report
	bad     int // problems of stretches
}

// notInStretches tells a text that can only be decoded whole: UTF-16 has no
// lines before it is decoded.
func notInStretches(in input) bool {
	return in.ended || charset.HasMark(in.look) && in.look[0] != 0xef || strings.IndexByte(in.look, 0) >= 0
}

// inStretches makes a window of an item whose head has been read.
func (r *reading) inStretches(it item, in input, declared string) *window {
	hints := charset.Hints{Override: r.f.charset, Declared: declared}
	if res := charset.Decode(string(in.head), hints); hints.Override == "" && res.How != charset.HowNone && res.Name != "utf-8" {
		hints.Override = res.Name // told once, by all of the head
		if res.How == charset.HowGuess {
			r.problem(guessed(it.path, res.Name))
		}
	}
	s := &stretches{r: r, it: it, in: in.reader(), hints: hints}
	return &window{from: s, most: int(min(r.max, 1<<40)), stretch: firstStretch, keep: keptWindow}
}

// next returns the next stretch, of about n bytes. It ends with a line where it
// can, else before a letter.
func (s *stretches) next(n int) (string, bool) {
	if s.err == nil {
		s.read(n)
	}
	cut := len(s.raw)
	if s.err == nil {
		cut = cutAt(s.raw)
	}
	if cut == 0 {
		s.end()
		return "", false
	}
	raw := string(s.raw[:cut])
	s.raw = append(s.raw[:0], s.raw[cut:]...)
	return s.decode(raw), true
}

// read reads n bytes more.
func (s *stretches) read(n int) {
	had := len(s.raw)
	if cap(s.raw) < had+n {
		s.raw = append(make([]byte, 0, had+n), s.raw...)
	}
	k, err := fill(s.in, s.raw[had:had+n])
	s.raw, s.err = s.raw[:had+k], err
}

// cutAt is the place behind the last line end, or else behind the last byte
// that cannot be part of a letter in any charset that is read in stretches.
func cutAt(raw []byte) int {
	for i := len(raw); i > 0; i-- {
		if raw[i-1] == '\n' {
			return i
		}
	}
	for i := len(raw); i > 0; i-- {
		if c := raw[i-1]; c >= 0x20 && c < 0x30 {
			return i
		}
	}
	return len(raw)
}

// decode decodes a stretch. What cannot be read is left out, but for its line
// ends.
func (s *stretches) decode(raw string) string {
	text, rep, problems := decodeText(raw, s.hints)
	first := s.line + 1
	for _, p := range problems {
		switch {
		case p.Lost:
			text = strings.Repeat("\n", strings.Count(raw, "\n"))
		case p.Count == 0: // said once of the whole file
			continue
		}
		s.problem(Problem{
			Path: s.it.path, Count: p.Count, Hint: p.Hint,
			Reason: "from line " + strconv.Itoa(first) + " on: " + p.Reason,
		})
	}
	s.removed.plus(rep)
	s.line += strings.Count(text, "\n")
	return text
}

// problem reports a problem, of the first stretches that have one.
func (s *stretches) problem(p Problem) {
	if s.bad++; s.bad <= maxRecordProblems {
		s.r.problem(p)
	}
}

// end says what was met in all, and why the file ends before its end.
func (s *stretches) end() {
	if more := s.bad - maxRecordProblems; more > 0 {
		s.r.problem(Problem{Path: s.it.path, Reason: "and in " + count(more, "more stretch") + " of it", Hint: "see the first ones for what is wrong", Count: more})
	}
	if n := s.removed.Removed(); n > 0 {
		s.r.problem(Problem{Path: s.it.path, Reason: s.removed.String(), Count: n})
	}
	if s.err == nil || s.err == io.EOF {
		return
	}
	if s.r.docs > 0 && !errors.Is(s.err, errBudget) {
		s.r.problem(Problem{Path: s.it.path, Reason: "breaks off: " + plain(s.err), Hint: "save or download it again; what is before stands"})
		return
	}
	s.r.fail(s.it, s.err)
}
