package gazetteer

import (
	"strings"
	"unicode/utf8"
)

// Key folds a Latin name to the form ByEN is asked with: lower case, accents,
// apostrophes, hyphens, spaces, full stops, commas and ampersands dropped. "Lu'an" is "luan", "Ürümqi"
// "urumqi", "Dêqên" "deqen". So is what damage leaves of an apostrophe, as in
// "Lu?an". Characters it does not know stay as they are. A
// name that is folded already is returned without allocating.
func Key(s string) string {
	if isKey(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteByte(byte(r))
		case r >= 'A' && r <= 'Z':
			b.WriteByte(byte(r) + 'a' - 'A')
		case r < utf8.RuneSelf:
			if !dropped(r) {
				b.WriteByte(byte(r))
			}
		default:
			foldRune(&b, r)
		}
	}
	return b.String()
}

func isKey(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			return false
		}
	}
	return true
}

func dropped(r rune) bool {
	switch r {
	case '\'', '-', ' ', '`', '.', ',', '&', '\t', '?':
		return true
	}
	return false
}

// latin folds the letters with accents that spellings of Chinese, Mongolian,
// Tibetan and Uygur names are printed with, pinyin's tone marks among them.
const latin = "àaáaâaãaäaåaāaăaąaǎaçcćcčcèeéeêeëeēeĕeęeěeìiíiîiïiīiĭiǐiñnńnňnòoóoôoõoöoøoōoŏoőoǒo" +
	"ùuúuûuüuūuŭuůuűuǔuǖuǘuǚuǜuýyÿyźzżzžzšsśsğg"

func foldRune(b *strings.Builder, r rune) {
	switch {
	case r == 0xfffd || r == '？' || r == '¡' || r == '¯': // what damage leaves of an apostrophe
		return
	case r == '’' || r == '‘' || r == 'ʼ' || r == '′' || r == '´' || r == '\u00a0' || r == '\u3000':
		return
	case r >= 0x2010 && r <= 0x2015 || r == '·' || r == '・':
		return
	case r >= 0x300 && r < 0x370: // combining accents
		return
	case r >= 'Ａ' && r <= 'Ｚ':
		b.WriteByte(byte(r-'Ａ') + 'a')
		return
	case r >= 'ａ' && r <= 'ｚ':
		b.WriteByte(byte(r-'ａ') + 'a')
		return
	}
	if r < 0x250 {
		if at := strings.IndexRune(latin, lower(r)); at >= 0 {
			b.WriteByte(latin[at+utf8.RuneLen(lower(r))])
			return
		}
	}
	b.WriteRune(r)
}

// lower returns the small letter of Latin-1 and Latin Extended A and B letters
// in latin: their capitals stand 32 before or, in pairs, one before.
func lower(r rune) rune {
	switch {
	case r >= 0xc0 && r <= 0xde && r != 0xd7:
		return r + 32
	case r >= 0x100 && r <= 0x137 && r%2 == 0, r >= 0x14a && r <= 0x177 && r%2 == 0:
		return r + 1
	case r >= 0x139 && r <= 0x148 && r%2 == 1, r >= 0x179 && r <= 0x17e && r%2 == 1, r >= 0x1cd && r <= 0x1dc && r%2 == 1:
		return r + 1
	case r == 0x178:
		return 0xff
	}
	return r
}
