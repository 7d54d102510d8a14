package store

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"gongbao/model"
	"gongbao/store/index"
	"gongbao/store/pack"
	"gongbao/store/query"
)

// The bodies that invented archives name.
var (
	acftu    = &model.Union{ID: "acftu", Name: "All-China Federation of Trade Unions", NameZH: "中华全国总工会", Short: "ACFTU", ShortZH: "全总", Level: model.LevelNational}
	anhui    = region("340000", "Anhui", "安徽", "Province", "省", model.LevelProvince, "acftu")
	luan     = region("341500", "Lu'an", "六安", "City", "市", model.LevelPrefecture, "340000")
	huoqiu   = region("341522", "Huoqiu", "霍邱", "County", "县", model.LevelCounty, "341500")
	jinan    = region("341502", "Jin'an", "金安", "District", "区", model.LevelCounty, "341500")
	zhejiang = region("330000", "Zhejiang", "浙江", "Province", "省", model.LevelProvince, "acftu")
	jiaxing  = region("330400", "Jiaxing", "嘉兴", "City", "市", model.LevelPrefecture, "330000")
	railway  = &model.Union{ID: "acftu/railway", Name: "National Railway Trade Union", NameZH: "中华全国铁路总工会", Short: "Railway", Level: model.LevelIndustry, Parent: "acftu"}
	mill     = &model.Union{ID: "341500/mill", Name: "Lu'an Cotton Mill Trade Union", NameZH: "六安棉纺厂工会", Short: "Cotton Mill", Level: model.LevelEnterprise, Parent: "341500", Aliases: []string{"Luan No. 1 Mill"}}
	orphan   = &model.Union{ID: "999999/lost", Name: "Lost Workshop Union", Short: "Lost", Level: model.LevelEnterprise, Parent: "999999"}
)

func region(id, en, zh, kind, kindZH string, level model.Level, parent string) *model.Union {
	return &model.Union{
		ID: id, Name: en + " " + kind + " Federation of Trade Unions", NameZH: zh + kindZH + "总工会",
		Short: en, ShortZH: zh, Place: en + " " + kind, PlaceZH: zh + kindZH, Level: level, Parent: parent,
		Initials: []string{initialsOf(en)},
	}
}

func initialsOf(en string) string {
	return map[string]string{"Anhui": "ah", "Lu'an": "la", "Huoqiu": "hq", "Jin'an": "ja", "Zhejiang": "zj", "Jiaxing": "jx"}[en]
}

func known() []*model.Union {
	return []*model.Union{acftu, anhui, luan, huoqiu, jinan, zhejiang, jiaxing, railway, mill, orphan}
}

func mention(u *model.Union) model.Mention {
	m := model.Mention{Union: u}
	for id := u.Parent; id != "" && id != model.NationalID; {
		i := slices.IndexFunc(known(), func(k *model.Union) bool { return k.ID == id })
		if i < 0 {
			break
		}
		m.Within = append(m.Within, known()[i])
		id = known()[i].Parent
	}
	return m
}

func date(s string, p model.Precision) model.Date {
	t, err := time.Parse("2006-01-02T15:04", s)
	if err != nil {
		panic(err)
	}
	return model.Date{Time: t, Precision: p, From: model.FromText}
}

// today is the reader's clock in tests.
var today = View{Now: time.Date(2023, 6, 30, 12, 0, 0, 0, time.UTC)}

var (
	english = strings.Fields("union unions Worker workers' study studied studying studies Lu'an all-China 2023 federation Federations organize organizing the of craftsman craftsmen WORK work works")
	chinese = strings.Fields("工会 总工会 總工會 职工 安徽省总工会 会员 工 会 2023年 六安 劳模 勞模")
	outlets = []string{"", "Anhui Workers Daily", "ANHUI workers daily", "Workers' Daily", "China Industrial Network - Workers' Daily", "工人日报", "工人日報", "中工网"}
	people  = []string{"", "Hu Yi, Mu Qiushi", "Zheng Li", "张三", "Wei Dichun"}
)

func pick[T any](rng *rand.Rand, from []T) T { return from[rng.IntN(len(from))] }

// words invents a line of text.
func words(rng *rand.Rand, n int) string {
	var b strings.Builder
	zh := rng.IntN(3) == 0
	for range n {
		switch {
		case zh && rng.IntN(8) > 0, !zh && rng.IntN(10) == 0:
			b.WriteString(pick(rng, chinese))
			b.WriteString(pick(rng, []string{"", "", "", "，", "。", " ", "\n"}))
		default:
			b.WriteString(pick(rng, english))
			b.WriteString(pick(rng, []string{" ", " ", " ", ", ", ". ", "\n", "-"}))
		}
	}
	return b.String()
}

func title(rng *rand.Rand) string {
	if rng.IntN(12) == 0 {
		return ""
	}
	return strings.Join(strings.Fields(words(rng, 1+rng.IntN(6))), " ")
}

