package query

import "strings"

// Words returns the words and phrases that q looks for in titles and texts, in
// order and each once: what a page marks as hits. What is negated, and what is
// looked for only in the names of people, is left out.
func (q Query) Words() []string {
	var words []string
	seen := map[string]bool{}
	collect(q.Root, func(w string) {
		if w != "" && !seen[w] {
			seen[w] = true
			words = append(words, w)
		}
	})
	return words
}

func collect(n Node, add func(string)) {
	switch n := n.(type) {
	case And:
		for _, c := range n.Nodes {
			collect(c, add)
		}
	case Or:
		for _, c := range n.Nodes {
			collect(c, add)
		}
	case Text:
		if n.In != InPeople {
			add(n.Words)
		}
	case Field:
		if n.Name == "near" {
			_, words := cutDistance(n.Value)
			for _, w := range strings.Fields(words) {
				w, _ = cutStar(w)
				add(w)
			}
		}
	}
}
