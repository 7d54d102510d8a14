package cli

import (
	"strings"
	"testing"
	"time"

	"gongbao/store"
	"gongbao/ui/text"
)

// The line that tells how far index is fits on the terminal with the cursor
// behind it.
func TestProgressFits(t *testing.T) {
	line := "looking for changes: 123,456 of 1,234,567 files, 12,345 a second, 1m30s left"
	for _, w := range []int{0, 1, 2, 20, 40, 79, 80, 200} {
		r := &run{App: App{ErrWidth: w}}
		got := r.onOneLine(line)
		room := w
		if w == 0 {
			room = 80
		}
		if text.Width(got) > max(1, room-1) || len(line) < room && got != line || !strings.HasPrefix(line, strings.TrimSuffix(got, "…")) {
			t.Errorf("%d columns: %q", w, got)
		}
	}
}

// Progress tells of files while they are read, and of articles while those are
// indexed.
func TestProgress(t *testing.T) {
	began := time.Date(2023, 6, 30, 12, 0, 0, 0, time.UTC)
	now := began.Add(10 * time.Second)
	for want, l := range map[string]store.Loading{
		"reading: 20,000 of 100,000 files, 2,000 a second, 40s left":     {Active: true, Phase: "reading", Done: 20_000, Total: 100_000, Began: began},
		"indexing: 50,000 of 100,000 articles, 5,000 a second, 10s left": {Active: true, Phase: store.Indexing, Done: 50_000, Total: 100_000, Began: began},
		"reading: 99,999 of 100,000 files, 9,999 a second, 1s left":      {Active: true, Phase: "reading", Done: 99_999, Total: 100_000, Began: began},
		"finding files; 7 files read so far":                             {Active: true, Phase: "finding files", Done: 7},
		"12 articles read; writing the snapshot":                         {},
	} {
		if got := progress(store.Info{Count: 12, Loading: l}, now); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
