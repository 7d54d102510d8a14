package store

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"sort"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/sahilm/fuzzy"

	"gongbao/model"
	"gongbao/store/fold"
	"gongbao/store/pinyin"
	"gongbao/store/query"
)

// What follows answers queries as slowly and plainly as can be: an article at
// a time, a word at a time, with nothing prepared.

// line is a block as words, with whether white space alone stands before each.
type line []struct {
	fold.Token
	tight bool
}

func lineOf(text string) line {
	folded := fold.Text(text)
	var out line
	end := 0
	for tok := range fold.Tokens(folded) {
		gap := folded[end:tok.Start]
		out = append(out, struct {
			fold.Token
			tight bool
		}{tok, strings.TrimFunc(gap, unicode.IsSpace) == ""})
		end = tok.End
	}
	return out
}

func linesOf(a *model.Article, in query.Part) []line {
	var out []line
	add := func(text string) { out = append(out, lineOf(text)) }
	if in == query.InPeople {
		add(a.Byline)
		add(a.Editor)
		for _, p := range a.Photographers {
			add(p)
		}
		return out
	}
	if in != query.InBody {
		add(a.Title)
		for _, b := range a.Blocks {
			if b.Kind == model.Title {
				add(b.Line())
			}
		}
	}
	if in != query.InTitle {
		add(a.Deck)
		for _, b := range a.Blocks {
			if b.Kind != model.Title && b.Kind != model.Meta && b.Kind != model.Boilerplate {
				add(b.Line())
			}
		}
	}
	return out
}

func textMatches(a *model.Article, n query.Text) bool {
	want := lineOf(n.Words)
	for _, l := range linesOf(a, n.In) {
		for i := range l {
			if standsAt(l, i, want, n) {
				return true
			}
		}
	}
	return false
}

func standsAt(l line, i int, want line, n query.Text) bool {
	if i+len(want) > len(l) {
		return false
	}
	for k, w := range want {
		got := l[i+k]
		bothHan := k > 0 && w.Han && want[k-1].Han
		same := got.Text == w.Text
		switch {
		case w.Han && bothHan && w.tight && want[k-1].End == w.Start:
			same = same && got.tight
		case w.Han:
		case n.Prefix && k == len(want)-1:
			same = strings.HasPrefix(got.Text, w.Text) && !got.Han
		case n.Open && k == len(want)-1 && strings.HasPrefix(got.Text, w.Text) && !got.Han:
			same = true
		case !n.Phrase:
			same = fold.Stem(got.Text) == fold.Stem(w.Text) && !got.Han
		}
		if !same {
			return false
		}
	}
	return true
}

// isUnder tells whether a body is another or somewhere below it.
func isUnder(u *model.Union, id string) bool {
	for {
		if u.ID == id {
			return true
		}
		parent := u.Parent
		i := slices.IndexFunc(known(), func(k *model.Union) bool { return k.ID == parent })
		if i < 0 {
			return id == model.NationalID
		}
		u = known()[i]
	}
}

func namesOne(a *model.Article, fits func(*model.Union) bool) bool {
	return slices.ContainsFunc(a.Unions, func(m model.Mention) bool { return fits(m.Union) })
}

func loose(s string) string {
	var words []string
	for _, t := range lineOf(s) {
		words = append(words, t.Text)
	}
	return strings.Join(words, " ")
}

func nodeMatches(a *model.Article, n query.Node) bool {
	switch n := n.(type) {
	case nil:
		return true
	case query.And:
		for _, c := range n.Nodes {
			if !nodeMatches(a, c) {
				return false
			}
		}
		return true
	case query.Or:
		return slices.ContainsFunc(n.Nodes, func(c query.Node) bool { return nodeMatches(a, c) })
	case query.Not:
		return !nodeMatches(a, n.Node)
	case query.Text:
		return textMatches(a, n)
	case query.Field:
		return fieldMatches(a, n)
	}
	panic(n)
}

