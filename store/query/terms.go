package query

// Terms returns what q looks for in titles and texts, in order and each once:
// what a page marks as hits. What is negated, and what is looked for only in
// the names of people, is left out. A value of near: that Parse would refuse
// has none.
func (q Query) Terms() []Term {
	return q.terms(func(t Term) bool { return t.In != InPeople })
}

// AllTerms is Terms with what is looked for in the names of people.
func (q Query) AllTerms() []Term {
	return q.terms(func(Term) bool { return true })
}

func (q Query) terms(wanted func(Term) bool) []Term {
	var terms []Term
	seen := map[string]bool{}
	collect(q.Root, func(t Term) {
		if key := t.Key(); len(t.Words) > 0 && wanted(t) && !seen[key] {
			seen[key] = true
			terms = append(terms, t)
		}
	})
	return terms
}

func collect(n Node, add func(Term)) {
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
		add(newTerm(n))
	case Field:
		if n.Name != "near" || checkField(n) != nil {
			return
		}
		near, _ := parseNear(n.Value)
		for _, t := range near.Terms {
			add(t)
		}
	}
}
