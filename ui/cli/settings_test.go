package cli

import (
	"reflect"
	"strings"
	"testing"

	"gongbao/store/ingest"
)

func TestParseSettings(t *testing.T) {
	for _, c := range []struct {
		in   string
		want Settings
		err  string // what the error begins with
	}{
		{"", Settings{File: "c"}, ""},
		{"archive = \"/news\"\nascii = true\nmouse = true\nambiguous_width = 2\n", Settings{Archive: "/news", ASCII: true, Mouse: true, WideAmbiguous: true, File: "c"}, ""},
		{"ambiguous_width = 1", Settings{File: "c"}, ""},
		{"# comment\n\"archive\" = '''x'''", Settings{Archive: "x", File: "c"}, ""},
		{"ascii = true\nascii = false", Settings{}, "c:2: "},
		{"ascii = true\n\n  colour = 1", Settings{}, "c:3: there is no setting colour; the settings are "},
		{"ascii = true\n[reader]\nmouse = true", Settings{}, "c:2: there is no setting reader"},
		{"mouse = 1", Settings{}, "c:1: mouse is true or false"},
		{"\nambiguous_width = true", Settings{}, "c:2: ambiguous_width is 1 or 2"},
		{"\n\narchive = \"\"", Settings{}, "c:3: archive takes a path"},
		{
			"[[archives]]\npath = '/a'\nname = 'A'\ncharset = 'GBK'\nfields = { title = 'headline', date = 'day' }\n[[archives]]\npath = '/b'",
			Settings{File: "c", Archives: []ArchiveSettings{
				{Path: "/a", Name: "A", Way: ingest.Way{Charset: "GBK", Fields: map[string]string{"title": "headline", "date": "day"}}}, {Path: "/b"},
			}}, "",
		},
		{"archives = 'x'", Settings{}, "c:1: archives are written as tables: [[archives]]"},
		{"\n[archives]\npath = 'x'", Settings{}, "c:2: archives are written as tables: [[archives]]"},
		{"[[archives]]\nname = 'x'", Settings{}, "c:1: an archive needs a path"},
		{"[[archives]]\npath = 1", Settings{}, "c:2: path takes a text in quotes"},
		{"[[archives]]\npath = 'x'\n[[archives]]\n\ncharset = 'gb1803'", Settings{}, "c:5: charset \"gb1803\" is not known; did you mean gb18030?"},
		{"[[archives]]\npath = 'x'\ncharset = 'klingon'", Settings{}, "c:3: charset \"klingon\" is not known; use gb18030, "},
		{"[[archives]]\npath = 'x'\ncharsett = 'gbk'", Settings{}, "c:3: an archive has no setting charsett; did you mean charset?"},
		{"[[archives]]\npath = 'x'\nfields = 'x'", Settings{}, "c:3: fields says what your records call theirs"},
		{"[[archives]]\npath = 'x'\nfields = { titel = 'x' }", Settings{}, "c:3: there is no field \"titel\"; did you mean title?"},
		{"[[archives]]\npath = 'x'\n[archives.fields]\ntitle = 't'\ndate = 1", Settings{}, "c:5: field date takes the name"},
		{"asci = true", Settings{}, "c:1: there is no setting asci; did you mean ascii?"},
		{"= 1", Settings{}, "c:1: "},
		{"ascii = tru", Settings{}, "c:1: "},
	} {
		got, err := parseSettings("c", c.in)
		switch {
		case c.err == "" && (err != nil || !reflect.DeepEqual(got, c.want)):
			t.Errorf("%q: got %+v, %v", c.in, got, err)
		case c.err != "" && (err == nil || !strings.HasPrefix(err.Error(), c.err)):
			t.Errorf("%q: error %v, want %q", c.in, err, c.err)
		case err != nil && strings.Contains(err.Error(), "\n"):
			t.Errorf("%q: more than one line: %q", c.in, err)
		}
	}
}

func FuzzParseSettings(f *testing.F) {
	f.Add("ascii = true\n[x]\ny = 1")
	f.Add("\"a\\nb\" = 1")
	f.Fuzz(func(t *testing.T, s string) {
		if _, err := parseSettings("c", s); err != nil && !strings.HasPrefix(err.Error(), "c:") {
			t.Errorf("%q: %v names no file", s, err)
		}
	})
}

func TestResolvePath(t *testing.T) {
	r := &run{App: App{Getenv: func(k string) string { return map[string]string{"HOME": "/home/li"}[k] }}}
	for in, want := range map[string]string{
		"": "", "/news": "/news", "~": "/home/li", "~/news": "/home/li/news", "~li": "/etc/gongbao/~li", "news": "/etc/gongbao/news", "../n": "/etc/n",
	} {
		if got := r.resolvePath(in, "/etc/gongbao"); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestConfigFile(t *testing.T) {
	for _, c := range []struct{ xdg, home, want string }{
		{"/x", "/h", "/x/gongbao/config.toml"},
		{"", "/h", "/h/.config/gongbao/config.toml"},
		{"relative", "/h", "/h/.config/gongbao/config.toml"},
		{"", "", ""},
	} {
		r := &run{App: App{Getenv: func(k string) string {
			return map[string]string{"XDG_CONFIG_HOME": c.xdg, "HOME": c.home}[k]
		}}}
		if got := r.configFile(); got != c.want {
			t.Errorf("%+v: got %q", c, got)
		}
	}
}