func someDate(rng *rand.Rand) model.Date {
	p := model.Precision(rng.IntN(5))
	if p == model.PrecisionNone {
		return model.Date{}
	}
	t := time.Date(2019+rng.IntN(5), time.Month(1+rng.IntN(12)), 1+rng.IntN(28), rng.IntN(24), rng.IntN(60), 0, 0, time.UTC)
	switch p {
	case model.PrecisionYear:
		t = time.Date(t.Year(), 1, 1, 0, 0, 0, 0, time.UTC)
	case model.PrecisionMonth:
		t = time.Date(t.Year(), t.Month(), 1, 0, 0, 0, 0, time.UTC)
	case model.PrecisionDay:
		t = t.Truncate(24 * time.Hour)
	}
	return model.Date{Time: t, Precision: p, From: model.FromText}
}

// someArticle invents the n-th article of an archive.
func someArticle(rng *rand.Rand, n int) *model.Article {
	path := fmt.Sprintf("%02d/%04d.txt", rng.IntN(3), n)
	a := &model.Article{
		ID: model.NewID(path, 0), Path: path, Title: title(rng), Published: someDate(rng),
		Source: pick(rng, outlets), Byline: pick(rng, people), Editor: pick(rng, people),
		Lang: pick(rng, []model.Lang{model.LangNone, model.LangEN, model.LangZH, model.LangZHHant}),
	}
	if rng.IntN(4) == 0 {
		a.Photographers = []string{"Chen Wenwen"}
	}
	if rng.IntN(5) == 0 {
		a.Deck = words(rng, 3)
		if rng.IntN(2) == 0 {
			a.Blocks = append(a.Blocks, model.Block{Kind: model.Deck, Text: a.Deck + "\n"})
		}
	}
	for range rng.IntN(5) {
		a.Blocks = append(a.Blocks, model.Block{Kind: model.Kind(rng.IntN(8)), Text: words(rng, rng.IntN(9)) + "\n"})
	}
	for i, u := range rng.Perm(len(known()))[:rng.IntN(4)] {
		m := mention(known()[u])
		m.Primary = i == 0 && rng.IntN(3) > 0
		a.Unions = append(a.Unions, m)
	}
	return a
}

// someArchive invents articles and an archive of them in several segments.
func someArchive(rng *rand.Rand, n int) ([]*model.Article, *Live) {
	articles := make([]*model.Article, n)
	for i := range articles {
		articles[i] = someArticle(rng, i)
	}
	return articles, inSegments(rng, articles)
}

// inSegments loads articles as a reader would: some at a time, in any order.
// Now and then it joins some of the segments.
func inSegments(rng *rand.Rand, articles []*model.Article) *Live {
	l := Of("invented")
	rest := slices.Clone(articles)
	rng.Shuffle(len(rest), func(i, j int) { rest[i], rest[j] = rest[j], rest[i] })
	most := len(rest)
	if most < 200 && rng.IntN(3) == 0 {
		most = 4 // many small ones
	}
	for len(rest) > 0 {
		k := 1 + rng.IntN(min(most, len(rest)))
		l.publish(prepare(rest[:k]), nil, true)
		rest = rest[k:]
		if segments := l.now.Load().segments; len(segments) > 1 && rng.IntN(3) == 0 {
			from := rng.IntN(len(segments) - 1)
			to := from + 2 + rng.IntN(len(segments)-from-1)
			j := join(segments[from:to])
			if rng.IntN(2) == 0 {
				j.whole = inFile(segments[from:to]...)
			}
			l.publishing(nil, nil, done, j)
		}
	}
	if rng.IntN(2) == 0 {
		for _, seg := range l.now.Load().segments {
			l.publishing(nil, nil, done, joint{parts: []*index.Segment{seg}, whole: inFile(seg)})
		}
	}
	return l
}

// inFile returns a segment of all articles of the given ones that lies in a
// file, which is gone when the process is.
func inFile(segments ...*index.Segment) *index.Segment {
	dir, err := os.MkdirTemp("", "gongbao")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	draft, err := pack.Create(filepath.Join(dir, "segment"))
	if err != nil {
		panic(err)
	}
	write := func(w *pack.Writer) (pack.Ref, error) { return index.MergeTo(w, segments...) }
	if len(segments) == 1 {
		write = segments[0].Write
	}
	ref, err := write(draft.Begin())
	if err == nil {
		err = draft.Commit(ref)
	}
	if err != nil {
		panic(err)
	}
	f, err := pack.Open(filepath.Join(dir, "segment"))
	if err != nil {
		panic(err)
	}
	e, err := f.Extent(f.Root())
	if err != nil {
		panic(err)
	}
	return index.Stored(e, segments[0].Dict)
}

func search(t *testing.T, l *Live, q query.Query, by Sort) Results {
	t.Helper()
	r, err := l.Search(t.Context(), today, q, by)
	if err != nil {
		t.Fatalf("%s: %v", q, err)
	}
	return r
}

func searchText(t *testing.T, l *Live, text string, by Sort) Results {
	t.Helper()
	return search(t, l, parse(t, text), by)
}

func parse(t *testing.T, text string) query.Query {
	t.Helper()
	q, err := query.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

func hits(t *testing.T, r Results) []Hit {
	t.Helper()
	h, err := r.Window(context.Background(), 0, r.Total)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func paths(t *testing.T, r Results) []string {
	t.Helper()
	out := []string{}
	for _, h := range hits(t, r) {
		out = append(out, h.Path)
	}
	return out
}
