package procs

import (
	"os"
	"os/exec"
	"runtime"
	"strings"
	"testing"
)

const limitedVar = "GONGBAO_TEST_LIMITED"

// TestN: where fewer goroutines may run than there are processors, as the runtime sees
// to in a container of fewer, those that run beside them do not share the work either.
func TestN(t *testing.T) {
	if os.Getenv(limitedVar) != "" {
		runtime.GOMAXPROCS(runtime.GOMAXPROCS(0) + 1)
		if n := N(); n != 1 {
			t.Errorf("%d goroutines share the work of one processor", n)
		}
		return
	}
	cmd := exec.Command(os.Args[0], "-test.run=^TestN$")
	cmd.Env = append(os.Environ(), limitedVar+"=1", "GOMAXPROCS=1")
	if out, err := cmd.CombinedOutput(); err != nil || !strings.Contains(string(out), "PASS") {
		t.Errorf("%v: %s", err, out)
	}
	before := runtime.GOMAXPROCS(1)
	defer runtime.GOMAXPROCS(before)
	if n := N(); n != 1 {
		t.Errorf("%d goroutines share the work where one may run", n)
	}
}
