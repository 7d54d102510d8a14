package bodies

import (
	"strings"
	"testing"

	"gongbao/model"
	"gongbao/store/gazetteer"
	"gongbao/store/gazetteer/own"
)

func mine(t *testing.T) *own.Own {
	t.Helper()
	o, err := own.Read(own.Source{Name: "dir/mine.toml", Content: `
[[body]]
id = "330400/harbour"
name = "Harbour Works Union"
name_zh = "港区工程工会"
parent = "330400"
[[alias]]
body = "340000"
names = ["Anhui Labour House", "皖工之家"]
[[alias]]
body = "acftu"
names = ["Anhui Provincial"]
[[correction]]
article = "c.txt"
add = ["340100"]
remove = ["acftu"]
`})
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func TestOwn(t *testing.T) {
	for _, c := range []struct{ path, text, want string }{
		{"a.txt", "Welders of the harbour works union met the Jiaxing City Federation of Trade Unions.", "330400/harbour:harbour works union 330400:Jiaxing City Federation of Trade Unions"},
		{"a.txt", "昨日，港區(qū)工程工會开会。", "330400/harbour:港區(qū)工程工會"},
		{"a.txt", "The Anhui Labour House spoke, and then the Provincial Federation of Trade Unions did.", "340000:Anhui Labour House|Provincial Federation of Trade Unions"},
		{"a.txt", "皖工之家今日开放。", "340000:皖工之家"},
		// A part of a longer name that is known stays a part.
		{"a.txt", "The Anhui Provincial Federation of Trade Unions met.", "340000:Anhui Provincial Federation of Trade Unions"},
		{"a.txt", "Nothing of the kind, harbour workers union.", ""},
		{"c.txt", "The ACFTU met.", "340100:"},
		{"c.txt", "Nobody is named here.", "340100:"},
	} {
		a := &model.Article{Path: c.path, Blocks: []model.Block{{Kind: model.Paragraph, Text: c.text}}}
		var got []string
		for _, m := range FindOwn(gazetteer.Load(), mine(t), a) {
			var words []string
			for _, s := range m.Spans {
				words = append(words, c.text[s.Start:s.End])
			}
			got = append(got, m.Union.ID+":"+strings.Join(words, "|"))
			if m.Why == "" {
				t.Errorf("%q: no reason for %s", c.text, m.Union.ID)
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.text, strings.Join(got, " "), c.want)
		}
	}
}