func fieldMatches(a *model.Article, f query.Field) bool {
	switch f.Name + ":" + f.Value {
	case "union:none":
		return len(a.Unions) == 0
	case "date:none":
		return a.Published.IsZero()
	case "source:none":
		return a.Source == ""
	}
	switch f.Name {
	case "near":
		return isNear(a, f.Value)
	case "union":
		id := unionValues[f.Value]
		return namesOne(a, func(u *model.Union) bool { return u.ID == id || !f.Exact && isUnder(u, id) })
	case "date":
		day := a.Published.String()
		switch f.Value {
		case "2021":
			return strings.HasPrefix(day, "2021")
		case "2021-05":
			return strings.HasPrefix(day, "2021-05")
		case "..2020":
			return day != "" && day < "2021"
		case ">2022-03":
			return day >= "2022-04"
		}
	case "source":
		return loose(a.Source) == loose(f.Value)
	case "lang":
		return f.Value == string(a.Lang) || f.Value == "zh" && a.Lang == model.LangZHHant || f.Value == "zh-hant" && a.Lang == model.LangZHHant
	case "level":
		return namesOne(a, func(u *model.Union) bool { return u.Level.String() == f.Value })
	case "id":
		return strings.HasPrefix(string(a.ID), f.Value)
	}
	panic(f)
}

// isNear tells whether words stand as near to each other as "distance:words"
// asks, by trying every place of every word.
func isNear(a *model.Article, value string) bool {
	distance, list, _ := strings.Cut(value, ":")
	most, _ := strconv.Atoi(distance)
	for _, l := range linesOf(a, query.Anywhere) {
		lowest, highest := []int{len(l)}, []int{-1} // of every choice of places so far
		for _, word := range strings.Fields(list) {
			n := query.Text{Words: strings.TrimSuffix(word, "*"), Prefix: strings.HasSuffix(word, "*")}
			want := lineOf(n.Words)
			var lows, highs []int
			for i := range l {
				if !standsAt(l, i, want, n) {
					continue
				}
				for k := range lowest {
					lows, highs = append(lows, min(lowest[k], i)), append(highs, max(highest[k], i))
				}
			}
			lowest, highest = lows, highs
		}
		for k := range lowest {
			if highest[k]-lowest[k] <= most {
				return true
			}
		}
	}
	return false
}

// quoted returns a query for some words as they follow each other in an
// article, now and then out of two blocks, and of Han any part of a run.
func quoted(rng *rand.Rand, articles []*model.Article) query.Text {
	t := query.Text{In: query.Part(rng.IntN(3)), Words: "工会", Phrase: rng.IntN(2) == 0}
	a := pick(rng, articles)
	text := a.Title
	if n := len(a.Blocks); n > 0 && rng.IntN(4) > 0 {
		at := rng.IntN(n)
		text = a.Blocks[at].Text
		if at+1 < n && rng.IntN(4) == 0 {
			text += a.Blocks[at+1].Text
		}
	}
	folded := fold.Text(text)
	words := lineOf(text)
	if len(words) == 0 {
		return t
	}
	from := rng.IntN(len(words))
	to := from + 1 + rng.IntN(min(8, len(words)-from))
	t.Words = folded[words[from].Start:words[to-1].End]
	if last := words[to-1]; !last.Han && !t.Phrase && rng.IntN(3) == 0 {
		t.Prefix = rng.IntN(2) == 0
		t.Open = !t.Prefix
		t.Words = folded[words[from].Start : last.Start+1+rng.IntN(len(last.Text))]
	}
	return t
}

// nearby returns a query for words that stand somewhere in an article.
func nearby(rng *rand.Rand, articles []*model.Article) query.Field {
	a := pick(rng, articles)
	list := []string{"union"}
	for _, in := range []query.Part{query.InBody, query.InTitle} {
		for _, l := range linesOf(a, in) {
			for _, w := range l {
				if rng.IntN(4) == 0 && len(list) < 4 {
					list = append(list, w.Text)
				}
			}
		}
	}
	if len(list) > 2 {
		list = list[1:]
	}
	if rng.IntN(4) == 0 {
		list = append(list, pick(rng, []string{"w*", "工会", "all-china", "总工会"}))
	}
	if len(list) < 2 {
		list = append(list, "of")
	}
	return query.Field{Name: "near", Value: strconv.Itoa(1+rng.IntN(6)) + ":" + strings.Join(list, " ")}
}

// unionValues are ways to name a body, each of which fits one alone.
var unionValues = map[string]string{
	"340000": "340000", "Anhui": "340000", "安徽": "340000", "anhui province": "340000", "ah": "340000",
	"luan": "341500", "六安市": "341500", "LU’AN": "341500", "acftu": "acftu", "全总": "acftu",
	"jiaxing": "330400", "acftu/railway": "acftu/railway", "luan no. 1": "341500/mill", "lost": "999999/lost", "huoq": "341522",
}

