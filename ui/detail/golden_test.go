package detail

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden frames anew")

var sgr = regexp.MustCompile("\x1b\\[([0-9;]*)m")

// legible writes escape sequences as <1> and the end of a run as <>.
func legible(view string) string {
	return strings.TrimRight(sgr.ReplaceAllString(view, "<$1>"), "\n") + "\n"
}

func TestGoldenFrames(t *testing.T) {
	for name, a := range fixtures() {
		for _, w := range []int{40, 76, 80, 120} {
			for view, stored := range map[string]bool{"clean": false, "stored": true} {
				t.Run(fmt.Sprintf("%s-%d-%s", name, w, view), func(t *testing.T) {
					m := shown(a, w, 90)
					m.SetStored(stored)
					m.SetSearch(terms("工会", "trade unions"))
					got := legible(m.View())
					path := filepath.Join("testdata", fmt.Sprintf("%s-%d-%s.txt", name, w, view))
					if *update {
						if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
							t.Fatal(err)
						}
						return
					}
					want, err := os.ReadFile(path)
					if err != nil {
						t.Fatalf("%v; run with -update", err)
					}
					if got != string(want) {
						t.Errorf("differs from %s, got\n%s", path, got)
					}
				})
			}
		}
	}
}
