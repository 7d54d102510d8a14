package store

import (
	"cmp"
	"strings"
)

// compareProblems orders problems by path, and those of one file by their
// reasons, line 9 before line 10; what says how many more there are comes last.
func compareProblems(a, b Problem) int {
	return cmp.Or(strings.Compare(a.Path, b.Path), cmp.Compare(moreOf(a), moreOf(b)), natural(a.Reason, b.Reason))
}

// moreOf is 1 for the problem that counts those of a file that are not listed.
func moreOf(p Problem) int {
	if strings.HasPrefix(p.Reason, "and ") {
		return 1
	}
	return 0
}

// natural compares two texts, and the first numbers in which they differ as
// numbers.
func natural(a, b string) int {
	at := 0
	for at < len(a) && at < len(b) && a[at] == b[at] {
		at++
	}
	for at > 0 && isDigit(a[at-1]) {
		at--
	}
	m, n := digits(a[at:]), digits(b[at:])
	if m > 0 && n > 0 && a[at] != '0' && b[at] != '0' && m != n {
		return cmp.Compare(m, n)
	}
	return strings.Compare(a, b)
}

func digits(s string) int {
	n := 0
	for n < len(s) && isDigit(s[n]) {
		n++
	}
	return n
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
