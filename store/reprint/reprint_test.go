package reprint

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// news is a text in normal form, of which the tests make copies.
const news = `the county federation of trade unions moved the opening hour of its reading room forward after a survey in
which porters and drivers said that they have an hour to themselves only before the first lorries come in the room holds
twelve hundred books eight chairs and a kettle and since the change the number of readers on a weekday has risen from
eleven to forty six a retired proofreader looks after the shelves and reads letters aloud for those whose eyes are tired
the federation plans two more rooms before winter one at the bus depot and one at the garlic warehouse`

const newsZH = `县总工会把职工书屋的开门时间提前到早上五点调查中搬运工和司机说只有在头一批货车进场之前他们才有一个小时属于自己书屋里有一千二百本书八把椅子和一只水壶
提前开门以后平日的读者从十一人增加到四十六人一位退休的校对员照看书架也替眼睛累了的人念家信县总工会打算入冬前再开两间一间在公交场站一间在大蒜仓库`

// frame is what a page may have around every article.
var frame = func() string {
	var b strings.Builder
	for i := range 300 {
		fmt.Fprintf(&b, "menu%d ", i)
	}
	return b.String()
}()

// pairsOf are the pairs of copies among articles of which none is known.
func pairsOf(sketches []*Sketch, text func(uint32) string) [][2]uint32 {
	var g grouped
	return g.step(inRows(rand.New(rand.NewPCG(1, 1)), sketches), 0, uint32(len(sketches)), Together, mostHits, text)
}

// What counts as a copy of an article, and what does not.
func TestCopies(t *testing.T) {
	other := `forty delivery riders met in the hall of the district federation of trade unions with a large sheet of paper and a box of coloured pins
	red pins marked the places where batteries run empty green ones the doorways where somebody lets them charge by the end of the evening the map
	had two hundred and twelve pins and the federation will use it to place thirty cabinets before the typhoon season`
	for _, c := range []struct {
		name string
		a, b string
		want bool
	}{
		{"itself", news, news, true},
		{"a word changed", news, strings.Replace(news, "kettle", "teapot", 1), true},
		{"a lead before it", news, "our own reporter learnt today from the county that " + news, true},
		{"the last sentence cut", news, news[:strings.LastIndex(news, "the federation plans")], true},
		{"half of it", news, news[:len(news)*2/5], false},
		{"another article", news, other, false},
		{"one frame, other articles", news + " " + frame, other + " " + frame, false},
		{"one frame, one article", news + " " + frame, strings.Replace(news, "kettle", "teapot", 1) + " " + frame, true},
		{"its translation", news, newsZH, false},
		{"Chinese, some characters changed", newsZH, strings.NewReplacer("水壶", "茶壶", "念家信", "读家信").Replace(newsZH), true},
	} {
		texts := []string{c.a, c.b}
		pairs := pairsOf([]*Sketch{Of("one", c.a), Of("two", c.b)}, func(n uint32) string { return texts[n] })
		if got := len(pairs) == 1; got != c.want {
			t.Errorf("%s: copies %v, want %v (%+v)", c.name, got, c.want, Read(c.a).Compare(Read(c.b)))
		}
	}
}

// Short texts, and texts that say one thing over and over, are copies only where
// they are equal, title and all, and there is something to them.
func TestShortCopies(t *testing.T) {
	caption := "members of the union of the cotton mill at the spring outing"
	over := strings.Repeat("sentence 1 of the article says that everybody came to see the machines ", 40)
	for _, c := range []struct {
		name           string
		title, a       string
		otherTitle, b  string
		same, isCopies bool
	}{
		{"equal", "spring outing", caption, "spring outing", caption, true, true},
		{"another title", "spring outing", caption, "an outing", caption, false, false},
		{"a word changed", "spring outing", caption, "spring outing", caption + " today", false, false},
		{"nothing to it", "photo news", "loading", "photo news", "loading", false, false},
		{"no text", "the county federation of trade unions opens its eighth reading room", "", "the county federation of trade unions opens its eighth reading room", "", false, false},
		{"over and over", "one", over, "two", strings.ReplaceAll(over, "1", "2"), false, false},
		{"over and over, equal", "one", over, "one", over, true, true},
	} {
		a, b := Of(c.title, c.a), Of(c.otherTitle, c.b)
		pairs := pairsOf([]*Sketch{a, b}, func(uint32) string { t.Error(c.name + ": a short text was compared"); return "" })
		same := a.same != 0 && a.same == b.same
		if got := len(pairs) == 1; same != c.same || got != c.isCopies {
			t.Errorf("%s: the same %v, copies %v", c.name, same, got)
		}
	}
}

// Many near copies cost no more than each one's share: they are compared with a
// few of the others, and all are one group.
func TestManyCopies(t *testing.T) {
	const n = 3000
	texts := make([]string, n)
	sketches := make([]*Sketch, n)
	for i := range texts {
		texts[i] = news + fmt.Sprintf(" copy number %d of many", i)
		sketches[i] = Of("", texts[i])
	}
	read := 0
	if pairs := pairsOf(sketches, func(n uint32) string { read++; return texts[n] }); len(pairs) != n-1 {
		t.Errorf("%d pairs for one group of %d", len(pairs), n)
	}
	if read > 3*n {
		t.Errorf("%d texts were read for %d copies", read, n)
	}
}
