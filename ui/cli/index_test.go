package cli

import (
	"strings"
	"testing"

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
