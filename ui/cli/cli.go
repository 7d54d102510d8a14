// Package cli is gongbao's command line: the same archive without a screen.
// It finds out what to read, then either hands over to the reader, which main
// supplies, or finds, shows and checks articles on standard output.
//
// stdout is data, stderr is messages. The exit status is 0 if something was
// found, 1 if nothing was (for check: if there is a problem), and 2 for a
// wrong command line or something that could not be read or written.
package cli

import (
	"context"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"gongbao/store"
	"gongbao/store/gazetteer/own"
	"gongbao/store/ingest"
)

// The exit statuses.
const (
	Found   = 0
	Nothing = 1
	Failed  = 2
)

// App is a run of the program: what it was built with and where it runs.
type App struct {
	// Version is what --version prints.
	Version string
	// Sample is the embedded sample archive, read where no other is named.
	Sample fs.FS
	// Read opens the reader and returns when it is left.
	Read func(ctx context.Context, o ReadOptions) error

	Stdin     *os.File
	Stdout    io.Writer
	Stderr    io.Writer
	StdinTTY  bool // Stdin is a terminal
	StdoutTTY bool // Stdout is a terminal
	StderrTTY bool // Stderr is a terminal, where index tells how far it is
	Width     int  // columns of the terminal that Stdout is; 0 where not known
	ErrWidth  int  // columns of the terminal that Stderr is; 0 where not known
	// Getenv looks up the environment; nil is an empty one.
	Getenv func(string) string
	// Now is the reader's clock, for date:30d; nil is time.Now.
	Now func() time.Time
}

// ReadOptions are what the reader opens with.
type ReadOptions struct {
	Source   Source   // what to read
	Settings Settings // from the configuration file and the flags
	Note     string   // a few words beside the archive's name, "" for none: who named it, if not the command line
	Debug    string   // the file to write a debug log to; "" for none
}

// run is one command line being carried out.
type run struct {
	App
	out  *output
	conf Settings
	way  ingest.Way // --charset, --field

	ownFiles []string // --unions
	own      *own.Own // what those files and the configured ones say, once an archive is loaded

	noCache, trust bool // --no-cache; a snapshot is believed where no folder changed
	opened         []*store.Live
	cacheFile      string // where the snapshot is, if there is to be one
}

// Main carries out a command line, args without the program's name, and
// returns the exit status.
func (a App) Main(ctx context.Context, args []string) int {
	if a.Getenv == nil {
		a.Getenv = func(string) string { return "" }
	}
	if a.Now == nil {
		a.Now = time.Now
	}
	defer keepBrokenPipes()()
	r := &run{App: a, out: newOutput(a.Stdout)}
	err := r.carryOut(ctx, args)
	if flushed := r.out.Flush(); err == nil {
		err = flushed
	}
	status := r.status(err)
	r.saved()
	return status
}

// carryOut does what a command line says. One that names nothing but what is to be
// read on the screen takes no look at flags and commands, and opens a millisecond
// sooner for it.
func (r *run) carryOut(ctx context.Context, args []string) error {
	if r.screen() && r.Read != nil && onlyReads(args) {
		return r.readPaths(ctx, args)
	}
	root := r.root(args)
	root.SetArgs(args)
	ran, err := root.ExecuteContextC(ctx)
	return exclusive(ran, err)
}

// keepBrokenPipes makes writing to a closed pipe an error of that write. Left
// alone, it would end the process with a signal. Programs started from here
// get the usual behaviour.
func keepBrokenPipes() (stop func()) {
	broken := make(chan os.Signal, 1)
	signal.Notify(broken, syscall.SIGPIPE)
	return func() { signal.Stop(broken) }
}

// commandNames are the names of the commands, and of those that shells ask for
// completions with.
var commandNames = [...]string{
	"find", "show", "unions", "check", "index", "cache", "stats", "completion", "man",
	"help", cobra.ShellCompRequestCmd, cobra.ShellCompNoDescRequestCmd,
}

// onlyReads tells whether a command line names nothing but files and folders
// that are there. It needs no command but that of the reader, which opens a
// millisecond sooner without the others.
func onlyReads(args []string) bool {
	for _, a := range args {
		if strings.HasPrefix(a, "-") || slices.Contains(commandNames[:], a) {
			return false
		}
		if _, err := os.Stat(a); err != nil {
			return false
		}
	}
	return true
}

// addCommands adds all commands to the root.
func (r *run) addCommands(root *cobra.Command) {
	root.AddCommand(r.findCommand(), r.showCommand(), r.unionsCommand(), r.checkCommand(), r.indexCommand(), r.cacheCommand(), r.statsCommand(),
		r.completionCommand(), r.manCommand())
	root.SetHelpCommand(r.helpCommand())
}

// root makes the tree of commands, as far as a command line needs it.
func (r *run) root(args []string) *cobra.Command {
	root := r.readCommand()
	if !onlyReads(args) {
		r.addCommands(root)
	}
	root.PersistentPreRunE = func(c *cobra.Command, _ []string) error {
		r.takeCache(c)
		if err := takeMemory(c); err != nil {
			return err
		}
		return r.takeWay(c)
	}
	root.CompletionOptions.DisableDefaultCmd = true
	root.SuggestionsMinimumDistance = 2
	root.SilenceErrors, root.SilenceUsage = true, true
	root.SetOut(r.out)
	root.SetErr(r.Stderr)
	root.SetFlagErrorFunc(flagError)
	return root
}
