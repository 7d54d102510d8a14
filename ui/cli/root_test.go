package cli

import (
	"slices"
	"testing"

	"github.com/spf13/cobra"
)

// A command line that only names what to read goes without the other commands;
// none of those may be taken for a folder.
func TestOnlyReads(t *testing.T) {
	r := &run{App: App{Getenv: func(string) string { return "" }}, out: newOutput(nil)}
	full := r.root([]string{"--help"})
	full.InitDefaultHelpCmd()
	names := []string{cobra.ShellCompRequestCmd, cobra.ShellCompNoDescRequestCmd}
	for _, c := range full.Commands() {
		names = append(names, append(c.Aliases, c.Name())...)
	}
	slices.Sort(names)
	if want := slices.Sorted(slices.Values(commandNames[:])); !slices.Equal(names, want) {
		t.Errorf("the commands are %q, commandNames %q", names, want)
	}
	t.Chdir(t.TempDir())
	here := t.TempDir()
	for _, c := range []struct {
		args  []string
		reads bool
	}{
		{nil, true}, {[]string{here}, true}, {[]string{".", here}, true}, {[]string{"find"}, false}, {[]string{"no-such"}, false}, {[]string{here, "--ascii"}, false},
		{[]string{"-"}, false}, {[]string{here, "man"}, false}, {[]string{"__complete", ""}, false},
	} {
		if got := onlyReads(c.args); got != c.reads {
			t.Errorf("%q: %v", c.args, got)
		}
		if got := r.root(c.args).HasSubCommands(); got == c.reads {
			t.Errorf("%q: with commands: %v", c.args, got)
		}
	}
}
