package bodies

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// TestSkim holds what looks at many bytes at a time to a look at each.
func TestSkim(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	pieces := []string{"union", "UNION", "Federation", "federatioN", "ACFTU", "acftu", "General ", "general ", "Un", "u", "n", "feder", "工会", "é", "Ü", "’", "\U00020000", " ", "the ", "Trade ", "[", "@", "Z", "A", "z"}
	for range 20000 {
		var b strings.Builder
		for range rng.IntN(12) {
			b.WriteString(pieces[rng.IntN(len(pieces))])
		}
		s := b.String()
		if got, want := hasHan(s), strings.ContainsRune(s, '工') || strings.ContainsRune(s, '会'); got != want {
			t.Fatalf("hasHan(%q) is %v", s, got)
		}
		for i := range len(s) + 1 {
			if onRune(s, i) {
				next := strings.IndexAny(s[i:], "会工")
				if next += i; next < i {
					next = len(s)
				}
				if got := nextOf(s, i, 0x9abce4, work, work); got != next {
					t.Fatalf("nextOf(%q, %d) is %d, want %d", s, i, got, next)
				}
			}
			want := i
			for want < len(s) && (s[want] < 'A' || s[want] > 'Z') && s[want]&0xe0 != 0xc0 {
				want++
			}
			if got := nextCapital(s, i); got != want {
				t.Fatalf("nextCapital(%q, %d) is %d, want %d", s, i, got, want)
			}
		}
		for at := range len(s) {
			what := trigByte[s[at]]
			if what == trigNone || !triggersAt(s, at, what) {
				continue
			}
			if !reaches(s, at) {
				t.Fatalf("the scan of %q passes over byte %d", s, at)
			}
		}
	}
}

// reaches tells whether the scan for triggers looks at byte at.
func reaches(s string, at int) bool {
	for i := nextTrigger(s, 0); i <= at && i < len(s); i = nextTrigger(s, i+1) {
		if i == at {
			return true
		}
	}
	return false
}

// TestRuneSet: a set has its characters and no others.
func TestRuneSet(t *testing.T) {
	set := newRuneSet("第代会Aa")
	for r := range rune(0x10000) {
		if set.has(r) != strings.ContainsRune("第代会Aa", r) {
			t.Fatalf("%c is wrong", r)
		}
	}
}
