package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"gongbao/store"
	"gongbao/ui/text"
)

func (r *run) indexCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "index [PATH...]",
		Short: "make the snapshot of an archive now, with progress",
		Long: `Reads an archive and makes its snapshot, so that the reader and every other
command open it at once. What is read already and has not changed is not read
again. The reader and find do the same by themselves; index is for archives that
are large, and for jobs that run by the clock.`,
		Example: "  gongbao index ~/news\n  gongbao index",
		Args:    cobra.ArbitraryArgs,
	}
	var archive []string
	c.RunE = func(c *cobra.Command, args []string) error { return r.index(c, append(archive, args...)) }
	bindArchive(c, &archive)
	return c
}

func (r *run) index(c *cobra.Command, paths []string) error {
	if r.noCache {
		return errors.New("index makes the snapshot that --no-cache does without")
	}
	if err := r.configure(); err != nil {
		return err
	}
	src, err := r.withOwn(r.source(paths))
	if err != nil {
		return err
	}
	o := src.Options()
	switch {
	case src.Sample():
		return errors.New("name an archive: the built-in sample needs no snapshot")
	case slices.Contains(src.Paths, "-"):
		return errors.New("standard input cannot be opened a second time, so there is no snapshot of it")
	case o.Cache.Path == "":
		return errNoCache
	}
	o.Cache.Always = true
	began := r.Now()
	ctx, stop := signal.NotifyContext(c.Context(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	a, err := store.Open(ctx, o)
	if err != nil {
		return err
	}
	if err := r.watch(ctx, a); err != nil {
		if stop(); ctx.Err() != nil {
			a.Close()
			a.WaitKept()
			return errors.New("interrupted; what was read is kept, and index goes on from there")
		}
		return err
	}
	var unsaved *store.UnsavedError
	switch err := a.SaveError(); {
	case errors.As(err, &unsaved):
		return err // it says so itself
	case err != nil:
		return fmt.Errorf("no snapshot was written: %w", err)
	}
	return r.indexed(c.Context(), a, o.Cache.Path, r.Now().Sub(began))
}

// indexed says what was done.
func (r *run) indexed(ctx context.Context, a *store.Live, path string, took time.Duration) error {
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	fmt.Fprintf(r.out, "%s in %s; snapshot of %s: %s\n", count(a.Info().Count, "article"), inSeconds(took), bytesIn(info.Size()), path)
	return r.warnLost(ctx, a)
}

func inSeconds(d time.Duration) string { return fmt.Sprintf("%.1f s", d.Seconds()) }

// count words how many there are of something.
func count(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return fmt.Sprintf("%s %s", thousands(n), what)
}

// watch waits until an archive is read and its snapshot written. On a terminal
// it tells how far that is.
func (r *run) watch(ctx context.Context, a *store.Live) error {
	tick := time.NewTicker(progressEvery)
	defer tick.Stop()
	wide := 0
	show := func(line string) {
		if r.StderrTTY {
			line = r.onOneLine(line)
			fmt.Fprintf(r.Stderr, "\r%s%s", line, strings.Repeat(" ", max(0, wide-text.Width(line))))
			wide = text.Width(line)
		}
	}
	defer func() {
		if wide > 0 {
			fmt.Fprintf(r.Stderr, "\r%s\r", strings.Repeat(" ", wide))
		}
	}()
	read := a.Done()
	for {
		select {
		case <-tick.C:
			show(progress(a.Info(), r.Now()))
		case <-read:
			if err := a.Wait(); err != nil {
				return err
			}
			read = nil
		case <-ctx.Done():
			return ctx.Err()
		case <-a.Saved():
			return a.Wait()
		}
	}
}

// onOneLine cuts a line so that it fits on the terminal that standard error is
// and leaves a cell for the cursor: what is longer could not be written over.
func (r *run) onOneLine(line string) string {
	const usual = 80
	return text.Truncate(line, max(1, cmp.Or(r.ErrWidth, usual)-1), "…")
}

// progressEvery is how often progress is told.
const progressEvery = 200 * time.Millisecond

// progress words how far an archive is read, with the rate and the time left.
func progress(i store.Info, now time.Time) string {
	l := i.Loading
	switch {
	case !l.Active:
		return fmt.Sprintf("%s read; writing the snapshot", count(i.Count, "article"))
	case l.Total == 0:
		return fmt.Sprintf("%s; %s", l.Phase, count(l.Done, "file")+" read so far")
	}
	what := "file"
	if l.Phase == store.Indexing {
		what = "article"
	}
	line := fmt.Sprintf("%s: %s of %s", l.Phase, thousands(l.Done), count(l.Total, what))
	if left, ok := l.Left(now); ok {
		line += fmt.Sprintf(", %s a second, %s left", thousands(int(float64(l.Done-l.Before)/now.Sub(l.Began).Seconds())), max(left, time.Second).Round(time.Second))
	}
	return line
}
