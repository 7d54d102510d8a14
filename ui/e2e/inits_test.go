//go:build unix

package e2e

import (
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// mostInit is how many bytes the init of one package may allocate. It all
// happens before the first frame.
const mostInit = 1 << 20

var initLine = regexp.MustCompile(`^init (\S+) @.* (\d+) bytes, \d+ allocs$`)

// TestInitsAreSmall holds that no package does its work before it is needed.
func TestInitsAreSmall(t *testing.T) {
	cmd := exec.Command(binary(t), "--version")
	cmd.Env = append(os.Environ(), "GODEBUG=inittrace=1")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	packages := 0
	for line := range strings.Lines(string(out)) {
		m := initLine.FindStringSubmatch(strings.TrimSpace(line))
		if m == nil {
			continue
		}
		packages++
		if n, err := strconv.Atoi(m[2]); err != nil || n > mostInit {
			t.Errorf("the init of %s allocates %s bytes, more than %d", m[1], m[2], mostInit)
		}
	}
	if packages < 20 {
		t.Errorf("only %d inits are told of:\n%s", packages, out)
	}
}
