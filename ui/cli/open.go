package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"gongbao/store"
)

// open loads the archive that a command's -a names, or the one that is read
// where none is named, and says what of it could not be read.
func (r *run) open(c *cobra.Command, paths []string) (*store.Live, error) {
	src := r.source(paths)
	if src.Sample() {
		r.say("no archive is named, so this is the built-in sample; name yours with -a PATH or $GONGBAO_ARCHIVE")
	}
	return r.load(c.Context(), src)
}

// pipedIn makes sure that "-" has an article to read: at a terminal it would
// wait for one to be typed, and take the keys from the reader.
func (r *run) pipedIn(paths []string) error {
	if r.StdinTTY && slices.Contains(paths, "-") {
		return errors.New("- reads an article from standard input; pipe one in: cat FILE | gongbao -")
	}
	return nil
}

// load reads an archive to its end.
func (r *run) load(ctx context.Context, src Source) (*store.Live, error) {
	if err := r.pipedIn(src.Paths); err != nil {
		return nil, err
	}
	src, err := r.withOwn(src)
	if err != nil {
		return nil, err
	}
	o := src.Options()
	o.Cache.InParts = true // who asked has an answer, and waits for nothing else that takes long
	a, err := store.Open(ctx, o)
	if err != nil && src.From != "" {
		return nil, fmt.Errorf("%w (named by %s)", err, src.From)
	}
	if err != nil {
		return nil, err
	}
	r.opened = append(r.opened, a)
	return a, a.Wait()
}

// warnLost says how many files are missing from what a command works on.
func (r *run) warnLost(ctx context.Context, a *store.Live) error {
	lost := 0
	err := eachProblem(ctx, a, func(p store.Problem) error {
		if p.Lost {
			lost++
		}
		return nil
	})
	switch {
	case err != nil:
		return err
	case lost == 1:
		r.say("1 file could not be read; gongbao check says which and why")
	case lost > 1:
		r.say("%d files could not be read; gongbao check says which and why", lost)
	}
	return nil
}

// batch is how many rows are asked for at a time.
const batch = 512

// eachProblem calls visit for every problem of an archive.
func eachProblem(ctx context.Context, a *store.Live, visit func(store.Problem) error) error {
	for offset := 0; ; {
		problems, err := a.Problems(ctx, offset, batch)
		if err != nil || len(problems) == 0 {
			return err
		}
		for _, p := range problems {
			if err := visit(p); err != nil {
				return err
			}
		}
		offset += len(problems)
	}
}

// eachHit calls visit for the first n rows of an answer.
func eachHit(ctx context.Context, res store.Results, n int, visit func(store.Hit) error) error {
	for offset := 0; offset < n; {
		hits, err := res.Window(ctx, offset, min(batch, n-offset))
		if err != nil || len(hits) == 0 {
			return err
		}
		for _, h := range hits {
			if err := visit(h); err != nil {
				return err
			}
		}
		offset += len(hits)
	}
	return nil
}