func someText(rng *rand.Rand) query.Text {
	t := query.Text{In: query.Part(rng.IntN(4))}
	if rng.IntN(2) == 0 {
		t.In = query.Anywhere
	}
	t.Words = pick(rng, append(slices.Clone(english), chinese...))
	switch rng.IntN(4) {
	case 0:
		t.Phrase, t.Words = true, strings.Join(strings.Fields(words(rng, 1+rng.IntN(3))), " ")
	case 1:
		t.Prefix, t.Words = true, pick(rng, []string{"wor", "stud", "fed", "uni", "2", "all-chin", "工"})
	}
	if t.In == query.InPeople {
		t.Words = pick(rng, []string{"hu", "Zheng", "张三", "chen", "wei dichun"})
	}
	if loose(t.Words) == "" {
		t.Words = "union"
	}
	if t.Prefix {
		if ws := lineOf(t.Words); ws[len(ws)-1].Han {
			t.Prefix = false
		}
	} else if ws := lineOf(t.Words); rng.IntN(4) == 0 && !t.Phrase && !ws[len(ws)-1].Han {
		t.Open = true
	}
	return t
}

func someField(rng *rand.Rand) query.Field {
	f := query.Field{Name: pick(rng, []string{"union", "union", "date", "source", "lang", "level", "id"})}
	switch f.Name {
	case "union":
		f.Value = pick(rng, append(keys(unionValues), "none"))
		f.Exact = f.Value != "none" && rng.IntN(3) == 0
	case "date":
		f.Value = pick(rng, []string{"2021", "2021-05", "..2020", ">2022-03", "none"})
	case "source":
		f.Value = pick(rng, append([]string{"none"}, outlets[1:]...))
	case "lang":
		f.Value = pick(rng, []string{"zh", "en", "zh-hant"})
	case "level":
		f.Value = pick(rng, []string{"national", "industry", "province", "county", "enterprise", "township"})
	case "id":
		f.Value = string(model.NewID("x", rng.IntN(60)))[:1]
	}
	return f
}

func keys[V any](m map[string]V) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}

func someNode(rng *rand.Rand, articles []*model.Article, depth int) query.Node {
	switch n := rng.IntN(9); {
	case depth > 0 && n == 0:
		return query.And{Nodes: []query.Node{someNode(rng, articles, depth-1), someNode(rng, articles, depth-1)}}
	case depth > 0 && n == 1:
		return query.Or{Nodes: []query.Node{someNode(rng, articles, depth-1), someNode(rng, articles, depth-1)}}
	case depth > 0 && n == 2:
		return query.Not{Node: someNode(rng, articles, depth-1)}
	case n == 3:
		return someField(rng)
	case n == 4, n == 5:
		return quoted(rng, articles)
	case n == 6:
		return nearby(rng, articles)
	}
	return someText(rng)
}

// complete tells whether every body and outlet that unionValues and outlets
// name is in the archive, so that each value fits what it is meant to.
func complete(articles []*model.Article) bool {
	for _, u := range known() {
		if u != acftu && !slices.ContainsFunc(articles, func(a *model.Article) bool {
			return namesOne(a, func(v *model.Union) bool { return v == u })
		}) {
			return false
		}
	}
	for _, o := range outlets {
		if !slices.ContainsFunc(articles, func(a *model.Article) bool { return a.Source == o }) {
			return false
		}
	}
	return true
}

func newestFirst(a, b *model.Article) int {
	if a.Published.IsZero() != b.Published.IsZero() {
		if a.Published.IsZero() {
			return 1
		}
		return -1
	}
	return cmp.Or(b.Published.Compare(a.Published), strings.Compare(a.Path, b.Path))
}

// eachCase runs a test on many invented archives and queries with the articles
// that should match, newest first.
func eachCase(t *testing.T, archives, queries int, test func(l *Live, q query.Query, want []*model.Article)) {
	eachCaseOf(t, 60, archives, queries, test)
}

