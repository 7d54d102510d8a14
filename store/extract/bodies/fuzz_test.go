package bodies

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"gongbao/model"
	"gongbao/store/gazetteer"
)

// pieces are what hostile and damaged texts are made of.
var pieces = []string{
	"Federation of Trade Unions", "federation", " of ", ", ", " and ", "the ", "Trade Union", "Union", "General Assembly", "General Office ", "ACFTU", "All-China ",
	"Lu'an", "Lu’an", "Anhui Province", "Zhongmou County", "Municipal ", "Provincial ", "City", "District", "Company", "Co., Ltd.", "Congress of ", "in ", "'", "’s", "-", "\n", "\n\n", ".",
	"总工会", "總工會", "工会", "工會", "工(gōng)會(huì)", "(huì)", "省", "市", "县", "区", "、", "和", "等", "全总", "省总", "市总", "安徽", "安徽省", "六安市", "霍邱县", "通州区", "鼓楼", "江苏省徐州市邳州市",
	"公司", "街道", "镇", "集团", "联合", "联合会", "委员会", "第十一师", "兵团", "中国", "全国", "海员建设", "“", "”", "（", "）", "(", ")", "经开区", "高新区", "第三次代表大会", "微信公众号",
	"\xff", "\xe5\xb7", "\x00", "\u202e", "é", "ü", "🙂", "\U00020000", "，", "。", " ", "\u3000", "x", "日前", "由", "在", "于",
}

func randomText(r *rand.Rand) string {
	var b strings.Builder
	for range r.IntN(40) {
		b.WriteString(pieces[r.IntN(len(pieces))])
	}
	return b.String()
}

func mutate(r *rand.Rand, s string) string {
	b := []byte(s)
	for range 1 + r.IntN(4) {
		if len(b) == 0 {
			break
		}
		switch i := r.IntN(len(b)); r.IntN(3) {
		case 0:
			b[i] = byte(r.IntN(256))
		case 1:
			b = append(b[:i], b[i+1:]...)
		case 2:
			b = append(b[:i:i], append([]byte(pieces[r.IntN(len(pieces))]), b[i:]...)...)
		}
	}
	return string(b)
}

// TestRandom holds that spans lie in their blocks, on runes, whatever the text.
func TestRandom(t *testing.T) {
	table := gazetteer.Load()
	r := rand.New(rand.NewPCG(1, 2))
	kinds := []model.Kind{model.Paragraph, model.Title, model.Deck, model.Meta, model.Heading, model.Caption, model.Credit, model.Boilerplate}
	for range 4000 {
		a := &model.Article{Title: randomText(r), Source: randomText(r), Deck: randomText(r)}
		for range r.IntN(6) {
			text := randomText(r)
			if r.IntN(3) == 0 {
				text = mutate(r, text)
			}
			a.Blocks = append(a.Blocks, model.Block{Kind: kinds[r.IntN(len(kinds))], Text: text})
		}
		before := a.Raw()
		found := Find(table, a)
		checkMentions(t, a, found)
		acc := Explain(table, nil, a)
		if !reflect.DeepEqual(acc.Mentions, found) {
			t.Errorf("explained are %+v, found %+v", acc.Mentions, found)
		}
		for _, p := range acc.Readings {
			if p.Text == "" || p.As == "" || p.Decided == "" {
				t.Errorf("reading %+v", p)
			}
		}
		if a.Raw() != before || a.Unions != nil {
			t.Fatal("the article was changed")
		}
		if t.Failed() {
			t.Fatalf("article: %+v", a)
		}
	}
}

// TestSame holds that the same article gives the same bodies every time:
// nothing may hang on the order of a map.
func TestSame(t *testing.T) {
	table := gazetteer.Load()
	r := rand.New(rand.NewPCG(3, 4))
	for range 300 {
		a := &model.Article{Title: randomText(r), Source: randomText(r)}
		for range 3 {
			a.Blocks = append(a.Blocks, model.Block{Text: randomText(r)})
		}
		first := Find(table, a)
		for range 5 {
			if again := Find(table, a); !sameMentions(first, again) {
				t.Fatalf("%v then %v for %+v", ids(first), ids(again), a)
			}
		}
	}
}

func sameMentions(a, b []model.Mention) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i].Union.ID != b[i].Union.ID || a[i].Why != b[i].Why || len(a[i].Spans) != len(b[i].Spans) {
			return false
		}
	}
	return true
}

// TestLong holds that a long line of triggers ends, in time that grows with
// its length.
func TestLong(t *testing.T) {
	table := gazetteer.Load()
	for _, piece := range []string{"总工会", "工会", "全总", "市", "Federation of Trade Unions of ", "Union ", "and Hefei, ", "of the ", "公司工会", "由合肥市", "(huì)", "会(huì)", "Trade Union Company ", "A", "'", "镇总工会、", "，市总工会", "Lu'an, "} {
		a := &model.Article{Blocks: []model.Block{{Text: strings.Repeat(piece, 60000/len(piece))}}}
		checkMentions(t, a, Find(table, a))
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range pieces {
		f.Add(s, s, s)
	}
	f.Add("The Federation of Trade Unions of the City", "Federation of City Unions", "In Jiaxing the Municipal Federation of Trade Unions of Huoqiu County, Lu'an met.")
	f.Add("市总工会", "嘉兴市总工会", "江苏省徐州市邳州市總(zǒng)工會(huì)、芗城、龙文、龙海总工会和安徽海螺集团有限公司工会")
	table := gazetteer.Load()
	f.Fuzz(func(t *testing.T, title, source, text string) {
		a := &model.Article{Title: title, Source: source, Blocks: []model.Block{{Kind: model.Title, Text: title}, {Text: text}, {Kind: model.Boilerplate, Text: text}}}
		checkMentions(t, a, Find(table, a))
		if utf8.ValidString(text) {
			checkView(t, text)
		}
	})
}

// checkView holds that a view leads back into its text.
func checkView(t *testing.T, text string) {
	t.Helper()
	v := hanView(text)
	last := -1
	for i := range v.text {
		s, e := v.span(i, len(v.text))
		if s <= last || e != len(text) || !onRune(text, s) {
			t.Fatalf("byte %d of the view of %q leads to %d, %d", i, text, s, e)
		}
		last = s
	}
}
