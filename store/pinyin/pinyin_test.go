package pinyin

import (
	"math/rand/v2"
	"testing"
)

func TestFind(t *testing.T) {
	for _, c := range []struct{ typed, text, want string }{
		{"jxszgh", "嘉兴市总工会", "嘉兴市总工会"},
		{"jiaxing", "在嘉兴市", "嘉兴"},
		{"jiaxingszgh", "嘉兴市总工会", "嘉兴市总工会"},
		{"Jia'xing", "嘉兴市", "嘉兴"},
		{"jiax", "嘉兴市", "嘉兴"},
		{"xian", "西安市", "西安"},
		{"xian", "先进", ""},    // one character is too few
		{"xianj", "先进", "先进"}, // two
		{"cq", "重庆市", "重庆"},   // the first reading of two
		{"chongqing", "重庆", "重庆"},
		{"zhongqing", "重庆", "重庆"},
		{"luyou", "旅游", "旅游"},
		{"lvyou", "旅游", "旅游"},
		{"lüyou", "旅游", "旅游"},
		{"gh", "5G、工会", "工会"},
		{"gonghui", "總工會", "工會"},
		{"gh", "工、会", ""}, // not side by side
		{"hg", "工会", ""},
	} {
		p, ok := Load().Of(c.typed)
		if !ok {
			t.Errorf("%q is no pattern", c.typed)
			continue
		}
		got := ""
		if start, end := p.Find(c.text); start >= 0 {
			got = c.text[start:end]
		}
		if got != c.want {
			t.Errorf("%s in %s: %q, want %q", c.typed, c.text, got, c.want)
		}
	}
	for _, typed := range []string{"", "j", "工会", "jx2", "a.b"} {
		if _, ok := Load().Of(typed); ok {
			t.Errorf("%q is a pattern", typed)
		}
	}
}

// The readings of a run of like characters are looked through once each way;
// a long text of them must not take for ever.
func FuzzFind(f *testing.F) {
	f.Add("jxszgh", "嘉兴市总工会\xff")
	f.Add("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", "啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊")
	f.Fuzz(func(t *testing.T, typed, text string) {
		p, ok := Load().Of(typed)
		if !ok {
			return
		}
		start, end := p.Find(text)
		if start >= 0 && (end <= start || end > len(text)) {
			t.Errorf("%q in %q: %d to %d", typed, text, start, end)
		}
	})
}

// What a longer pattern stands in, all that it begins with come near; and it has
// the initials that they need.
func TestWhatALongerPatternStandsIn(t *testing.T) {
	table := Load()
	rng := rand.New(rand.NewPCG(5, 5))
	chars := []rune("嘉兴市总工会吉安西先进重庆旅游女绿昂儿哦a ")
	letters := "jiaxngszohulvwye"
	found := 0
	for range 150_000 {
		text := make([]rune, rng.IntN(8))
		var has Letters
		for i := range text {
			text[i] = chars[rng.IntN(len(chars))]
			has |= table.Initials(text[i])
		}
		typed := make([]byte, 2+rng.IntN(4))
		for i := range typed {
			typed[i] = letters[rng.IntN(len(letters))]
		}
		p, _ := table.Of(string(typed))
		if start, _ := p.Find(string(text)); start < 0 {
			continue
		}
		found++
		for n := 1; n <= len(typed); n++ {
			short, _ := table.Of(string(typed[:n]))
			if _, _, near := short.Search(string(text)); !near {
				t.Errorf("%s stands in %s; %s does not come near", typed, string(text), typed[:n])
			}
			if needs := short.Needs(); needs == 0 || needs&^has != 0 {
				t.Errorf("%s stands in %s; %s needs %b", typed, string(text), typed[:n], needs)
			}
		}
	}
	if found < 300 {
		t.Errorf("only %d patterns stood in a text", found)
	}
}

func BenchmarkFind(b *testing.B) {
	p, _ := Load().Of("jxszgh")
	for b.Loop() {
		p.Find("市总工会召开全市工会系统学习贯彻会议并部署下一步工作")
	}
}
