package fold

import "strings"

// Stem returns the form under which the forms of an English word meet: plural
// and singular, -ing and -ed and the plain verb, the possessive ("unions" and
// "union", "studies", "studied" and "study"). It is careful rather than
// thorough: words of other scripts, with digits, shorter than four letters and
// longer than 40 bytes stay, so that the work for a word is bounded. The word must be folded. The stem of a stem is that stem; it need not
// be a word. The rules are ours.
func Stem(word string) string {
	word = unpossessed(word)
	for len(word) > 3 && len(word) <= longestStemmed && isLetters(word) {
		next := stemOnce(word)
		if next == word {
			break
		}
		word = next
	}
	return word
}

// longestStemmed is how many bytes a word may have to lose endings, which are
// taken off one by one; no English word of the news is as long.
const longestStemmed = 40

// unpossessed drops a closing ' or 's and the apostrophes inside a word.
func unpossessed(word string) string {
	if strings.IndexByte(word, '\'') < 0 {
		return word
	}
	word = strings.TrimSuffix(strings.TrimRight(word, "'"), "'s")
	return strings.ReplaceAll(word, "'", "")
}

func isLetters(word string) bool {
	for i := 0; i < len(word); i++ {
		if word[i]-'a' >= 26 {
			return false
		}
	}
	return true
}

// stemOnce takes one ending off a word of at least four letters.
func stemOnce(w string) string {
	if to, ok := irregular(w); ok {
		return to
	}
	switch w[len(w)-1] {
	case 's':
		return singular(w)
	case 'd':
		if strings.HasSuffix(w, "ied") && len(w) > 4 {
			return w[:len(w)-3] + "y"
		}
		if base, ok := strings.CutSuffix(w, "ed"); ok {
			return verb(w, base)
		}
	case 'g':
		if base, ok := strings.CutSuffix(w, "ing"); ok {
			return verb(w, base)
		}
	case 'e':
		if base, ok := strings.CutSuffix(w, "ie"); ok {
			return base + "y"
		}
	case 'l':
		if strings.HasSuffix(w, "ll") {
			return w[:len(w)-1]
		}
	case 'n':
		for _, end := range [...]string{"women", "smen", "rkmen", "remen"} {
			if strings.HasSuffix(w, end) {
				return w[:len(w)-2] + "an"
			}
		}
	}
	return w
}

// irregular returns the form of words that the rules would get wrong. A word
// that it returns unchanged keeps its ending.
func irregular(w string) (string, bool) {
	switch w {
	case "news", "goods", "this", "thus", "always", "perhaps", "whereas", "series", "species", "corps",
		"hundred", "sacred", "kindred", "naked", "wicked",
		"during", "morning", "evening", "something", "everything", "nothing", "anything", "ceiling", "sibling",
		"beijing", "nanjing", "chongqing", "liaoning", "nanning", "xining", "jining", "yining", "anning",
		"suining", "changning", "puning", "yongning", "xinning", "wuning", "funing", "huaining", "ningling",
		"jingning", "fuling", "lanling", "maoming", "kunming", "daming", "shenming":
		return w, true
	case "children":
		return "child", true
	case "goes":
		return "go", true
	case "does":
		return "do", true
	case "crises":
		return "crisis", true
	case "buses", "focuses", "viruses", "campuses", "statuses", "bonuses", "censuses", "caucuses":
		return w[:len(w)-2], true
	case "shoes", "canoes", "caches", "aches", "headaches", "niches", "avalanches":
		return w[:len(w)-1], true
	case "policemen", "chairmen", "fishermen":
		return w[:len(w)-2] + "an", true
	}
	return "", false
}

// singular takes the plural's ending off.
func singular(w string) string {
	n := len(w)
	switch w[n-2] {
	case 's', 'u', 'i':
		return w
	case 'e':
		switch {
		case n > 4 && strings.HasSuffix(w, "ies"):
			return w[:n-3] + "y"
		case hasAny(w, "sses", "shes", "ches", "xes", "oes"):
			return w[:n-2]
		}
	}
	return w[:n-1]
}

func hasAny(w string, ends ...string) bool {
	for _, end := range ends {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// verb returns the plain verb of w, which is base with -ed or -ing: base
// itself, or with a doubled letter made one, or with the e it had.
func verb(w, base string) string {
	n := len(base)
	if n < 2 || !hasVowel(base) {
		return w
	}
	last, before := base[n-1], base[n-2]
	switch {
	case last == 'e': // speed, need, seeing
		if w[len(w)-1] == 'd' {
			return w
		}
		return base
	case last == 'j', last == 'q', last == 'x' && w[len(w)-1] == 'g' && !isXVerb(base): // Beijing, Anqing, Jiaxing
		return w
	case last == before && !isVowel(last):
		if n == 3 || strings.IndexByte("lsfz", last) >= 0 { // add, call, press
			return base
		}
		return base[:n-1]
	case dropsE(base, last, before):
		return base + "e"
	case n < 3:
		return w
	}
	return base
}

// isXVerb tells the English verbs in x from Chinese names in xing.
func isXVerb(base string) bool {
	switch base {
	case "fix", "mix", "box", "tax", "wax", "relax", "index", "annex", "coax":
		return true
	}
	return false
}

// dropsE tells whether a base that -ed or -ing was taken from lost an e to it.
func dropsE(base string, last, before byte) bool {
	switch base {
	case "unit", "invit", "excit", "cit", "writ", "recit", "ignit", "complet", "delet", "compet", "creat",
		"recreat", "rout", "conven", "interven", "adher", "interfer", "explor", "restor", "ignor", "postpon",
		"conced", "breath", "cloth", "bath":
		return true
	case "focus", "canvas", "bias", "pilot", "pivot", "develop", "envelop", "gallop", "gossip", "worship",
		"blossom", "belong", "hang", "bang", "long", "exam", "combat":
		return false
	}
	short := groups(base) == 1
	digraph := isDigraph(base)
	switch last {
	case 'c', 'v', 'u', 's', 'z':
		return true
	case 'g':
		return before != 'n' || strings.HasSuffix(base, "ang") || strings.HasSuffix(base, "eng")
	case 'l':
		if !isVowel(before) {
			return strings.IndexByte("bptdgkfcs", before) >= 0
		}
		return !digraph && (before == 'i' || before == 'u' || before == 'o')
	}
	if !isVowel(before) || digraph {
		return false
	}
	switch last {
	case 'b', 'd', 'k', 'm', 'p':
		return before != 'e'
	case 'n':
		return before == 'i' || before == 'u' || before == 'a' && short || before == 'o' && short
	case 'r':
		return before == 'a' || before == 'i' || before == 'u' || before == 'o' && short
	case 't':
		return before == 'a' || before == 'o' || before == 'u'
	}
	return false
}

// isDigraph tells whether two vowels stand before the last letter; the u of
// qu and gu, as in require and guide, is none.
func isDigraph(base string) bool {
	n := len(base)
	if n < 3 || !isVowel(base[n-2]) || !isVowel(base[n-3]) {
		return false
	}
	return n < 4 || base[n-3] != 'u' || base[n-4] != 'q' && base[n-4] != 'g'
}

func hasVowel(w string) bool { return groups(w) > 0 }

// groups counts the runs of vowels in w.
func groups(w string) int {
	n := 0
	for i := 0; i < len(w); i++ {
		if isVowel(w[i]) && (i == 0 || !isVowel(w[i-1])) {
			n++
		}
	}
	return n
}

func isVowel(c byte) bool {
	return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'
}
