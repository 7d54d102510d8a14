package store

import "gongbao/store/index"

// nearest looks for the name that a mistyped one was meant to be.
type nearest struct {
	want []rune
	most int    // changes that are still a slip
	name string // the nearest so far
	row  []int
}

// longestName is how many characters a name to be corrected may have.
const longestName = 64

func newNearest(value string) *nearest {
	want := []rune(index.Key(value))
	if len(want) > longestName {
		want = nil
	}
	return &nearest{want: want, most: min((len(want)+1)/3, 3), row: make([]int, len(want)+1)}
}

// try considers a name, whose index.Key is key. Of equals the first stays.
func (n *nearest) try(name, key string) {
	if n.most == 0 || key == "" || len(key) > 4*longestName {
		return
	}
	if d := n.changes(key); d <= n.most {
		n.name, n.most = name, d-1
	}
}

// changes counts the letters to put in, take out or replace between the two
// (Levenshtein's distance).
func (n *nearest) changes(key string) int {
	for i := range n.row {
		n.row[i] = i
	}
	for _, k := range key {
		diagonal := n.row[0]
		n.row[0]++
		for i, w := range n.want {
			cost := diagonal
			if w != k {
				cost++
			}
			diagonal = n.row[i+1]
			n.row[i+1] = min(cost, diagonal+1, n.row[i]+1)
		}
	}
	return n.row[len(n.want)]
}