func eachCaseOf(t *testing.T, size, archives, queries int, test func(l *Live, q query.Query, want []*model.Article)) {
	if testing.Short() {
		archives = (archives + 3) / 4
	}
	for seed := range uint64(archives) {
		rng := rand.New(rand.NewPCG(seed, 7))
		articles, l := someArchive(rng, size-20+rng.IntN(40))
		if !complete(articles) {
			continue
		}
		for range queries {
			q := query.Query{Root: someNode(rng, articles, 3)}
			var want []*model.Article
			for _, a := range articles {
				if nodeMatches(a, q.Root) {
					want = append(want, a)
				}
			}
			slices.SortFunc(want, newestFirst)
			test(l, q, want)
			if t.Failed() {
				return
			}
		}
	}
}

func TestSearchIsANaiveScan(t *testing.T) {
	some, none, cases := 0, 0, 0
	test := func(l *Live, q query.Query, want []*model.Article) {
		var ids, wanted []string
		r := search(t, l, q, Newest)
		for _, h := range hits(t, r) {
			ids = append(ids, h.Path)
			if n, _ := r.store.byID(h.ID); h.Snippet != r.words.Snippet(r.store.numbered(n)) {
				t.Errorf("%s: the snippet of %s is %q, want %q", q, h.Path, h.Snippet, r.words.Snippet(r.store.numbered(n)))
			}
		}
		for _, a := range want {
			wanted = append(wanted, a.Path)
		}
		if !slices.Equal(ids, wanted) || r.Total != len(wanted) || !r.Exact || len(r.Warnings) > 0 {
			t.Errorf("%s: %d of %v, want %v; %v", q, r.Total, ids, wanted, r.Warnings)
		}
		for i, a := range want {
			if r.Index(a.ID) != i {
				t.Errorf("%s: row of %s is %d, want %d", q, a.ID, r.Index(a.ID), i)
			}
		}
		cases++
		if len(want) > 0 {
			some++
		} else {
			none++
		}
	}
	eachCase(t, 40, 60, test)
	eachCaseOf(t, 1200, 6, 15, test) // postings of many blocks, and links
	if cases < 500 || some < cases/3 || none < cases/50 {
		t.Errorf("the queries tell little: %d of %d match something, %d nothing", some, cases, none)
	}
}

// The best first, equal ones newest first, and an article is rated the same
// whether all are or a few, and whatever segments it is in.
func TestRelevanceIsTheOrderOfScores(t *testing.T) {
	rated := 0
	test := func(l *Live, q query.Query, want []*model.Article) {
		scores, place := map[model.ID]float64{}, map[model.ID]int{}
		for i, h := range hits(t, search(t, l, q, Newest)) {
			scores[h.ID], place[h.ID] = h.Score, i
		}
		best := search(t, l, q, Relevance)
		if best.Total != len(want) {
			t.Errorf("%s: %d, want %d", q, best.Total, len(want))
		}
		var above Hit
		for i := range best.Total {
			h, err := best.Window(t.Context(), i, 1)
			if err != nil {
				t.Fatal(err)
			}
			if h[0].Score != scores[h[0].ID] {
				t.Errorf("%s: %s has the score %v alone, %v among others", q, h[0].Path, h[0].Score, scores[h[0].ID])
			}
			if i > 0 && (h[0].Score > above.Score || h[0].Score == above.Score && place[h[0].ID] < place[above.ID]) {
				t.Errorf("%s: %s with %v comes after %s with %v", q, h[0].Path, h[0].Score, above.Path, above.Score)
			}
			if above = h[0]; h[0].Score > 0 {
				rated++
			}
		}
	}
	eachCase(t, 12, 25, test)
	eachCaseOf(t, 1200, 2, 6, test)
	if rated < 1000 {
		t.Errorf("only %d articles have a score", rated)
	}
}

