package cli

import (
	"strings"
	"testing"
)

func TestParseSettings(t *testing.T) {
	for _, c := range []struct {
		in   string
		want Settings
		err  string // what the error begins with
	}{
		{"", Settings{File: "c"}, ""},
		{"archive = \"/news\"\nascii = true\nmouse = true\nambiguous_width = 2\n", Settings{"/news", true, true, true, "c"}, ""},
		{"ambiguous_width = 1", Settings{File: "c"}, ""},
		{"# comment\n\"archive\" = '''x'''", Settings{Archive: "x", File: "c"}, ""},
		{"ascii = true\nascii = false", Settings{}, "c:2: "},
		{"ascii = true\n\n  colour = 1", Settings{}, "c:3: there is no setting colour; the settings are "},
		{"ascii = true\n[reader]\nmouse = true", Settings{}, "c:2: there is no setting reader"},
		{"mouse = 1", Settings{}, "c:1: mouse is true or false"},
		{"\nambiguous_width = true", Settings{}, "c:2: ambiguous_width is 1 or 2"},
		{"\n\narchive = \"\"", Settings{}, "c:3: archive takes a path"},
		{"= 1", Settings{}, "c:1: "},
		{"ascii = tru", Settings{}, "c:1: "},
	} {
		got, err := parseSettings("c", c.in)
		switch {
		case c.err == "" && (err != nil || got != c.want):
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
