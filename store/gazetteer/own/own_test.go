package own

import (
	"strings"
	"testing"
	"unicode/utf8"

	"gongbao/model"
)

const sample = `
[[body]]
id = "330400/harbour-works"
name = "Harbour Works Trade Union"
name_zh = "港区工程公司工会"
parent = "330400"
aliases = ["Harbour Works Union"]

[[body]]
name = "Third Crane Team Trade Union"
parent = "330400/harbour-works"
level = "enterprise"

[[alias]]
body = "330400"
names = ["Chia-hsing Federation of Labour", "禾城總工會"]

[[correction]]
article = "a/../b.txt"
primary = "Anhui Provincial Federation of Trade Unions"
`

func read(t *testing.T, s string) *Own {
	t.Helper()
	o, err := Read(Source{"mine.toml", s})
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func TestRead(t *testing.T) {
	o := read(t, sample)
	works := o.Union("330400/harbour-works")
	if works == nil || works.Level != model.LevelEnterprise || works.Short != "Harbour Works" || works.ShortZH != "港区工程公司" {
		t.Fatalf("%+v", works)
	}
	team := o.Union("330400/harbour-works/third-crane-team")
	if team == nil || team.Parent != works.ID {
		t.Fatalf("%+v", team)
	}
	var above []string
	for _, u := range o.Within(team) {
		above = append(above, u.ID)
	}
	if got := strings.Join(above, " "); got != "330400/harbour-works 330400 330000" {
		t.Errorf("within %s", got)
	}
	jiaxing := o.Union("330400")
	if n := len(jiaxing.Aliases); n < 2 || jiaxing.Aliases[n-1] != "禾城總工會" {
		t.Errorf("aliases %q", jiaxing.Aliases)
	}
	if known := (*Own)(nil).Union("330400"); known == jiaxing || len(known.Aliases) != len(jiaxing.Aliases)-2 || o.Of(known) != jiaxing {
		t.Error("the gazetteer's own body is touched")
	}
	if c, ok := o.Correction("x", "b.txt"); !ok || c.Primary.ID != "340000" || c.Line != 18 {
		t.Errorf("%+v %v", c, ok)
	}
	if _, ok := o.Correction("x", "c.txt"); ok {
		t.Error("a correction of another article")
	}
}

// TestParents holds that a body stands below one that is named by its name, its
// own file's or not, before it or after.
func TestParents(t *testing.T) {
	o := read(t, `
[[body]]
name = "Third Crane Team Trade Union"
parent = "harbour works trade union"

[[body]]
name = "Harbour Works Trade Union"
name_zh = "港区工程公司工会"
parent = "嘉兴市总工会"

[[body]]
name_zh = "第四吊装队工会"
parent = "港區工程公司工會"

[[alias]]
body = "Third Crane Team Trade Union"
names = ["Crane Team Three"]

[[correction]]
article = "a.txt"
primary = "Crane Team Three"
`)
	works := o.Union("330400/harbour-works")
	if works == nil || works.Parent != "330400" {
		t.Fatalf("%+v", works)
	}
	c, _ := o.Correction("", "a.txt")
	if c.Primary == nil || c.Primary.ID != "acftu/third-crane-team" || c.Primary.Parent != works.ID {
		t.Errorf("%+v", c.Primary)
	}
	below := 0
	for _, u := range o.bodies {
		if u.Parent == works.ID {
			below++
		}
	}
	if below != 2 {
		t.Errorf("%d bodies below it, want 2", below)
	}
}

func TestMatch(t *testing.T) {
	o := read(t, sample)
	for text, want := range map[string]int{
		"Harbour Works Union met":          19,
		"HARBOUR\u00a0works  union's hall": 21,
		"Harbour Works\nUnion":             19,
		"Harbour Works\n\nUnion":           0,
		"Harbour Works Unionist":           0,
		"Harbour Works Trade Union, who":   25,
		"港区工程公司工会的":                        24,
		"禾城总工会":                            15,
		"Harbour":                          0,
	} {
		got := 0
		first, _ := utf8.DecodeRuneInString(text)
		for _, n := range o.Starting(first) {
			if got = n.Match(text); got > 0 {
				break
			}
		}
		if got != want {
			t.Errorf("%q: %d bytes, want %d", text, got, want)
		}
	}
}

func TestErrors(t *testing.T) {
	for in, want := range map[string]string{
		"x = 1":                               "m.toml:1: there is no table x; the tables are body, alias, correction",
		"[[bodys]]":                           "m.toml:1: there is no table bodys; did you mean body?",
		"[body]\nname = 'Some Union'":         "m.toml:1: body is a table of its own: write [[body]]",
		"[[body]]":                            "m.toml:1: a body needs a name",
		"[[body]]\nname = 3":                  "m.toml:2: name takes a text in quotes",
		"[[body]]\nname = 'ab'":               "m.toml:1: the name \"ab\" is too short",
		"[[body]]\nname_zh = '总工会'":           "m.toml:1: the name \"总工会\" is said of every body",
		"[[body]]\nname = 'Abc'\nid = 'A b'":  "m.toml:3: id: \"A b\" is none",
		"[[body]]\nname = 'Abc'\nid='330400'": "m.toml:3: id: 330400 is that of Jiaxing City Federation of Trade Unions; to give that more names, write [[alias]]",
		"[[body]]\nid='a'\nname='Abc'\n[[body]]\nid = 'a'\nname = 'Abd'":                            "m.toml:5: id: a is given to two bodies",
		"[[body]]\nname='Abc'\nparent = '33040'":                                                    "m.toml:3: parent: there is no body \"33040\"",
		"[[body]]\nid='a'\nname='Abc'\nparent='b'\n[[body]]\nid='b'\nname = 'Abd'\nparent = 'a'":    "m.toml:4: parent: the body would stand below itself",
		"[[body]]\nname='Abc'\nlevel='city'":                                                        "m.toml:3: level: \"city\" is none; levels are national",
		"[[body]]\nname='Abc'\naliases = [1]":                                                       "m.toml:3: aliases takes a list of texts",
		"[[alias]]\nnames = ['Abc']":                                                                "m.toml:1: an alias needs the body it is for",
		"[[alias]]\nbody = '330400'":                                                                "m.toml:1: an alias needs names",
		"[[alias]]\nbody = '通州区总工会'\nnames = ['Abc']":                                               "m.toml:2: body: \"通州区总工会\" is the name of several; use one of ",
		"[[body]]\nname='Abc'\nparent='Nobody Union'":                                               "m.toml:3: parent: there is no body \"Nobody Union\"",
		"[[body]]\nname=\"Ab\\u001bc\"":                                                             "m.toml:2: name has a control character in it",
		"[[body]]\nname='Abc'\naliases=[\"Ab\\u202ec\"]":                                            "m.toml:3: aliases has a control character in it",
		"[[correction]]\narticle='a'\nprimary='330400'\nremove='330400'":                            "m.toml:4: remove: 330400 is given by the same correction",
		"[[correction]]\narticle='a'\nadd='330400'\n[[correction]]\narticle='./a'\nadd='330000'":    "m.toml:5: article: line 1 corrects it already",
		"[[correction]]\nprimary = '330400'":                                                        "m.toml:1: a correction needs the article",
		"[[correction]]\narticle = 'a'":                                                             "m.toml:1: a correction says primary, add or remove",
		"[[correction]]\narticle = 'a'\nadd = ['330400', 'nobody']":                                 "m.toml:3: add: there is no body \"nobody\"",
		"[[correction]]\narticle = 'a'\nprimary = ['330400', '330000']":                             "m.toml:3: primary: an article has one primary body",
		"[[correction]]\narticle = 'a'\nprimary = '330400'\nremoved = 'x'":                          "m.toml:4: a [[correction]] has no removed; did you mean remove?",
		"[[body]]\nname = 'Abc'\n[[body]]\nname = 'Abd'\n\n[[alias]]\nbody = 'zzz'\nnames=['Abcd']": "m.toml:7: body: there is no body \"zzz\"",
	} {
		_, err := Read(Source{"m.toml", in})
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q:\n got %v\nwant %s", in, err, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(sample)
	f.Add("[[body]]\nname = 'Abc'\nparent = 'acftu/railway'\n[[alias]]\nbody='acftu'\nnames='x y z'")
	f.Fuzz(func(t *testing.T, s string) {
		o, err := Read(Source{"m.toml", s})
		if err != nil {
			if !strings.HasPrefix(err.Error(), "m.toml:") {
				t.Errorf("%q: %v", s, err)
			}
			return
		}
		for _, u := range o.bodies {
			o.Within(u)
		}
	})
}
