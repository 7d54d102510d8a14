package query

import (
	"strings"
	"unicode/utf8"
)

// Nearest returns the one of names that typed is most likely a slip of, or "".
func Nearest(typed string, names []string) string { return nearest(typed, names) }

// nearest returns the one of names that typed is most likely a slip of, or "":
// one that it begins, or one at most two slips away (one for short words). A
// slip is a letter too many, missing, wrong, or two exchanged.
func nearest(typed string, names []string) string {
	best, least := "", slips(typed)+1
	for _, name := range names {
		d := distance(typed, name, least)
		if n := len(typed); n >= 2 && n < len(name) && name[:n] == typed {
			d = 0
		}
		if d < least {
			best, least = name, d
		}
	}
	return best
}

// slips is how many slips a word of its length is allowed.
func slips(typed string) int {
	switch n := utf8.RuneCountInString(typed); {
	case n < 3:
		return n - 1
	case n < 5:
		return 1
	}
	return 2
}

// distance returns the number of slips between a and b, or limit if there are
// as many or more (optimal string alignment).
func distance(a, b string, limit int) int {
	x, y := []rune(a), []rune(b)
	if len(x)-len(y) >= limit || len(y)-len(x) >= limit || len(x) > 64 {
		return limit
	}
	var before, last []int
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(x); i++ {
		before, last, row = last, row, make([]int, len(y)+1)
		row[0] = i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
	}
	return min(row[len(y)], limit)
}

// OrMean says which of names was meant by one that is none of them, "did you
// mean …?", or what there is: there and the names.
func OrMean(typed string, names []string, there string) string {
	if near := nearest(typed, names); near != "" {
		return "did you mean " + near + "?"
	}
	return there + strings.Join(names, ", ")
}
