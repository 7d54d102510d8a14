package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"gongbao/store"
	"gongbao/store/query"
	"gongbao/ui/text"
)

func (r *run) checkCommand() *cobra.Command {
	var archive []string
	var j jsonFlag
	var list string
	c := &cobra.Command{
		Use:   "check [flags]",
		Short: "the archive's health, and every file that could not be read whole",
		Long: `Says how an archive is: what could not be read, is empty, was decoded wrongly or
in a doubtful charset; what has no date, is no article, is a copy of another,
names no union body or one that could not be told; how many articles there are
by source and by month. Then it lists every file that could not be read whole,
with the reason and what to do about it. The exit status is 1 if there is one.
Corrections of your own files that are of no article are named on standard error.

--list shows the articles of one of the counts: undated, pages, several, copies,
same, unnamed, unresolved.

Into a pipe or file only the files are listed: each line is a path, "lost" or
"kept" (something was removed, the rest is there), the reason and the hint,
parted by tabs. --json writes the counts too (gongbao help json).`,
		Example: "  gongbao check -a ~/news\n  gongbao check -a ~/news --list undated",
		RunE: func(c *cobra.Command, _ []string) error {
			if c.Flags().Changed("list") {
				return r.listFindings(c, archive, j, list)
			}
			return r.check(c, archive, j)
		},
	}
	c.Args = archiveOnly
	j.add(c)
	c.Flags().StringVar(&list, "list", "", "list the articles of this `COUNT`: "+strings.Join(findings(), ", "))
	_ = c.RegisterFlagCompletionFunc("list", cobra.FixedCompletions(findings(), cobra.ShellCompDirectiveNoFileComp))
	bindArchive(c, &archive)
	return c
}

// archiveOnly refuses all arguments: the archive of a command is named by -a.
func archiveOnly(c *cobra.Command, args []string) error {
	if len(args) > 0 {
		return fmt.Errorf("%s takes the archive with -a: gongbao %[1]s -a %s", c.Name(), args[0])
	}
	return nil
}

func (r *run) check(c *cobra.Command, paths []string, j jsonFlag) error {
	if err := r.configure(); err != nil {
		return err
	}
	a, err := r.open(c, paths)
	if err != nil {
		return err
	}
	plain := !j.on() && !r.StdoutTTY
	var h health
	if !plain {
		if h, err = r.examine(c.Context(), a, nil); err != nil {
			return err
		}
	}
	if r.StdoutTTY && !j.on() {
		if err := r.healthTables(h); err != nil {
			return err
		}
	}
	n := 0
	enc := r.encoder()
	err = eachProblem(c.Context(), a, func(p store.Problem) error {
		n++
		switch {
		case j.on():
			return enc.Encode(problemJSON{string(p.Kind()), p.Path, p.Reason, p.Hint, p.Count, p.Lost})
		case r.StdoutTTY:
			return r.problem(p)
		}
		return r.row(p.Path, fate(p), p.Reason, p.Hint)
	})
	if err != nil {
		return err
	}
	if j.on() {
		if err := enc.Encode(h.json()); err != nil {
			return err
		}
	}
	if err := r.idleCorrections(c.Context(), a); err != nil {
		return err
	}
	if n > 0 {
		return errProblems
	}
	if r.StdoutTTY {
		r.say("every file was read whole: %s", articles(a.Info().Count))
	}
	return nil
}

// idleCorrections says which corrections of the reader's own files are of no
// article of the archive: of one that is gone, or whose name is misspelt.
func (r *run) idleCorrections(ctx context.Context, a *store.Live) error {
	idle := r.own.Corrections()
	if len(idle) == 0 {
		return nil
	}
	res, err := a.Search(ctx, r.view(), query.Query{}, store.Newest)
	if err != nil {
		return err
	}
	there := make(map[string]bool, 2*res.Total)
	err = eachHit(ctx, res, res.Total, func(h store.Hit) error {
		there[string(h.ID)], there[h.Path] = true, true
		return nil
	})
	for _, c := range idle {
		if err == nil && !there[c.Article] {
			r.say("%s:%d: corrects %q, which is no article of this archive; an article goes by its id or its path, as gongbao find prints them", c.File, c.Line, c.Article)
		}
	}
	return err
}

// listFindings lists the articles of one count.
func (r *run) listFindings(c *cobra.Command, paths []string, j jsonFlag, kind string) error {
	if !slices.Contains(findings(), kind) {
		return fmt.Errorf("--list takes a count, not %q; %s", kind, query.OrMean(kind, findings(), "counts are "))
	}
	if err := r.configure(); err != nil {
		return err
	}
	a, err := r.open(c, paths)
	if err != nil {
		return err
	}
	n := 0
	enc := r.encoder()
	_, err = r.examine(c.Context(), a, func(f finding) error {
		if f.kind != kind {
			return nil
		}
		n++
		if j.on() {
			return enc.Encode(f.json())
		}
		return r.row(string(f.article.ID), f.article.Path, f.article.Title, f.why)
	})
	if err == nil && n == 0 {
		return errNothing
	}
	return err
}

// problem writes a problem for people.
func (r *run) problem(p store.Problem) error {
	if err := r.row(p.Path); err != nil {
		return err
	}
	line := p.Reason
	if p.Hint != "" {
		line += "; " + p.Hint
	}
	m := text.Measure{WideAmbiguous: r.conf.WideAmbiguous}
	for _, l := range m.Wrap(text.Clean(line), max(min(r.width(), measure)-2, 12)) {
		if err := r.row("  " + l.Text); err != nil {
			return err
		}
	}
	return nil
}

func fate(p store.Problem) string {
	if p.Lost {
		return "lost"
	}
	return "kept"
}

// articles is a number of articles in words.
func articles(n int) string {
	if n == 1 {
		return "1 article"
	}
	return thousands(n) + " articles"
}
