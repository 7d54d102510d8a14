package cli

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"runtime"
	"strings"
)

// page writes s: through a pager on a terminal, plainly elsewhere.
func (r *run) page(s string) error {
	args := r.pager()
	if args == nil {
		_, err := r.out.WriteString(s)
		return err
	}
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = strings.NewReader(s), r.Stdout, r.Stderr
	cmd.Env = os.Environ()
	if r.Getenv("LESS") == "" {
		// Leave if it fits the screen, show bold, leave the text when left.
		cmd.Env = append(cmd.Env, "LESS=FRX")
	}
	defer leaveInterruptsToPager()()
	err := cmd.Run()
	var exit *exec.ExitError
	switch {
	case err == nil, isClosedPipe(err):
		return nil
	case errors.As(err, &exit) && exit.ExitCode() != notRun:
		return nil // left in its own way
	}
	r.say("the pager %s did not start (%v), so here is the text", strings.Join(args, " "), err)
	_, err = fmt.Fprint(r.out, s)
	return err
}

// notRun is the status of a shell whose command could not be found.
const notRun = 127

// pager is the command that shows a text on the terminal; nil for none. An
// empty PAGER or "cat" is none.
func (r *run) pager() []string {
	if !r.screen() {
		return nil
	}
	named, set := r.Getenv("PAGER"), r.Getenv("PAGER") != ""
	switch {
	case set && (strings.TrimSpace(named) == "" || named == "cat"):
		return nil
	case set && runtime.GOOS == "windows":
		return strings.Fields(named)
	case set:
		return []string{"sh", "-c", named}
	}
	if less, err := exec.LookPath("less"); err == nil {
		return []string{less, "-R"}
	}
	return nil
}

// leaveInterruptsToPager lets ctrl+c reach the pager without ending gongbao
// under it.
func leaveInterruptsToPager() (stop func()) {
	ch := make(chan os.Signal, 1)
	signal.Notify(ch, os.Interrupt)
	return func() { signal.Stop(ch) }
}
