package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"gongbao/store"
	"gongbao/store/query"
)

// readFlags are the flags of the reader. They overrule the configuration.
type readFlags struct {
	ascii, mouse bool
	ambiguous    int
	debug        string
}

func (r *run) readCommand() *cobra.Command {
	var f readFlags
	c := &cobra.Command{
		Use:   "gongbao [PATH...]",
		Short: "read archives of trade-union news in a terminal",
		Long: `gongbao reads archives of trade-union news: folders of saved articles, in
English and Chinese. Without a command it opens the reader on the files and
folders named; "-" is standard input. Where none is named it reads
$GONGBAO_ARCHIVE, the archive of the configuration file, or a built-in sample.

A folder that is called like a command is named ./find.

"gongbao help query" explains the query language, "help config" the
configuration and the environment, "help json" what --json writes.`,
		Example: "  gongbao ~/news\n  gongbao find -a ~/news union:anhui date:2023\n  gongbao show -a ~/news 2023/lu-an.txt",
		Version: r.Version,
		Args:    cobra.ArbitraryArgs,
		RunE:    func(c *cobra.Command, args []string) error { return r.read(c, f, args) },
	}
	c.Flags().BoolP("version", "v", false, "print the version")
	c.SetVersionTemplate("gongbao {{.Version}}\n")
	c.Flags().BoolVar(&f.ascii, "ascii", false, "draw with ASCII characters only")
	c.Flags().BoolVar(&f.mouse, "mouse", false, "begin with the mouse on")
	c.Flags().IntVar(&f.ambiguous, "ambiguous-width", 1, "give characters of ambiguous width `N` cells, 1 or 2")
	c.Flags().StringVar(&f.debug, "debug", "", "write a debug log to this `FILE`")
	_ = c.MarkFlagFilename("debug")
	bindWay(c)
	return c
}

// apply overrules settings by the flags that were given.
func (f readFlags) apply(c *cobra.Command, s *Settings) error {
	if c.Flags().Changed("ascii") {
		s.ASCII = f.ascii
	}
	if c.Flags().Changed("mouse") {
		s.Mouse = f.mouse
	}
	if f.ambiguous != 1 && f.ambiguous != 2 {
		return fmt.Errorf("--ambiguous-width takes 1 or 2, not %d", f.ambiguous)
	}
	if c.Flags().Changed("ambiguous-width") {
		s.WideAmbiguous = f.ambiguous == 2
	}
	return nil
}

// read opens the reader, or writes the list where there is no screen for it.
func (r *run) read(c *cobra.Command, f readFlags, paths []string) error {
	if err := r.configure(); err != nil {
		return err
	}
	if err := f.apply(c, &r.conf); err != nil {
		return err
	}
	if err := lookFor(c, paths); err != nil {
		return err
	}
	if err := r.pipedIn(paths); err != nil {
		return err
	}
	src := r.source(paths)
	if !r.screen() || r.Read == nil {
		return r.readPlain(c, src)
	}
	return r.onScreen(c.Context(), src, f.debug)
}

// readPaths opens the reader on files and folders that are there, without flags.
func (r *run) readPaths(ctx context.Context, paths []string) error {
	if err := r.configure(); err != nil {
		return err
	}
	return r.onScreen(ctx, r.source(paths), "")
}

// onScreen opens the reader, with a debug log where one is named.
func (r *run) onScreen(ctx context.Context, src Source, debug string) error {
	src, err := r.withOwn(src)
	if err != nil {
		return err
	}
	return r.Read(ctx, ReadOptions{Source: src, Settings: r.conf, Note: src.tag(), Debug: debug})
}

// lookFor makes sure that the paths exist, before the screen is taken. One that
// does not may be a command misspelled.
func lookFor(c *cobra.Command, paths []string) error {
	for _, p := range paths {
		if _, err := os.Stat(p); p == "-" || p == "" || !errors.Is(err, fs.ErrNotExist) {
			continue
		}
		msg := p + ": no such file or folder"
		if near := c.SuggestionsFor(p); len(paths) == 1 && len(near) > 0 {
			msg += "; did you mean the command " + strings.Join(near, " or ") + "?"
		}
		return errors.New(msg)
	}
	return nil
}

// screen tells whether standard output is a terminal that the reader can draw on.
func (r *run) screen() bool { return r.StdoutTTY && r.Getenv("TERM") != "dumb" }

// readPlain writes what the reader would list.
func (r *run) readPlain(c *cobra.Command, src Source) error {
	why := "the output is not a terminal"
	if r.StdoutTTY {
		why = "this terminal cannot show the reader (TERM=dumb)"
	}
	r.say("%s, so here is the list of articles; gongbao show ID prints one", why)
	if note := src.note(); note != "" {
		r.say("%s", note)
	}
	a, err := r.load(c.Context(), src)
	if err != nil {
		return err
	}
	res, err := a.Search(c.Context(), r.view(), query.Query{}, store.Newest)
	if err != nil {
		return err
	}
	if err := r.remark(c, a, nil); err != nil {
		return err
	}
	if err := r.list(c.Context(), res, res.Total); err != nil {
		return err
	}
	if res.Total == 0 {
		r.sayNothing("")
		return errNothing
	}
	return nil
}
