package cli

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"gongbao/store"
	"gongbao/store/cache"
	"gongbao/store/ingest"
	"gongbao/ui/text"
)

// bindCache adds --no-cache to a command that opens an archive.
func bindCache(c *cobra.Command) {
	c.Flags().Bool("no-cache", false, "neither use nor make a snapshot of the archive")
}

// bindFresh adds --fresh to a command that believes a snapshot.
func bindFresh(c *cobra.Command) {
	c.Flags().Bool("fresh", false, "look at every file for changes, not only at the folders")
}

// takeCache reads --no-cache and --fresh, where a command has them.
func (r *run) takeCache(c *cobra.Command) {
	r.noCache, _ = c.Flags().GetBool("no-cache")
	fresh, err := c.Flags().GetBool("fresh")
	r.trust = err == nil && !fresh
}

// cacheOf says where an archive's snapshot is kept. The sample and what comes
// through a pipe have none.
func (r *run) cacheOf(s Source) store.Cache {
	dir := cache.Dir(r.Getenv)
	if r.noCache || dir == "" || s.Sample() || slices.Contains(s.Paths, "-") {
		return store.Cache{}
	}
	way, by := wayKey(s), build(r.Version)
	return store.Cache{
		Path:  cache.File(dir, baseName(s.Paths), s.Key()+"\x00"+way, by),
		Stamp: stamp(by, way, s.stamp),
		Trust: r.trust,
	}
}

func baseName(paths []string) string {
	if len(paths) == 0 {
		return ""
	}
	abs, err := filepath.Abs(paths[0])
	if err != nil {
		return ""
	}
	return filepath.Base(abs)
}

// wayKey is how files are read, in words.
func wayKey(s Source) string {
	var b strings.Builder
	one := func(path string, w ingest.Way) {
		if abs, err := filepath.Abs(path); err == nil && path != "" {
			path = abs
		}
		fmt.Fprintf(&b, "%q %q", path, w.Charset)
		for _, k := range slices.Sorted(maps.Keys(w.Fields)) {
			fmt.Fprintf(&b, " %q=%q", k, w.Fields[k])
		}
		b.WriteByte('\n')
	}
	one("", s.Way)
	for _, path := range slices.Sorted(maps.Keys(s.Ways)) {
		one(path, s.Ways[path])
	}
	return b.String()
}

// build tells this program from any other that may read files in another way.
func build(version string) string {
	build := ""
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" || s.Key == "vcs.modified" && s.Value != "false" {
				build += s.Value
			}
		}
	}
	if build == "" || strings.HasSuffix(build, "true") { // a build of what nobody has a name for
		if path, err := os.Executable(); err == nil {
			if info, err := os.Stat(path); err == nil {
				build += fmt.Sprint(info.Size(), info.ModTime().UnixNano())
			}
		}
	}
	return fmt.Sprintf("%q %q", version, build)
}

// stamp sums up what articles depend on besides the files: the given texts.
func stamp(texts ...string) string {
	h := sha256.New()
	for _, t := range texts {
		fmt.Fprintf(h, "%q\n", t)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// saved waits until what was read of the archives that were opened is in their
// snapshots.
func (r *run) saved() {
	for _, a := range r.opened {
		<-a.Saved()
	}
}

func (r *run) cacheCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "cache",
		Short: "list the snapshots of archives, or clear them",
		Long: `A snapshot holds an archive as it was read, so that it opens at once the next
time. It is made by the reader, by find and its like, and by index. Files that were
added, removed or replaced are noticed by all of them, those written in place by
the reader, by index and with --fresh. A damaged snapshot is made anew. Each
version of gongbao makes its own, and removes those of others a week after they
were last written. A snapshot can be removed at any time.

Lists the snapshots with their sizes. Into a pipe or file each line is the size
in bytes and the path, parted by a tab.`,
		Example: "  gongbao cache\n  gongbao cache clear",
		Args:    cobra.NoArgs,
		RunE:    func(*cobra.Command, []string) error { return r.cacheList() },
	}
	c.AddCommand(&cobra.Command{
		Use:   "clear",
		Short: "remove all snapshots",
		Args:  cobra.NoArgs,
		RunE:  func(*cobra.Command, []string) error { return r.cacheClear() },
	})
	return c
}

func (r *run) snapshots() ([]cache.Entry, error) {
	dir := cache.Dir(r.Getenv)
	if dir == "" {
		return nil, errNoCache
	}
	return cache.List(dir)
}

var errNoCache = errors.New("there is no folder for snapshots: set HOME or XDG_CACHE_HOME")

func (r *run) cacheList() error {
	all, err := r.snapshots()
	if err != nil {
		return err
	}
	if len(all) == 0 {
		r.say("there are no snapshots in %s", cache.Dir(r.Getenv))
		return errNothing
	}
	for _, e := range all {
		if r.StdoutTTY {
			fmt.Fprintf(r.out, "%9s  %s\n", bytesIn(e.Bytes), text.Clean(e.Path))
		} else {
			fmt.Fprintf(r.out, "%d\t%s\n", e.Bytes, text.Clean(e.Path))
		}
	}
	return nil
}

func (r *run) cacheClear() error {
	all, err := r.snapshots()
	if err != nil {
		return err
	}
	sum := int64(0)
	for _, e := range all {
		if err := e.Remove(); err != nil {
			return err
		}
		sum += e.Bytes
	}
	switch len(all) {
	case 0:
		r.say("there were no snapshots in %s", cache.Dir(r.Getenv))
	case 1:
		r.say("removed 1 snapshot, %s", bytesIn(sum))
	default:
		r.say("removed %d snapshots, %s", len(all), bytesIn(sum))
	}
	return nil
}

// bytesIn words a number of bytes.
func bytesIn(n int64) string {
	switch {
	case n < 10_000:
		return fmt.Sprintf("%d B", n)
	case n < 10_000_000:
		return fmt.Sprintf("%.0f KB", float64(n)/1e3)
	case n < 10_000_000_000:
		return fmt.Sprintf("%.0f MB", float64(n)/1e6)
	}
	return fmt.Sprintf("%.1f GB", float64(n)/1e9)
}