func TestFacetsAreANaiveCount(t *testing.T) {
	eachCase(t, 40, 8, func(l *Live, q query.Query, want []*model.Article) {
		f, err := l.Facets(t.Context(), today, q)
		if err != nil {
			t.Fatal(err)
		}
		years, sources, langs := map[int]YearCount{}, map[string]int{}, map[string]int{}
		undated, nameless := 0, 0
		levels, people := map[string]int{}, map[string]int{}
		for _, a := range want {
			for l := model.LevelNational; l <= model.LevelEnterprise; l++ {
				if namesOne(a, func(u *model.Union) bool { return u.Level == l }) {
					levels[l.String()]++
				}
			}
			seen := map[string]bool{}
			for name := range strings.SplitSeq(strings.Join(append([]string{a.Byline, a.Editor}, a.Photographers...), ","), ",") {
				if name = strings.TrimSpace(name); name != "" && !seen[name] {
					seen[name] = true
					people[name]++
				}
			}
			sources[loose(a.Source)]++
			langs[string(a.Lang)]++
			if len(a.Unions) == 0 {
				nameless++
			}
			if a.Published.IsZero() {
				undated++
				continue
			}
			y := years[a.Published.Time.Year()]
			y.Count++
			if a.Published.Precision >= model.PrecisionMonth {
				y.Months[a.Published.Time.Month()-1]++
			}
			years[a.Published.Time.Year()] = y
		}
		if f.Total != len(want) || f.Undated != undated || f.NoUnion != nameless {
			t.Errorf("%s: %d %d %d, want %d %d %d", q, f.Total, f.Undated, f.NoUnion, len(want), undated, nameless)
		}
		sum := 0
		for i, y := range f.Years {
			if i > 0 && y.Year != f.Years[i-1].Year+1 {
				t.Errorf("%s: %d follows %d", q, y.Year, f.Years[i-1].Year)
			}
			if w := years[y.Year]; y.Count != w.Count || y.Months != w.Months {
				t.Errorf("%s: year %v, want %v", q, y, w)
			}
			sum += y.Count
		}
		if sum != len(want)-undated {
			t.Errorf("%s: %d in years, want %d", q, sum, len(want)-undated)
		}
		if len(f.Years) > 0 && (f.Years[0].Count == 0 || f.Years[len(f.Years)-1].Count == 0) {
			t.Errorf("%s: years begin or end empty: %v", q, f.Years)
		}
		if len(f.Sources) != len(sources) || len(f.Langs) != len(langs) {
			t.Errorf("%s: sources %v, want %v; languages %v, want %v", q, f.Sources, sources, f.Langs, langs)
		}
		for facet, both := range map[string]struct {
			got  []Bucket
			want map[string]int
		}{"level": {f.Levels, levels}, "people": {f.People, people}} {
			if len(both.got) != len(both.want) {
				t.Errorf("%s: %s %v, want %v", q, facet, both.got, both.want)
			}
			for _, b := range both.got {
				if b.Count != both.want[b.Value] {
					t.Errorf("%s: %s %v, want %d", q, facet, b, both.want[b.Value])
				}
			}
		}
		for _, s := range f.Sources {
			if s.Count != sources[loose(s.Value)] {
				t.Errorf("%s: source %v, want %d", q, s, sources[loose(s.Value)])
			}
		}
		for _, s := range f.Langs {
			if s.Count != langs[s.Value] {
				t.Errorf("%s: language %v, want %d", q, s, langs[s.Value])
			}
		}
		checkUnions(t, q, f.Unions, want)
	})
}

// checkUnions holds the rows of a tree against the articles they count.
func checkUnions(t *testing.T, q query.Query, rows []UnionRow, want []*model.Article) {
	got := map[string]bool{}
	for _, row := range rows {
		own, all := naiveCounts(want, row.Union.ID)
		if row.Own != own || row.All != all || all == 0 {
			t.Errorf("%s: %s has %d %d, want %d %d", q, row.Union.ID, row.Own, row.All, own, all)
		}
		got[row.Union.ID] = true
	}
	for _, u := range known() {
		if _, all := naiveCounts(want, u.ID); all > 0 && !got[u.ID] {
			t.Errorf("%s: %s is not in the tree", q, u.ID)
		}
	}
	if len(got) != len(rows) {
		t.Errorf("%s: a body twice", q)
	}
}

func naiveCounts(articles []*model.Article, id string) (own, all int) {
	for _, a := range articles {
		if namesOne(a, func(u *model.Union) bool { return u.ID == id }) {
			own++
		}
		if namesOne(a, func(u *model.Union) bool { return isUnder(u, id) }) {
			all++
		}
	}
	return own, all
}

