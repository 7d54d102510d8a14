package ingest

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// rootError is the error of a typed path.
func rootError(p string, err error) error {
	if p == "" {
		return errors.New("an empty path names no archive; is a variable not set?")
	}
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s: no such file or folder", displayPath(p))
	}
	return fmt.Errorf("%s: %s", displayPath(p), plain(err))
}

// plain is an error without the operation and path that the os package adds.
func plain(err error) string {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		err = pe.Err
	}
	return displayText(err.Error())
}

func unreadable(path string, err error) Problem {
	p := Problem{Path: path, Reason: "cannot be read: " + plain(err), Lost: true}
	switch {
	case errors.Is(err, fs.ErrPermission):
		p.Hint = "give yourself the right to read it (chmod u+r)"
	case errors.Is(err, fs.ErrNotExist):
		p.Hint = "it was there a moment ago; load the archive again"
	default:
		p.Hint = "see whether another program can open it"
	}
	return p
}

// tooLarge is the problem of a file above max bytes; size is 0 where only that
// much is known.
func tooLarge(path string, size, max int64) Problem {
	what := "more than " + megabytes(max) + ", which is the most that is read"
	if size > 0 {
		what = megabytes(size) + ", the most that is read is " + megabytes(max)
	}
	return Problem{Path: path, Reason: "too large: " + what, Hint: "split it into one file an article", Lost: true}
}

// megabytes prints a size, rounded up so that it never looks smaller than it is.
func megabytes(n int64) string {
	if n < 1<<20 {
		return strconv.FormatInt(n, 10) + " bytes"
	}
	return strconv.FormatInt((n+(1<<20)-1)>>20, 10) + " MB"
}

func modeName(m fs.FileMode) string {
	switch {
	case m&fs.ModeNamedPipe != 0:
		return "a named pipe"
	case m&fs.ModeSocket != 0:
		return "a socket"
	case m&fs.ModeDevice != 0:
		return "a device"
	}
	return "something special"
}

// displayPath spells out what must not reach a terminal (control characters,
// bytes that are not UTF-8, invisible characters) as \x1b or \u202e, so that
// a path stays one harmless line and different names stay different: a backslash
// in a name, which would look like the beginning of one of these, is one too.
func displayPath(p string) string { return spelt(filepath.ToSlash(p), '\\') }

// displayText is displayPath for a message.
func displayText(s string) string { return spelt(s, noRune) }

// noRune is no character.
const noRune = rune(-1)

// spelt spells out what must not reach a terminal, and one character besides.
func spelt(p string, also rune) string {
	if harmless(p, also) {
		return p
	}
	var b strings.Builder
	for i := 0; i < len(p); {
		r, n := utf8.DecodeRuneInString(p[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			fmt.Fprintf(&b, `\x%02x`, p[i])
		case pathRune(r) && r != also:
			b.WriteString(p[i : i+n])
		case r < 0x80:
			fmt.Fprintf(&b, `\x%02x`, r)
		case r < 0x10000:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			fmt.Fprintf(&b, `\U%08x`, r)
		}
		i += n
	}
	return b.String()
}

func harmless(p string, not rune) bool {
	i := 0
	for i < len(p) && p[i] >= 0x20 && p[i] < 0x7f && rune(p[i]) != not {
		i++
	}
	if i == len(p) { // of most names it takes no more
		return true
	}
	for _, r := range p {
		if !pathRune(r) || r == not {
			return false
		}
	}
	return utf8.ValidString(p)
}

func pathRune(r rune) bool {
	return r >= 0x20 && r < 0x7f || r > 0x7f && (unicode.IsGraphic(r) && classify(r) != classSelector && classify(r).kept() || unicode.Is(unicode.Co, r))
}
