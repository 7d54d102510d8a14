package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"unicode"

	"github.com/mozillazg/go-pinyin"
)

// reader reads Chinese names: as pinyin, and in their customary spelling.
type reader struct {
	chars     map[rune]string     // how a character is read in names of places
	words     map[string][]string // how a whole name or part of one is read
	spellings map[string]spelling // by code, full or short name
	heirs     map[string]string   // by former code and name: a code of today
	used      map[string]bool
}

type spelling struct {
	short        string
	altEN, altZH []string
}

// newReader reads readings.tsv (a character or a name, its syllables) and
// spellings.tsv (a code or a name; the customary spelling, "" for pinyin;
// others, joined by ';'; other Chinese names) and heirs.tsv.
func newReader(dir string) (*reader, error) {
	r := &reader{map[rune]string{}, map[string][]string{}, map[string]spelling{}, map[string]string{}, map[string]bool{}}
	rows, err := readTSV(filepath.Join(dir, "readings.tsv"))
	if err != nil {
		return nil, err
	}
	for _, f := range rows {
		runes, syl := []rune(f[0]), strings.Fields(f[1])
		if len(runes) != len(syl) {
			return nil, fmt.Errorf("readings.tsv: %s has %d syllables", f[0], len(syl))
		}
		if len(runes) == 1 {
			r.chars[runes[0]] = syl[0]
		} else {
			r.words[f[0]] = syl
		}
	}
	if rows, err = readTSV(filepath.Join(dir, "spellings.tsv")); err != nil {
		return nil, err
	}
	for _, f := range rows {
		f = append(f, "", "", "")
		if _, ok := r.spellings[f[0]]; ok {
			return nil, fmt.Errorf("spellings.tsv: %s stands there twice", f[0])
		}
		r.spellings[f[0]] = spelling{f[1], list(f[2]), list(f[3])}
	}
	if rows, err = readTSV(filepath.Join(dir, "heirs.tsv")); err != nil {
		return nil, err
	}
	for _, f := range rows {
		r.heirs[f[0]+f[1]] = f[2]
	}
	return r, nil
}

// unused reports lines that nothing took: a typing error, or a name gone.
func (r *reader) unused() error {
	for key := range r.spellings {
		if !r.used[key] {
			fmt.Println("spellings.tsv: no region is", key)
		}
	}
	for key := range r.heirs {
		if !r.used[key] {
			fmt.Println("heirs.tsv: no record is", key)
		}
	}
	return nil
}

func (r *reader) spelling(keys ...string) spelling {
	for _, k := range keys {
		if s, ok := r.spellings[k]; ok {
			r.used[k] = true
			return s
		}
	}
	return spelling{}
}

var args = pinyin.NewArgs()

// syllables reads a name, with the longest known word at each place.
func (r *reader) syllables(name string) []string {
	var out []string
	runes := []rune(name)
	for i := 0; i < len(runes); {
		n := 0
		for l := min(len(runes)-i, 8); l > 1; l-- {
			if syl, ok := r.words[string(runes[i:i+l])]; ok {
				out, n = append(out, syl...), l
				break
			}
		}
		if n == 0 {
			out, n = append(out, r.char(runes[i])), 1
		}
		i += n
	}
	return out
}

func (r *reader) char(c rune) string {
	if s, ok := r.chars[c]; ok {
		return s
	}
	if s := pinyin.SinglePinyin(c, args); len(s) > 0 {
		return strings.ReplaceAll(s[0], "v", "ü")
	}
	fmt.Printf("readings.tsv: no reading of %c %U\n", c, c)
	return ""
}

// spell writes syllables as one name with the apostrophes of GB/T 16159: before
// a syllable that starts with a, e or o.
func spell(syl []string) string {
	var b strings.Builder
	for i, s := range syl {
		if i > 0 && s != "" && strings.ContainsRune("aeo", rune(s[0])) {
			b.WriteByte('\'')
		}
		b.WriteString(s)
	}
	return title(b.String())
}

func title(s string) string {
	for i, c := range s {
		return string(unicode.ToUpper(c)) + s[i+len(string(c)):]
	}
	return s
}

func initials(syl []string) string {
	var b strings.Builder
	for _, s := range syl {
		if s != "" {
			b.WriteByte(s[0])
		}
	}
	return b.String()
}

func (r *reader) pinyin(name string) string { return spell(r.syllables(name)) }
