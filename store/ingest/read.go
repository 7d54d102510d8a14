package ingest

import (
	"errors"
	"io"
	"strings"
	"sync"
	"unicode/utf8"

	"gongbao/model"
)

// Read opens a file, decodes and sanitises it, and returns the documents in it
// with what went wrong. A file that cannot be read at all gives no document
// and one problem that is Lost. Read never panics, whatever the file holds.
func Read(f File) ([]model.Document, []Problem) {
	format := formatOf(f)
	raw, err := slurp(f, format)
	switch {
	case errors.Is(err, errTooLarge):
		return nil, []Problem{tooLarge(f.Path, 0, f.limit())}
	case err != nil:
		return nil, []Problem{unreadable(f.Path, err)}
	}
	text, problems := decode(f.Path, format, raw)
	if len(problems) > 0 && problems[0].Lost {
		return nil, problems
	}
	return []model.Document{{Path: f.Path, Text: text}}, problems
}

var errTooLarge = errors.New("too large")

// buffers are what files are read through.
var buffers = sync.Pool{New: func() any { return new([64 << 10]byte) }}

// slurp reads a file whole, or its head if its format is not read anyway.
func slurp(f File, format format) (string, error) {
	r, err := f.Open()
	if err != nil {
		return "", err
	}
	defer r.Close()
	limit := f.limit()
	buf := buffers.Get().(*[64 << 10]byte)
	defer buffers.Put(buf)
	var b strings.Builder
	b.Grow(int(min(max(f.Size, 0), limit)))
	for {
		n, err := r.Read(buf[:])
		b.Write(buf[:n])
		switch {
		case int64(b.Len()) > limit:
			return b.String(), errTooLarge
		case err == io.EOF, err == nil && format.ext != "" && n > 0:
			return b.String(), nil
		case err != nil:
			return "", err
		}
		if b.Len() == n && hopeless(b.String()) {
			return b.String(), nil
		}
	}
}

// hopeless tells by the head of a file that there is no use in reading on.
func hopeless(head string) bool {
	return foreign(head) != "" || !hasUTF16Mark(head) && strings.Count(head, "\x00")*10 > len(head)
}

// decode turns bytes into harmless text. The first problem is Lost if it
// could not.
func decode(path string, format format, raw string) (string, []Problem) {
	lost := func(reason, hint string) (string, []Problem) {
		return "", []Problem{{Path: path, Reason: reason, Hint: hint, Lost: true}}
	}
	if raw == "" {
		return lost("empty", "there is nothing in it; remove it or save the article again")
	}
	if what := foreign(raw); what != "" {
		return lost("not text: "+what, foreignHint)
	}
	if format.ext != "" {
		return lost("not a text file that gongbao reads yet ("+format.ext+")", "save the article as plain text (.txt) in UTF-8")
	}
	decoded, utf16ed := fromUTF16(raw)
	text, rep := Sanitise(decoded)
	switch {
	case unmarkedUTF16(decoded):
		return lost("not UTF-8 text; it looks like UTF-16 without a byte order mark", "convert it to UTF-8: iconv -f UTF-16LE -t UTF-8 (or -f UTF-16BE)")
	case isBinary(decoded, rep):
		return lost("not text: binary data", foreignHint)
	case mostlyInvalid(decoded, rep.Invalid) && chinese(raw):
		return lost("not UTF-8 text; it looks like Chinese in GB18030 or Big5", "convert it to UTF-8: iconv -f GB18030 -t UTF-8 (or -f BIG5)")
	case mostlyInvalid(decoded, rep.Invalid):
		return lost("not UTF-8 text", "convert it to UTF-8 with an editor or iconv")
	case strings.TrimSpace(text) == "":
		return lost("empty: "+blankReason(rep), "there is nothing to read in it; remove it or save the article again")
	}
	var problems []Problem
	if n := rep.Invalid; n > 0 {
		what := count(n, "byte") + " that " + isAre(n) + " not UTF-8, shown as \ufffd"
		if utf16ed {
			what = count(n, "broken UTF-16 character") + ", shown as \ufffd"
		}
		problems = append(problems, Problem{Path: path, Reason: what, Hint: "save the file again as UTF-8 if letters are missing", Count: n})
	}
	if n := rep.Removed(); n > 0 {
		problems = append(problems, Problem{Path: path, Reason: rep.String(), Count: n})
	}
	return text, problems
}

