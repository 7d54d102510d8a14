package fold

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"
)

// pairs holds Traditional and Simplified characters in turn; see DATA.md.
//
//go:embed han.txt
var pairs string

// confused are characters that converters put for a Traditional one, and what is
// meant: 陜西 is 陝西. They count as Traditional.
const confused = "陜陕"

// alike are characters that count as one for matching only, the first folded
// to the second: forms that Simplified text keeps apart or writes otherwise.
const alike = "著着瞭了藉借祇只衹只甯宁戸户吿告靑青値值淸清郞郎汚污槪概縂总劵券"

// forms holds, a line each, a rune other than Han and what it is folded to. It
// is made by the rules in forms_test.go.
//
//go:embed forms.txt
var forms string

// Han characters of the basic plane are looked up in one array; other runes in
// pages of 256, of which few exist.
const (
	hanFirst = 0x3400
	hanEnd   = 0xa000
	pagesEnd = 0x300
)

// tables are what folding looks up. They are built once, at the first
// character beyond ASCII, and never change.
type tables struct {
	data  string                           // pairs, confused and alike
	han   [hanEnd - hanFirst]uint16        // where in data stands what a character folds to; 0 for itself
	trad  [(hanEnd - hanFirst) / 64]uint64 // a bit for each character that has a Simplified form
	rare  map[rune]uint16                  // the same for Han beyond the basic plane
	pages [pagesEnd]*[256]span             // by the upper bits of a rune
}

// span is a stretch of forms, its first byte times 256 plus its length plus 1;
// 0 is none.
type span uint32

func (s span) text() string {
	at, n := int(s>>8), int(s&0xff)-1
	return forms[at : at+n]
}

var loaded = sync.OnceValue(func() *tables {
	t := &tables{data: pairs + confused + alike, rare: make(map[rune]uint16, 512)}
	for i := 0; i < len(t.data); {
		r, n := utf8.DecodeRuneInString(t.data[i:])
		at := i + n
		_, n = utf8.DecodeRuneInString(t.data[at:])
		i = at + n
		if r < hanEnd {
			t.han[r-hanFirst] = uint16(at)
			if at < len(pairs)+len(confused) {
				t.trad[(r-hanFirst)>>6] |= 1 << ((r - hanFirst) & 63)
			}
		} else {
			t.rare[r] = uint16(at)
		}
	}
	for i := 0; i < len(forms); {
		r, n := utf8.DecodeRuneInString(forms[i:])
		end := i + strings.IndexByte(forms[i:], '\n')
		page := &t.pages[r>>8]
		if *page == nil {
			*page = new([256]span)
		}
		(*page)[r&0xff] = span((i+n)<<8 | (end - i - n + 1))
		i = end + 1
	}
	return t
})

// hanAt returns the character at byte k of the data.
func (t *tables) hanAt(k uint16) string {
	_, n := utf8.DecodeRuneInString(t.data[k:])
	return t.data[k : int(k)+n]
}

// han1 returns the Han character that r is folded to, or "" for itself.
func (t *tables) han1(r rune) string {
	if k := t.hanIndex(r); k != 0 {
		return t.hanAt(k)
	}
	return ""
}

func (t *tables) hanIndex(r rune) uint16 {
	switch {
	case hanFirst <= r && r < hanEnd:
		return t.han[r-hanFirst]
	case r >= 0x20000:
		return t.rare[r]
	}
	return 0
}

// simplified returns the Simplified form of r, or "" where it is its own.
func (t *tables) simplified(r rune) string {
	if k := t.hanIndex(r); k != 0 && int(k) < len(pairs)+len(confused) {
		return t.hanAt(k)
	}
	return ""
}

// fold returns what r, read from n bytes, is folded to, for runes outside the
// array of Han. Bytes that are not UTF-8 become U+FFFD, and the variation
// selectors of Han vanish.
func (t *tables) fold(r rune, n int) (rep string, changed bool) {
	if r >= pagesEnd<<8 {
		return "", 0xe0100 <= r && r <= 0xe01ef
	}
	if p := t.pages[r>>8]; p != nil {
		if s := p[r&0xff]; s != 0 {
			return s.text(), true
		}
	}
	if r >= 0x20000 {
		rep = t.han1(r)
		return rep, rep != ""
	}
	return "\ufffd", r == utf8.RuneError && n == 1
}