func TestTreeOrder(t *testing.T) {
	var all []*model.Article
	for i, u := range known() {
		a := someArticle(rand.New(rand.NewPCG(1, uint64(i))), i)
		a.Unions = []model.Mention{mention(u)}
		all = append(all, a)
	}
	for seed := range uint64(5) {
		f, err := inSegments(rand.New(rand.NewPCG(seed, 1)), all).Facets(t.Context(), today, query.Query{})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, r := range f.Unions {
			got = append(got, strings.Repeat("  ", r.Depth)+r.Union.Short)
		}
		want := []string{"ACFTU", "Anhui", "  Lu'an", "    Cotton Mill", "    Huoqiu", "    Jin'an", "Lost", "Zhejiang", "  Jiaxing", "Railway"}
		if !slices.Equal(got, want) {
			t.Errorf("tree\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}

func TestFindIsSahilmInTiers(t *testing.T) {
	for seed := range uint64(30) {
		rng := rand.New(rand.NewPCG(seed, 3))
		articles, l := someArchive(rng, 30+rng.IntN(60))
		slices.SortFunc(articles, newestFirst)
		titles := make([]string, len(articles))
		for i, a := range articles {
			titles[i] = a.Title
		}
		for _, pattern := range []string{"work", "uni", "WRKR", "工会", "总工", "sty", "of", "all-c", "LUAN", "六", "feder 工", "zzz", "gh", "liuan", "zgh"} {
			m, err := l.Find(t.Context(), pattern, 10000)
			if err != nil {
				t.Fatal(err)
			}
			var got, want []string
			for _, row := range m.Rows {
				if row.Kind == MatchArticle {
					got = append(got, string(row.ID)+" "+row.Text)
				}
			}
			spelt, begins := []string{}, []string{} // the pinyin stands in the title, or begins it
			upgraded := map[int]bool{}
			found := fuzzy.Find(pattern, titles)
			tiers := map[int]int{}
			for _, f := range found {
				tiers[f.Index] = tierOf(f.Str, pattern)
			}
			if p, ok := pinyin.Load().Of(pattern); ok {
				for i, title := range titles {
					start, _ := p.Find(title)
					if tier, ok := tiers[i]; start < 0 || ok && tier < 2 {
						continue
					}
					upgraded[i] = true
					if row := string(articles[i].ID) + " " + title; start == 0 {
						begins = append(begins, row)
					} else {
						spelt = append(spelt, row)
					}
				}
			}
			rows := [3][]string{}
			for _, f := range found {
				if n := tiers[f.Index]; !upgraded[f.Index] {
					rows[n] = append(rows[n], string(articles[f.Index].ID)+" "+f.Str)
				}
			}
			want = slices.Concat(rows[0], rows[1], begins, spelt, rows[2])
			if !slices.Equal(got, want) {
				t.Errorf("seed %d, %q:\n%q\nwant\n%q", seed, pattern, got, want)
			}
			if m.Total != len(m.Rows) {
				t.Errorf("%q: total %d, %d rows", pattern, m.Total, len(m.Rows))
			}
			few, err := l.Find(t.Context(), pattern, 5)
			if err != nil || few.Total != m.Total || few.Of != m.Of || !slices.EqualFunc(few.Rows, m.Rows[:min(5, len(m.Rows))], func(a, b Match) bool { return a.Text == b.Text && a.ID == b.ID }) {
				t.Errorf("%q: the first five are %v of %d; %v", pattern, few.Rows, few.Total, err)
			}
			for _, row := range m.Rows {
				checkMarks(t, pattern, row)
			}
		}
	}
}

func tierOf(title, pattern string) int {
	title, pattern = strings.ToLower(title), strings.ToLower(pattern)
	tier := 2
	for i := range title {
		if !strings.HasPrefix(title[i:], pattern) {
			continue
		}
		before := []rune(title[:i])
		if i == 0 || model.IsHan([]rune(title[i:])[0]) || model.IsHan(before[len(before)-1]) || !unicode.IsLetter(before[len(before)-1]) && !unicode.IsDigit(before[len(before)-1]) {
			return 0
		}
		tier = 1
	}
	return tier
}

// checkMarks holds that the marked characters spell the pattern.
func checkMarks(t *testing.T, pattern string, m Match) {
	if m.Kind == MatchUnion && m.At == nil {
		return // found by another of its names
	}
	var b strings.Builder
	for i, at := range m.At {
		if i > 0 && at <= m.At[i-1] {
			t.Errorf("%q in %q: marks %v", pattern, m.Text, m.At)
		}
		r := []rune(m.Text[at:])[0]
		b.WriteRune(r)
	}
	p, ok := pinyin.Load().Of(pattern)
	if ok {
		if start, end := p.Find(b.String()); start == 0 && end == b.Len() {
			return
		}
	}
	if !strings.EqualFold(b.String(), pattern) {
		t.Errorf("%q in %q: marks %v spell %q", pattern, m.Text, m.At, b.String())
	}
}