func isAre(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

func blankReason(rep Report) string {
	if rep.Removed() > 0 {
		return "nothing but characters that cannot be shown"
	}
	return "nothing but white space"
}

// mostlyInvalid tells whether so many bytes are not UTF-8 that the text must
// be in another encoding.
func mostlyInvalid(s string, invalid int) bool {
	return invalid > 4+len(s)/50 || invalid*5 > len(s)
}

// isBinary tells whether text was none to begin with.
func isBinary(s string, rep Report) bool {
	return rep.nul*10 > len(s) || rep.Controls*3 > len(s) && len(s) >= 16 ||
		rep.nul > 0 && mostlyInvalid(s, rep.Invalid)
}

// fromUTF16 decodes text that begins with a UTF-16 byte order mark and returns
// any other as it is.
func fromUTF16(s string) (string, bool) {
	switch {
	case !hasUTF16Mark(s):
		return s, false
	case s[0] == 0xff:
		return decodeUTF16(s[2:], 1, 0), true
	}
	return decodeUTF16(s[2:], 0, 1), true
}

func hasUTF16Mark(s string) bool {
	return strings.HasPrefix(s, "\xfe\xff") ||
		strings.HasPrefix(s, "\xff\xfe") && !strings.HasPrefix(s, "\xff\xfe\x00\x00") // that is UTF-32
}

// decodeUTF16 decodes pairs of bytes with the high one at hi. Half a pair and
// lone surrogates become a byte that is not UTF-8, for Sanitise to count.
func decodeUTF16(s string, hi, lo int) string {
	unit := func(i int) rune { return rune(s[i+hi])<<8 | rune(s[i+lo]) }
	var b strings.Builder
	b.Grow(len(s) + len(s)/2)
	i := 0
	for ; i+1 < len(s); i += 2 {
		r := unit(i)
		switch {
		case r >= 0xd800 && r < 0xdc00 && i+3 < len(s) && unit(i+2)&0xfc00 == 0xdc00:
			r = (r-0xd800)<<10 | (unit(i+2) - 0xdc00) + 0x10000
			i += 2
		case r >= 0xd800 && r < 0xe000:
			b.WriteByte(0xff)
			continue
		}
		b.WriteRune(r)
	}
	if i < len(s) {
		b.WriteByte(0xff)
	}
	return b.String()
}

// unmarkedUTF16 tells UTF-16 without a byte order mark by the first 4 KB: half
// of its bytes are NUL where the letters are Latin, all at odd or all at even
// places.
func unmarkedUTF16(s string) bool {
	s = s[:min(len(s), 4096)]
	var nul [2]int
	for i := 0; i < len(s); i++ {
		if s[i] == 0 {
			nul[i&1]++
		}
	}
	most := max(nul[0], nul[1])
	return most >= 4 && most*4 > len(s) && min(nul[0], nul[1])*20 < most
}

// chinese tells by the first 4 KB whether bytes that are not UTF-8 come in the
// pairs of GB18030 and Big5.
func chinese(s string) bool {
	s = s[:min(len(s), 4096)]
	pairs, odd := 0, 0
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] < utf8.RuneSelf:
		case i+1 < len(s) && s[i] >= 0x81 && s[i] <= 0xfe && s[i+1] >= 0x40 && s[i+1] != 0x7f:
			pairs++
			i++
		default:
			odd++
		}
	}
	return pairs >= 2 && pairs > 20*odd
}
