package e2e

import (
	"os/exec"
	"strings"
	"testing"
)

// imports returns every package of the project with the project's packages and
// the outside ones that it imports itself, tests left out.
func imports(t *testing.T) map[string][]string {
	t.Helper()
	out, err := exec.Command("go", "list", "-f", "{{.ImportPath}} {{join .Imports \" \"}}", "gongbao/...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	all := map[string][]string{}
	for line := range strings.Lines(string(out)) {
		words := strings.Fields(line)
		all[words[0]] = words[1:]
	}
	return all
}

// TestImportsRunOneWay holds the direction of the house: model <- store <- ui
// <- main, no pane imports a pane, and only the screen knows charm.land.
func TestImportsRunOneWay(t *testing.T) {
	panes := map[string]bool{}
	for _, p := range []string{"list", "detail", "filter", "find", "card", "compare", "kwic", "reprints", "help", "status"} {
		panes["gongbao/ui/"+p] = true
	}
	below := func(p, dir string) bool { return p == dir || strings.HasPrefix(p, dir+"/") }
	for p, deps := range imports(t) {
		for _, d := range deps {
			outside := strings.Contains(strings.Split(d, "/")[0], ".")
			switch {
			case p == "gongbao/model" && (outside || below(d, "gongbao")):
				t.Errorf("%s imports %s: model holds plain types over the standard library", p, d)
			case below(p, "gongbao/store") && (below(d, "gongbao/ui") || strings.HasPrefix(d, "charm.land/")):
				t.Errorf("%s imports %s: the store knows no screen", p, d)
			case panes[p] && panes[d]:
				t.Errorf("%s imports %s: panes are never each other's business", p, d)
			case panes[p] && d == "gongbao/ui":
				t.Errorf("%s imports %s: a pane does not know the root", p, d)
			case strings.HasPrefix(d, "charm.land/wish") && p != "gongbao/ui/serve":
				t.Errorf("%s imports %s: only ui/serve serves", p, d)
			case p == "gongbao/ui/cli" && (d == "gongbao/ui" || d == "gongbao/ui/serve"):
				t.Errorf("%s imports %s: main hands it the reader", p, d)
			case d == "charm.land/lipgloss/v2/compat":
				t.Errorf("%s imports %s: it asks the process's own terminal, wrong over SSH", p, d)
			}
		}
	}
}

// TestLinksNoC holds that the program is one static binary: nothing in it
// needs a C compiler.
func TestLinksNoC(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", "-f", "{{if .CgoFiles}}{{if not .Standard}}{{.ImportPath}}{{end}}{{end}}", "gongbao").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	if s := strings.TrimSpace(string(out)); s != "" {
		t.Errorf("packages that use cgo: %s", s)
	}
}
