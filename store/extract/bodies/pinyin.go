package bodies

import "strings"

// finals are what may follow each initial in a syllable of pinyin, tones and
// the two dots of ü left out. The syllables are those of GB/T 16159 and its
// table; "" stands for those that begin with a vowel.
var finals = [...]struct{ initial, finals string }{
	{"zh", " a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo "},
	{"ch", " a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo "},
	{"sh", " a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo "},
	{"b", " a ai an ang ao ei en eng i ian iao ie in ing o u "},
	{"p", " a ai an ang ao ei en eng i ian iao ie in ing o ou u "},
	{"m", " a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u "},
	{"f", " a an ang ei en eng o ou u "},
	{"d", " a ai an ang ao e ei en eng i ian iao ie ing iu ong ou u uan ui un uo "},
	{"t", " a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo "},
	{"n", " a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan uo v ue "},
	{"l", " a ai an ang ao e ei eng i ia ian iang iao ie in ing iu ong ou u uan un uo v ue "},
	{"g", " a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo "},
	{"k", " a ai an ang ao e en eng ong ou u ua uai uan uang ui un uo "},
	{"h", " a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo "},
	{"j", " i ia ian iang iao ie in ing iong iu u uan ue un "},
	{"q", " i ia ian iang iao ie in ing iong iu u uan ue un "},
	{"x", " i ia ian iang iao ie in ing iong iu u uan ue un "},
	{"r", " an ang ao e en eng i ong ou u uan ui un uo "},
	{"z", " a ai an ang ao e ei en eng i ong ou u uan ui un uo "},
	{"c", " a ai an ang ao e en eng i ong ou u uan ui un uo "},
	{"s", " a ai an ang ao e en eng i ong ou u uan ui un uo "},
	{"y", " a an ang ao e i in ing ong ou u uan ue un "},
	{"w", " a ai an ang ei en eng o u "},
	{"", " a ai an ang ao e en er ou "},
}

// maxSyllable is the most letters of a syllable.
const maxSyllable = 6

// isPinyin tells whether a word can be the pinyin of two characters or more.
func isPinyin(w string) bool {
	if len(w) < 4 || len(w) > maxWord {
		return false
	}
	w = strings.ToLower(w)
	var reach [maxWord + 1]uint8 // the most syllables that lead to a letter, up to 2; 0 if none do
	for at := range len(w) {
		if at > 0 && reach[at] == 0 {
			continue
		}
		for end := at + 1; end <= min(len(w), at+maxSyllable); end++ {
			if isSyllable(w[at:end], at == 0) {
				reach[end] = max(reach[end], min(2, reach[at]+1))
			}
		}
	}
	return reach[len(w)] == 2
}

// isSyllable tells whether s is a syllable; inside a word none begins with a
// vowel.
func isSyllable(s string, first bool) bool {
	for _, f := range finals {
		if rest, ok := strings.CutPrefix(s, f.initial); ok && rest != "" && (f.initial != "" || first) {
			return strings.Contains(f.finals, " "+rest+" ")
		}
	}
	return false
}
