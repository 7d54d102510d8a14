package bodies

import (
	"strings"
	"testing"

	"gongbao/model"
	"gongbao/store/gazetteer"
)

// TestDecided holds what is said of each way in which words are read.
func TestDecided(t *testing.T) {
	for _, c := range []struct{ title, text, words, id, as, decided, other string }{
		{"", "The Huoqiu County Federation of Trade Unions met.", "Huoqiu", "341522", "the body of a place", "only one place is called that", ""},
		{"", "The Chaoyang District Federation of Trade Unions, Beijing, met.", "Chaoyang", "110105", "the body of a place", "it stands with Beijing", ""},
		{"", "In Changchun the snow fell. The Chaoyang District Federation of Trade Unions met, as Changchun does.", "Chaoyang", "220104", "the body of a place", "several places are called that; the article names Changchun", "110105"},
		{"", "The Chaoyang District Federation of Trade Unions met.", "Chaoyang", "", "the body of a place", "several regions bear this name", "110105"},
		{"", "The All-China Federation of Trade Unions met.", "All-China", model.NationalID, "a name of the national body", "the words mean no other", ""},
		{"", "嘉兴市总工会开会，市总工会主席讲话。", "市总工会", "330400", "a back-reference: the Municipal Federation", "", ""},
		{"", "The Jiaxing City Federation of Trade Unions met. Later the Municipal Federation of Trade Unions thanked all.", "Municipal", "330400", "a back-reference: the Municipal Federation", "Jiaxing", ""},
		{"市总工会开会", "大家都来了。", "市总工会", "", "a back-reference: the Municipal Federation", "the article does not say of which place", ""},
		{"", "The harbour works union of Jiaxing City met.", "harbour works union", "330400/harbour", "a name of your own", "named so in mine.toml", ""},
	} {
		a := &model.Article{Title: c.title, Blocks: []model.Block{{Kind: model.Paragraph, Text: c.text}}}
		acc := Explain(gazetteer.Load(), mine(t), a)
		var r *Reading
		for i := range acc.Readings {
			if strings.Contains(acc.Readings[i].Text, c.words) && !strings.Contains(acc.Readings[i].Text, "嘉兴") {
				r = &acc.Readings[i]
			}
		}
		if r == nil {
			t.Errorf("%q: no reading of %q in %+v", c.text, c.words, acc.Readings)
			continue
		}
		id := ""
		if r.Union != nil {
			id = r.Union.ID
		}
		var others []string
		for _, u := range r.Others {
			others = append(others, u.ID)
		}
		if id != c.id || !strings.HasPrefix(r.As, c.as) || !strings.Contains(r.Decided, c.decided) || c.other != "" && !strings.Contains(strings.Join(others, " "), c.other) {
			t.Errorf("%q:\n got %s, %s, %s, others %v\nwant %s, %s, %s, %s", c.text, id, r.As, r.Decided, others, c.id, c.as, c.decided, c.other)
		}
	}
}

func TestPrimaryWhy(t *testing.T) {
	for title, want := range map[string]string{
		"Lu'an City Federation of Trade Unions meets": "it is named in the title",
		"A meeting": "none: several bodies are named alike",
	} {
		a := &model.Article{Title: title, Blocks: []model.Block{{Kind: model.Paragraph, Text: "The Lu'an City Federation of Trade Unions and the Hefei City Federation of Trade Unions met."}}}
		if got := Explain(gazetteer.Load(), nil, a).Primary; got != want {
			t.Errorf("%s: %q, want %q", title, got, want)
		}
	}
}

func TestExplainCorrections(t *testing.T) {
	a := &model.Article{Path: "c.txt", Blocks: []model.Block{{Kind: model.Paragraph, Text: "The ACFTU met."}}}
	acc := Explain(gazetteer.Load(), mine(t), a)
	if len(acc.Added) != 1 || acc.Added[0].ID != "340100" || len(acc.Removed) != 1 || acc.Removed[0].ID != model.NationalID || acc.From != "mine.toml:13" || acc.Primary != "none: the one that the text tells is removed in mine.toml:13" {
		t.Errorf("%+v", acc)
	}
}
