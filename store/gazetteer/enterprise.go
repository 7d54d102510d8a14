package gazetteer

import (
	"crypto/sha256"
	"encoding/base32"
	"strings"

	"gongbao/model"
)

// slugLen is the length in bytes at which a slug ends, at the end of a word.
const slugLen = 40

// Enterprise returns a body that only the text knows: of an enterprise, a
// township, a development zone, a branch of industry in one region. Its ID is
// "<region>/<slug>"; see Slug. A body that has only a Chinese name gets a slug
// of 8 base32 characters of the name's hash: the same name has the same ID in
// every archive. Region is the ID of the body above, model.NationalID where no
// region is known. The caller sets what else it knows.
func Enterprise(region, name, nameZH string, level model.Level) *model.Union {
	slug := Slug(name)
	if slug == "" {
		sum := sha256.Sum256([]byte(nameZH + name))
		slug = strings.ToLower(base32.StdEncoding.EncodeToString(sum[:5]))
	}
	u := &model.Union{
		ID: region + "/" + slug, Name: name, NameZH: nameZH, Level: level, Parent: region,
		Short: cutUnionWords(name), ShortZH: cutUnionWordsZH(nameZH),
	}
	if u.Name == "" {
		u.Name = nameZH
	}
	if u.Short == "" {
		u.Short = u.ShortZH
	}
	return u
}

// Slug makes the last part of a body's ID of its English name: the words of
// Key, joined by hyphens, without the words for the body at either end and
// without a leading "the", cut at the end of a word at 40 bytes. "Hefei
// High-Tech Zone Federation of Trade Unions" is "hefei-high-tech-zone". A name
// without a Latin letter or digit has no slug.
func Slug(name string) string {
	var words []string
	n := 0
	for _, f := range strings.FieldsFunc(cutUnionWords(name), isSlugBreak) {
		w := strings.Map(keepASCII, Key(f))
		if w == "" || len(words) == 0 && w == "the" {
			continue
		}
		if n += len(w) + 1; n > slugLen+1 {
			break
		}
		words = append(words, w)
	}
	if len(words) == 0 && n > 0 { // one word longer than a slug
		return strings.Map(keepASCII, Key(name))[:slugLen]
	}
	return strings.Join(words, "-")
}

func isSlugBreak(r rune) bool {
	switch r {
	case '\'', '’', '‘', 'ʼ', '.', '`':
		return false
	}
	return r < 'A' && (r < '0' || r > '9') || r > 'Z' && r < 'a' || r > 'z' && r < 0xc0 || r >= 0x2000 && r < 0x2e80
}

func keepASCII(r rune) rune {
	if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
		return r
	}
	return -1
}

// unionWords are what stands at the end, or with "of" at the start, of the
// English name of a body of any kind; the longer before the shorter.
var unionWords = [...]string{
	"general federation of trade unions", "federation of trade unions", "federation of trade union", "trade union federation", "trade unions federation",
	"general trade union", "general labor union", "general labour union", "trade union committee", "joint trade union", "trade unions", "trade union",
	"labor union", "labour union", "workers' union", "union federation",
}

func cutUnionWords(name string) string {
	low := strings.ToLower(name)
	if len(low) != len(name) { // letters whose case changes their length: leave such a name alone
		return name
	}
	for _, w := range unionWords {
		if place, ok := strings.CutSuffix(low, w); ok && !isArticle(place) {
			return strings.TrimSpace(name[:len(place)])
		}
		if place, ok := strings.CutPrefix(strings.TrimPrefix(low, "the "), w+" of "); ok && !isArticle(place) {
			return strings.TrimSpace(name[len(name)-len(place):])
		}
	}
	return name
}

// isArticle tells whether nothing that names a body is left.
func isArticle(s string) bool {
	s = strings.TrimSpace(s)
	return s == "" || s == "the"
}

func cutUnionWordsZH(name string) string {
	for _, w := range [...]string{"总工会", "联合工会", "工会联合会", "工会委员会", "工会"} {
		if place, ok := strings.CutSuffix(name, w); ok && place != "" {
			return place
		}
	}
	return name
}
