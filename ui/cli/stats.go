package cli

import (
	"fmt"
	"math"
	"os"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"gongbao/store"
)

// bindMemory adds --memory to a command that opens an archive.
func bindMemory(c *cobra.Command) {
	c.Flags().String("memory", "", "use no more memory than about this `SIZE`, as 512MB, apart from what is mapped")
}

// takeMemory sets the limit of --memory. It is a soft one: the more often memory
// is cleared, the nearer it is. What cannot be done in less is done in more.
func takeMemory(c *cobra.Command) error {
	f := c.Flags().Lookup("memory")
	if f == nil || f.Value.String() == "" {
		return nil
	}
	n, ok := bytesOf(f.Value.String())
	if !ok {
		return fmt.Errorf("--memory takes a size of 16MB or more, as 512MB or 2GB, not %q", f.Value.String())
	}
	debug.SetMemoryLimit(n)
	return nil
}

// leastMemory is the least limit that makes sense, in bytes.
const leastMemory = 16 << 20

// bytesOf reads a size.
func bytesOf(s string) (n int64, ok bool) {
	s = strings.ToUpper(strings.TrimSpace(s))
	unit := int64(1)
	for _, u := range []struct {
		name string
		of   int64
	}{{"KB", 1e3}, {"MB", 1e6}, {"GB", 1e9}, {"K", 1e3}, {"M", 1e6}, {"G", 1e9}, {"B", 1}} {
		if rest, has := strings.CutSuffix(s, u.name); has {
			s, unit = strings.TrimSpace(rest), u.of
			break
		}
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsNaN(f) || f*float64(unit) < leastMemory || f*float64(unit) > math.MaxInt64/2 {
		return 0, false
	}
	return int64(f * float64(unit)), true
}

func (r *run) statsCommand() *cobra.Command {
	var archive []string
	var j jsonFlag
	c := &cobra.Command{
		Use:   "stats [flags]",
		Short: "say what an archive takes: parts, what is mapped, what is held",
		Long: `Says how many articles an archive has, what its parts take in bytes, how much
of that lies in its mapped snapshot, and how much memory the program holds. What
is mapped is the system's to give back when others need the memory.

Into a pipe or file each line is a name and a number, parted by a tab; sizes are
in bytes.`,
		Example: "  gongbao stats -a ~/news",
		Args:    archiveOnly,
		RunE:    func(c *cobra.Command, _ []string) error { return r.stats(c, archive, j) },
	}
	j.add(c)
	bindFresh(c)
	bindArchive(c, &archive)
	return c
}

// stat is one line of stats.
type stat struct {
	name, label string
	n           int64
	size        bool // n is bytes
}

func (r *run) stats(c *cobra.Command, paths []string, j jsonFlag) error {
	if err := r.configure(); err != nil {
		return err
	}
	a, err := r.open(c, paths)
	if err != nil {
		return err
	}
	lines := r.statsOf(a)
	if j.on() {
		all := map[string]int64{}
		for _, l := range lines {
			all[l.name] = l.n
		}
		return r.encoder().Encode(all)
	}
	for _, l := range lines {
		switch {
		case !r.StdoutTTY:
			fmt.Fprintf(r.out, "%s\t%d\n", l.name, l.n)
		case l.size:
			fmt.Fprintf(r.out, "%-28s %12s\n", l.label, bytesIn(l.n))
		default:
			fmt.Fprintf(r.out, "%-28s %12s\n", l.label, thousands(int(l.n)))
		}
	}
	return nil
}

func (r *run) statsOf(a *store.Live) []stat {
	z := a.Sizes()
	lines := []stat{
		{"articles", "articles", int64(z.Articles), false},
		{"words", "words", z.Words, false},
		{"segments", "parts searched one by one", int64(z.Segments), false},
		{"texts", "articles, compressed", int64(z.Parts.Records), true},
		{"heads", "titles, paths, names", int64(z.Parts.Heads), true},
		{"columns", "dates, sources, bodies", int64(z.Parts.Columns), true},
		{"dictionary", "words of the index", int64(z.Parts.Dictionary), true},
		{"postings", "where they stand", int64(z.Parts.Postings), true},
		{"mapped", "of these in a mapped file", z.Mapped, true},
	}
	if path := r.cacheFile; path != "" {
		if info, err := os.Stat(path); err == nil {
			lines = append(lines, stat{"snapshot", "the snapshot's file", info.Size(), true})
		}
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	lines = append(lines, stat{"held", "memory held by the program", int64(m.Sys - m.HeapReleased), true})
	if limit := debug.SetMemoryLimit(-1); limit < math.MaxInt64 {
		lines = append(lines, stat{"limit", "limit of it", limit, true})
	}
	return lines
}
