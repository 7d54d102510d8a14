package index

import "gongbao/store/query"

// mostCounted is how many hits of a word in one text are counted; more say no
// more about what the text is about.
const mostCounted = 50

// Score rates how well an article answers the words asked for; 0 if none
// were. Its whole part is how many of them stand in the title, so that a hit
// there is above any number in the text; its fraction grows with the hits in
// the text, less where the text is long (as in BM25, with k1 1.2 and b 0.75).
// mean is the mean size of a text in bytes.
func (p *Program) Score(d *Doc, mean float64) float64 {
	if p == nil || len(p.terms) == 0 {
		return 0
	}
	length := 1.0
	if mean > 0 {
		length = float64(len(d.body)) / mean
	}
	whole, part := 0.0, 0.0
	for _, t := range p.terms {
		if t.in != query.InBody && t.in != query.InPeople && t.within(d.title) {
			whole++
		}
		text := d.body
		switch t.in {
		case query.InTitle:
			continue
		case query.InPeople:
			text = d.people
		}
		n := float64(t.count(text, mostCounted))
		part += n / (n + 1.2*(0.25+0.75*length))
	}
	return whole + part/float64(len(p.terms)+1)
}
