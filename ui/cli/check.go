package cli

import (
	"fmt"
	"strconv"

	"github.com/spf13/cobra"

	"gongbao/store"
)

func (r *run) checkCommand() *cobra.Command {
	var archive []string
	var j jsonFlag
	c := &cobra.Command{
		Use:   "check [flags]",
		Short: "list every file that could not be read whole",
		Long: `Lists every file that could not be read whole, with the reason and what to do
about it. The exit status is 1 if there is one.

Into a pipe or file each line is a path, "lost" or "kept" (something was
removed, the rest is there), the reason and the hint, parted by tabs.`,
		RunE: func(c *cobra.Command, _ []string) error { return r.check(c, archive, j) },
	}
	c.Args = func(_ *cobra.Command, args []string) error {
		if len(args) > 0 {
			return fmt.Errorf("check takes the archive with -a: gongbao check -a %s", args[0])
		}
		return nil
	}
	j.add(c)
	bindArchive(c, &archive)
	return c
}

func (r *run) check(c *cobra.Command, paths []string, j jsonFlag) error {
	if err := r.configure(); err != nil {
		return err
	}
	a, err := r.open(c, paths)
	if err != nil {
		return err
	}
	n := 0
	enc := r.encoder()
	err = eachProblem(c.Context(), a, func(p store.Problem) error {
		n++
		switch {
		case j.on():
			return enc.Encode(problemJSON(p))
		case r.StdoutTTY:
			return r.problem(p)
		}
		return r.row(p.Path, fate(p), p.Reason, p.Hint)
	})
	if err != nil {
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

// problem writes a problem for people.
func (r *run) problem(p store.Problem) error {
	if err := r.row(p.Path); err != nil {
		return err
	}
	line := "  " + p.Reason
	if p.Hint != "" {
		line += "; " + p.Hint
	}
	return r.row(line)
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
	return strconv.Itoa(n) + " articles"
}
