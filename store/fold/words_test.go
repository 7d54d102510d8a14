package fold

import (
	"strings"
	"testing"
)

func TestTokens(t *testing.T) {
	tests := []struct{ in, want string }{
		{"", ""},
		{" - ,。“”", ""},
		{"lu'an city", "luan city"},
		{"workers' daily", "workers daily"},
		{"the worker's day", "the worker day"},
		{"it's lu'an's", "it luan"},
		{"don't 'quote' o'clock", "dont quote oclock"},
		{"''a''b''", "a b"},
		{"all-china 10:30 3.5%", "all china 10 30 3 5"},
		{"2023年5月", "2023 年 5 月"},
		{"浙江省总工会", "浙 江 省 总 工 会"},
		{"acftu全总 x", "acftu 全 总 x"},
		{"カナ かな", "カ ナ か な"},
		{"иод αθηνα 한국", "иод αθηνα 한국"},
		{"a_b", "a b"},
		{"'s", "s"},
		{"𬱖x", "𬱖 x"},
		{"工'人's", "工 人 s"},
	}
	for _, test := range tests {
		var got []string
		for tok := range Tokens(test.in) {
			got = append(got, tok.Text)
			if part := test.in[tok.Start:tok.End]; !strings.Contains(strings.ReplaceAll(part, "'", ""), tok.Text) {
				t.Errorf("%q: token %q stands at %q", test.in, tok.Text, part)
			}
		}
		if s := strings.Join(got, " "); s != test.want {
			t.Errorf("Tokens(%q) = %q, want %q", test.in, s, test.want)
		}
	}
}

// Words of one line meet; the first is the stem.
var families = `
union unions union's unions'
study studies studied studying
worker workers worker's workers'
craftsman craftsmen craftsman's
woman women women's
child children
city cities
county counties county's
company companies
class classes
process processes processed processing
box boxes
house houses
case cases
use uses used using
focus focuses focused focusing
hero heroes
bus buses
fix fixes fixed fixing
add adds added adding
speed
see sees seeing
proceed proceeds proceeding
train trains trained training
build builds building buildings
meet meets meeting meetings
learn learns learned learning
plan plans planned planning
stop stops stopped stopping
occur occurs occurred occurring
control controls controlled controlling
press pressed pressing
organize organizes organized organizing
improve improves improved improving
change changes changed changing
arrange arranged arranging
manage manages managed managing
belong belongs belonged belonging
bring bringing
enable enables enabled enabling
settle settled settling
schedule scheduled scheduling
compile compiled compiling
detail details detailed detailing
travel travels traveled traveling
share shares shared sharing
appear appears appeared appearing
offer offers offered offering
explore explored exploring
monitor monitored monitoring
store stores stored storing
require requires required requiring
equip equipped equipping
ensure ensured ensuring
pour poured pouring
promote promotes promoted promoting
contribute contributes contributed contributing
shout shouted shouting
complete completes completed completing
target targets targeted targeting
visit visits visited visiting
limit limits limited limiting
unite unites united uniting
create creates created creating
treat treats treated treating
repeat repeated repeating
implement implements implemented implementing
examine examined examining
join joins joined joining
mention mentioned mentioning
postpone postponed postponing
open opens opened opening
name names named naming
aim aims aimed aiming
trade trades traded trading
load loads loaded loading
guide guides guided guiding
avoid avoided avoiding
include includes included including
explode exploded exploding
make makes making
speak speaks speaking
strike strikes striking
book books booked booking
shape shaped shaping
develop develops developed developing
group groups grouped grouping
describe described describing
carry carries carried carrying
play plays played playing
skil skill skills skilled
movy movie movies
publicize publicized publicizing
serve serves served serving
wage wages
argue argued arguing
issue issues issued issuing
news
goods
during
this
hundred
need needs needed needing
morning mornings
string strings
thing things
king kings
analysis
union
xi'an
beijing
jiaxing
anqing
xining
nanning
xiamen
tiananmen
specimen
red
bed
ing
sing
2023s
b2bs
unión
总工会
`

func TestStem(t *testing.T) {
	stems := map[string]string{}
	for line := range strings.Lines(families) {
		words := strings.Fields(line)
		for _, word := range words {
			want := strings.ReplaceAll(words[0], "'", "")
			if got := Stem(word); got != want {
				t.Errorf("Stem(%q) = %q, want %q", word, got, want)
			}
			if other, ok := stems[word]; ok && other != want {
				t.Errorf("%q is in two families", word)
			}
			stems[word] = want
		}
	}
}

// What tells words apart stays apart.
func TestStemApart(t *testing.T) {
	for _, pair := range [][2]string{
		{"news", "new"}, {"goods", "good"}, {"unit", "unite"}, {"plan", "plane"}, {"worker", "work"},
		{"organization", "organize"}, {"ming", "mine"}, {"nanning", "nan"}, {"string", "str"}, {"business", "busy"},
		{"during", "dure"}, {"hundred", "hundr"}, {"union", "unite"}, {"this", "thi"}, {"care", "car"},
	} {
		if a, b := Stem(pair[0]), Stem(pair[1]); a == b {
			t.Errorf("%q and %q both stem to %q", pair[0], pair[1], a)
		}
	}
}

// All words with a stem begin with it, but for its last letter, or two: what
// an index that looks words up by their beginning relies on.
func TestStemBegins(t *testing.T) {
	for _, word := range strings.Fields(families) {
		word = unpossessed(word)
		stem := Stem(word)
		n := len(stem)
		switch {
		case strings.HasSuffix(stem, "man"), stem == "crisis":
			n -= 2
		case n > 2 && (stem[n-1] == 'e' || stem[n-1] == 'y'):
			n--
		}
		if !strings.HasPrefix(word, stem[:n]) {
			t.Errorf("%q does not begin as its stem %q", word, stem)
		}
	}
}

// Stems are stems of themselves, for every word of up to five letters from a
// few that the rules look at.
func TestStemIdempotent(t *testing.T) {
	const letters = "aeindgslty"
	ends := []string{"", "s", "es", "ies", "ed", "ied", "ing", "ings", "ll", "men", "ie"}
	var grow func(word string, n int)
	grow = func(word string, n int) {
		for _, end := range ends {
			stem := Stem(word + end)
			if again := Stem(stem); again != stem {
				t.Errorf("Stem(%q) = %q, and of that %q", word+end, stem, again)
			}
		}
		if n > 0 {
			for i := range letters {
				grow(word+letters[i:i+1], n-1)
			}
		}
	}
	grow("", 4)
}

func BenchmarkStem(b *testing.B) {
	words := strings.Fields(families)
	b.ReportAllocs()
	for b.Loop() {
		for _, w := range words {
			Stem(w)
		}
	}
}

func BenchmarkTokens(b *testing.B) {
	s := strings.Repeat("the trade unions at all levels in lu'an study 学习贯彻精神 ", 1000)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		for range Tokens(s) {
		}
	}
}

// Words longer than any English one stay, whatever they end in.
func TestStemLong(t *testing.T) {
	for _, word := range []string{strings.Repeat("s", 100_000), strings.Repeat("ed", 100_000), strings.Repeat("a", 40) + "ings"} {
		if got := Stem(word); got != word {
			t.Errorf("%d letters become %d", len(word), len(got))
		}
	}
	if got := Stem(strings.Repeat("b", 33) + "unions"); len(got) != 38 {
		t.Errorf("39 letters become %d", len(got))
	}
}
