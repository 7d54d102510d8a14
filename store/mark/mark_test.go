package mark

import (
	"slices"
	"testing"

	"gongbao/store/query"
)

func terms(t testing.TB, text string) []query.Term {
	t.Helper()
	q, err := query.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return q.Terms()
}

func TestFind(t *testing.T) {
	for _, c := range []struct {
		query, text string
		want        []string
	}{
		{"", "the union", nil},
		{"union", "The Unions, a union's hall and a reunion", []string{"Unions", "union's"}},
		{`"union"`, "The Unions, a union's hall", []string{"union's"}},
		{`"trade unions"`, "trade union, Trade-Unions, trade, unions", []string{"Trade-Unions", "trade, unions"}},
		{"trade-union", "trade unions", []string{"trade unions"}},
		{"wag*", "wages and wagons, a swag", []string{"wages", "wagons"}},
		{"工会", "总工會与工 会，工、会", []string{"工會", "工 会"}},
		{"总工会 工会", "省总工会", []string{"总工会"}},
		{"lu'an", "in Lu’an City", []string{"Lu’an"}},
		{"-union hall", "union hall", []string{"hall"}},
		{"by:wang hall", "Wang hall", []string{"hall"}},
		{`near:"wages arrears"`, "arrears of wages", []string{"arrears", "wages"}},
		{"strasse", "Straße", []string{"Straße"}},
		{"5g工会", "５Ｇ工會和5G 工会", []string{"５Ｇ工會", "5G 工会"}},
	} {
		var got []string
		for _, s := range New(terms(t, c.query)).Find(c.text) {
			got = append(got, c.text[s.Start:s.End])
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s in %q: %q, want %q", c.query, c.text, got, c.want)
		}
	}
}

func TestEachBegun(t *testing.T) {
	f := New(terms(t, "zhong hall"))
	var got []string
	text := "Zhongmou halls, Zhongshan"
	f.Each(text, []bool{true, false}, func(term, start, end int) {
		if term != 0 {
			t.Errorf("term %d was not asked for", term)
		}
		got = append(got, text[start:end])
	})
	if want := []string{"Zhongmou", "Zhongshan"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// A word that is being typed is found whole, as any of its forms, and where
// words begin so.
func TestFindOpen(t *testing.T) {
	for _, c := range []struct {
		query, text string
		want        []string
	}{
		{"studies", "a study, studies and studious", []string{"study", "studies"}},
		{"stud", "a study, studies and studious", []string{"study", "studies", "studious"}},
		{"trade stud", "study trades", []string{"study", "trades"}},
		{"stud trade", "study trades", []string{"trades"}},
		{`"trade uni`, "trades unions, trade union, trade units", []string{"trade union", "trade units"}},
		{"lu'", "Lu’an, lull", []string{"Lu’an", "lull"}},
		{"工", "工会 5g", []string{"工"}},
	} {
		q, err := query.ParseTypingAt(c.query, len([]rune(c.query)))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, s := range New(q.Terms()).Find(c.text) {
			got = append(got, c.text[s.Start:s.End])
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s in %q: %q, want %q", c.query, c.text, got, c.want)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("总工会 \"trade unions\" wag*", "總工會 Trade-Unions' wages ſtraße\xff")
	f.Fuzz(func(t *testing.T, text, in string) {
		q, err := query.ParseTyping(text)
		if err != nil {
			return
		}
		end := 0
		for _, s := range New(q.Terms()).Find(in) {
			if s.Start < end || s.End <= s.Start || s.End > len(in) {
				t.Fatalf("%q in %q: %v after %d", text, in, s, end)
			}
			end = s.End
		}
	})
}
