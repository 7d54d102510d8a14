package extract

import (
	"strings"
	"unicode/utf8"
)

// isRole tells whether the lower-case word w is an English role, and whether of
// a photographer.
func isRole(w string) (role, photo bool) {
	switch w {
	case "reporter", "reporters", "correspondent", "correspondents", "author", "authors", "writer", "journalist", "journalists", "trainee", "intern", "contributor", "text", "text:", "writers", "reported":
		return true, false
	case "photographer", "photographers", "photo", "photos", "photography", "photographed", "picture", "pictures":
		return true, true
	}
	return false, false
}

// latinPeople reads roles and names in English: Henan Workers Daily Reporter Hu
// Yi Correspondent Mu Qinghe; Sang Yu, reporter of CAMCE. With trust, words
// where a name should be are taken for one.
func latinPeople(s string, trust bool) people {
	var out people
	var run []string // capitalised words in a row
	photo, collect := false, trust
	flush := func(strict bool) {
		words := run
		run = run[:0]
		if len(words) == 0 {
			return
		}
		if names := splitPinyin(words); names != nil {
			for _, n := range names {
				out.add(n, photo)
			}
			return
		}
		if strict {
			for k := 1; k < len(words); k++ {
				if names := splitPinyin(words[k:]); names != nil {
					for _, n := range names {
						out.add(n, photo)
					}
					if org := strings.Join(words[:k], " "); out.org == "" && latinOutlet(org) {
						out.org = org
					}
					return
				}
			}
			if name := strings.Join(words, " "); latinOutlet(name) {
				if out.org == "" {
					out.org = name
				}
				return
			}
			out.rest = true
			return
		}
		for k := len(words) - 1; k >= 2; k-- {
			// Wang Luming China Daily
			names := splitPinyin(words[:k])
			if rest := strings.Join(words[k:], " "); names != nil && latinOutlet(rest) {
				for _, n := range names {
					out.add(n, photo)
				}
				if out.org == "" {
					out.org = rest
				}
				return
			}
		}
		for k := 2; k <= 3 && k < len(words); k++ {
			// Simon Little Global News
			if who := strings.Join(words[:k], " "); isAgency(strings.Join(words[k:], " ")) && !latinOutlet(who) {
				out.add(who, photo)
				if out.org == "" {
					out.org = strings.Join(words[k:], " ")
				}
				return
			}
		}
		name := strings.Join(words, " ")
		if len(out.names) > 0 && isOffice(words[len(words)-1]) {
			return // Owen Larkspur, Labor Editor
		}
		if latinOutlet(name) {
			if out.org == "" {
				out.org = name
			}
			return
		}
		if len(words) <= 4 && !(len(words) == 1 && isLogin(words[0])) {
			out.add(name, photo)
			return
		}
		out.rest = true
	}
	for i := 0; i < len(s); {
		w, sep, next := nextWord(s, i)
		i = next
		if w != "" {
			l := strings.ToLower(w)
			role, isPhoto := isRole(strings.TrimSuffix(l, "'s"))
			switch {
			case role:
				flush(!collect)
				out.role, photo, collect = true, isPhoto, true
			case l == "of" && len(run) > 0 && isOrgNoun(run[len(run)-1]):
				run = append(run, w) // Federation of Trade Unions
			case l == "of" || l == "from" || l == "for" || l == "at" || l == "in" || l == "on":
				flush(!collect)
				collect = false
			case l == "and":
				flush(!collect)
			case l == "by" || l == "special" || l == "the" || l == "our" || l == "this" || l == "newspaper" || l == "chief" || l == "staff" || l == "media" || l == "all-media" || l == "map" && out.role:
				// words that go with a role
			case len(w) > 4 && strings.IndexByte(w, '.') > 0 && isOutletWord(l):
				flush(!collect)
				if out.org == "" {
					out.org = w
				}
			case capital(w):
				run = append(run, w)
			case w[0] >= utf8.RuneSelf || isLetter(w[0]):
				flush(!collect)
				out.rest = true
			default:
				out.rest = out.rest || isDigit(w[0])
			}
		}
		if sep {
			flush(!collect)
		}
	}
	flush(!collect)
	return out
}

// isAgency knows outlets that stand behind a name with nothing between.
func isAgency(s string) bool {
	switch s {
	case "Global News", "China Daily", "Global Times", "People's Daily", "Xinhua", "Reuters", "AFP", "Associated Press", "The Associated Press", "Canadian Press", "The Canadian Press", "BBC News", "CBC News", "CTV News", "Sky News", "ABC News", "NBC News", "CBS News", "Workers' Daily", "Shanghai Daily", "Taipei Times", "Kyodo News", "Yonhap News":
		return true
	}
	return false
}

// isOffice tells whether a word ends what people are behind their name in a
// byline: Labor Editor, General Secretary.
func isOffice(w string) bool {
	switch w {
	case "Editor", "Writer", "Secretary", "President", "Director", "Officer", "Organizer", "Organiser", "Manager", "Chair", "Chairman", "Chairwoman", "Columnist", "Producer", "Professor", "Researcher", "Fellow", "Lawyer", "Desk", "Staff", "Coordinator":
		return true
	}
	return false
}

// isOrgNoun tells whether a word names a body and goes on with "of".
func isOrgNoun(w string) bool {
	switch w {
	case "Federation", "Confederation", "Council", "Committee", "Bureau", "Department", "Office", "Institute", "Union", "Academy", "University", "Ministry":
		return true
	}
	return false
}

// nextWord returns the word at i, whether a separator of names follows it, and
// where to go on.
func nextWord(s string, i int) (word string, sep bool, next int) {
	for i < len(s) && s[i] == ' ' {
		i++
	}
	b := i
	for i < len(s) && (isLetter(s[i]) || isDigit(s[i]) || s[i] == '\'' || s[i] == '-' && i > b && i+1 < len(s) && isLetter(s[i+1]) || s[i] >= utf8.RuneSelf || s[i] == '.' && (i-b == 1 || i > b && i+1 < len(s) && isLetter(s[i+1]))) {
		if s[i] >= utf8.RuneSelf {
			r, w := utf8.DecodeRuneInString(s[i:])
			if r == '、' || r == '—' || r == '□' || r == '·' || r == '•' {
				break
			}
			i += w
			continue
		}
		i++
	}
	word = s[b:i]
	for i < len(s) && !isLetter(s[i]) && !isDigit(s[i]) && s[i] != '\'' {
		r, w := utf8.DecodeRuneInString(s[i:])
		if r >= utf8.RuneSelf && r != '、' && r != '—' && r != '□' && r != '·' && r != '•' {
			break
		}
		sep = sep || r != ' ' && r != '.'
		i += w
	}
	if i == b {
		i++ // a lone apostrophe
	}
	return word, sep, i
}
