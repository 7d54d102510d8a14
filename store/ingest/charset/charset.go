// Package charset turns the bytes of saved pages into UTF-8. It goes, in this
// order, by a byte order mark, by what the reader says, by the bytes
// themselves where they can only be one thing, by what the file declares, and
// by the statistics of the bytes. It reads UTF-8, UTF-16, GB18030 (and so GBK
// and GB2312), Big5 with the Hong Kong characters, Windows-1252, and by
// declaration every other encoding of the WHATWG Encoding Standard.
//
// Every step takes time linear in the text and gives the same answer for the
// same bytes. The detectors that are to be had for Go were weighed: the ports
// of ICU's need long texts and call 30 characters of GBK Big5 or Shift JIS;
// golang.org/x/net/html/charset reads declarations, and takes all else for
// Windows-1252.
package charset

import (
	"fmt"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
)

// How says by what a charset was told.
type How uint8

// The ways, strongest first. HowNone is a text whose charset is not known.
const (
	HowNone     How = iota
	HowMark         // a byte order mark
	HowSaid         // Hints.Override
	HowBytes        // the bytes can be nothing else
	HowDeclared     // the file says so itself
	HowGuess        // most likely by the characters that come out
)

// Hints are what is known of a text besides its bytes.
type Hints struct {
	Override string // the name that the reader gave; "" for none. Only a byte order mark is stronger.
	Declared string // the name that the file gives; "" for none
}

// Result is a decoded text.
type Result struct {
	// Text is UTF-8 where How is not HowNone, except that bytes which a UTF-8
	// text should not hold are still in it.
	Text string
	Name string // of the charset, as the WHATWG Encoding Standard has it
	How  How
	// Invalid counts the places where the bytes mean nothing in the charset.
	// They are U+FFFD in Text. It is 0 for UTF-8, whose text was not touched.
	Invalid int
}

// Known returns the WHATWG name of a charset, or an error that says what to
// use instead. "" is known: it stands for none.
func Known(name string) (string, error) {
	if name == "" {
		return "", nil
	}
	e, err := htmlindex.Get(strings.TrimSpace(name))
	if err == nil {
		if canon, err := htmlindex.Name(e); err == nil && canon != "replacement" && canon != "x-user-defined" {
			return canon, nil
		}
	}
	return "", fmt.Errorf("charset %q is not known; use gb18030, big5, utf-8, utf-16le, windows-1252 or another name of the WHATWG Encoding Standard", clip(name))
}

// Names are the names of charsets that are offered to people. Known knows more.
func Names() []string {
	return []string{
		"gb18030", "gbk", "gb2312", "big5", "big5-hkscs", "utf-8", "utf-16le", "utf-16be", "windows-1252", "iso-8859-1",
		"shift_jis", "euc-jp", "euc-kr", "windows-1250", "windows-1251", "koi8-r", "windows-1258", "macintosh",
	}
}

func clip(s string) string { return s[:min(len(s), 40)] }

// Decode decodes raw. Bytes that are UTF-8 are returned without a copy.
func Decode(raw string, h Hints) Result {
	if name, n := mark(raw); n > 0 {
		r := decode(raw[n:], name)
		r.How = HowMark
		return r
	}
	if name, err := Known(h.Override); err == nil && name != "" {
		r := decode(raw, name)
		r.How = HowSaid
		return r
	}
	if name := unmarkedUTF16(raw); name != "" {
		r := decode(raw, name)
		r.How = HowBytes
		return r
	}
	multi, bad := countUTF8(raw)
	if bad == 0 || multi > 2*bad {
		return Result{Text: raw, Name: "utf-8", How: HowBytes}
	}
	declared, err := Known(h.Declared)
	if err != nil || declared == "utf-8" {
		declared = ""
	}
	name, how := choose(raw, declared)
	if how == HowNone {
		return Result{Text: raw}
	}
	r := decode(raw, name)
	r.How = how
	return r
}

// mark returns the charset that a byte order mark tells, and its length.
func mark(s string) (string, int) {
	switch {
	case strings.HasPrefix(s, "\xef\xbb\xbf"):
		return "utf-8", 3
	case strings.HasPrefix(s, "\xfe\xff"):
		return "utf-16be", 2
	case strings.HasPrefix(s, "\xff\xfe") && !strings.HasPrefix(s, "\xff\xfe\x00\x00"): // that is UTF-32
		return "utf-16le", 2
	case strings.HasPrefix(s, "\x84\x31\x95\x33"):
		return "gb18030", 4
	}
	return "", 0
}

// HasMark tells whether s begins with a byte order mark.
func HasMark(s string) bool {
	_, n := mark(s)
	return n > 0
}

// decode decodes s from the charset of that WHATWG name.
func decode(s, name string) Result {
	r := Result{Name: name}
	switch name {
	case "utf-8":
		r.Text = s
		return r
	case "utf-16le":
		r.Text, r.Invalid = decodeUTF16(s, 1, 0)
		return r
	case "utf-16be":
		r.Text, r.Invalid = decodeUTF16(s, 0, 1)
		return r
	case "gbk": // all of it is in GB18030, and what is not is not rare
		name = "gb18030"
	}
	e, err := htmlindex.Get(name)
	if err != nil {
		return Result{Text: s}
	}
	r.Text = decodeWith(e, s)
	r.Invalid = strings.Count(r.Text, "\ufffd")
	return r
}

func decodeWith(e encoding.Encoding, s string) string {
	out, err := e.NewDecoder().String(s)
	if err != nil { // decoders replace and do not fail; this is for the day one does
		return strings.ToValidUTF8(s, "\ufffd")
	}
	return out
}
