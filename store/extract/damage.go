package extract

import "strings"

// latin1Damage looks for Chinese punctuation that was stored as GB 2312 and
// read as Latin-1: £º for ：, ¡£ for 。. In UTF-8 it is the only text with the
// byte C2 or C3 twice within three bytes.
func latin1Damage(s string) bool {
	for i := 0; ; i += 2 {
		k := strings.IndexByte(s[i:], 0xc2)
		if k < 0 {
			return false
		}
		if i += k; i+3 >= len(s) {
			return false
		}
		if (s[i+1] == 0xa1 || s[i+1] == 0xa3) && (s[i+2] == 0xc2 || s[i+2] == 0xc3) {
			return true
		}
	}
}

// eatenStart returns the length of what is left of the wide spaces that indent a
// paragraph where a program could not read them: ??? On Monday …. It is 0 where
// the line is nothing else, or where a single mark may stand for a sign.
func eatenStart(s string) int {
	if s[0] != '?' {
		return 0
	}
	i, marks := 0, 0
	for i < len(s) {
		if s[i] == '?' {
			marks++
			i++
			continue
		}
		n := spaceLen(s[i:])
		if n == 0 {
			break
		}
		i += n
	}
	if i == len(s) || marks < 2 {
		return 0
	}
	if r, _ := decode(s[i:]); !isHan(r) && !isWordByte(s[i]) && r < 0x2000 {
		return 0
	}
	return i
}

// repairLatin1 puts such punctuation right: two characters of Latin-1, the two
// bytes that GB 2312 has for one. Rows 1 and 3 of its table are meant.
func repairLatin1(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		// Latin-1 characters from U+00A1 on take two bytes: C2 or C3, and one more.
		if i+3 < len(s) && s[i] == 0xc2 && (s[i+1] == 0xa1 || s[i+1] == 0xa3) && (s[i+2] == 0xc2 || s[i+2] == 0xc3) {
			low := s[i+3]
			if s[i+2] == 0xc3 {
				low += 0x40
			}
			if r := gbPunct(s[i+1], low); r != 0 {
				b.WriteRune(r)
				i += 4
				continue
			}
		}
		b.WriteByte(s[i])
		i++
	}
	return b.String()
}

// gbPunct returns the character of row 1 (0xa1) or row 3 (0xa3) of GB 2312 with
// this second byte, 0 where it is no punctuation that pages use.
func gbPunct(row, low byte) rune {
	if row == 0xa3 && low >= 0xa1 && low <= 0xfe {
		return rune(low-0xa1) + '！'
	}
	if low == 0xfa {
		return '→'
	}
	const first = "　、。·ˉˇ¨〃々—～‖…‘’“”〔〕〈〉《》「」『』〖〗【】"
	at := 0
	for _, r := range first {
		if at == int(low)-0xa1 {
			return r
		}
		at++
	}
	return 0
}
