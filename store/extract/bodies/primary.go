package bodies

import (
	"slices"

	"gongbao/model"
)

// Scores of what makes an article one body's. Each outweighs all below it
// together.
const (
	scoreTitle      = 4000 // it is named in the title
	scoreTitleFirst = 500  // before the others there
	scoreTitlePlace = 2000 // its region is named in the title
	scoreSource     = 600  // it is the source, and the text names it too
	scoreLeadFirst  = 300
	scoreLead       = 100 // each time the lead names it, up to three
	scoreDeck       = 250
	scoreHeading    = 60
	scoreText       = 10 // each time the text names it, up to ten
)

// first moves the body that the article is mainly about to the front.
func (f *finder) first(all []*found) {
	titleTaken, leadTaken := false, false
	for _, b := range all {
		f.score(b)
	}
	for _, b := range all { // in order of appearance
		if !titleTaken && f.inRole(b, roleTitle) {
			b.score += scoreTitleFirst
			titleTaken = true
		}
		if !leadTaken && f.inRole(b, roleLead) {
			b.score += scoreLeadFirst
			leadTaken = true
		}
	}
	if !titleTaken && len(all) > 1 {
		f.titlePlace(all)
	}
	best := 0
	for i, b := range all {
		if b.score > all[best].score {
			best = i
		}
	}
	b := all[best]
	copy(all[1:best+1], all[:best])
	all[0] = b
}

func (f *finder) inRole(b *found, r role) bool {
	return slices.ContainsFunc(b.hits, func(h *hit) bool { return f.units[h.unit].role == r })
}

func (f *finder) score(b *found) {
	title, source, deck := false, false, false
	lead, text := 0, 0
	for _, h := range b.hits {
		switch f.units[h.unit].role {
		case roleTitle:
			title = true
		case roleSource:
			source = true
		case roleDeck:
			deck = true
		case roleLead:
			lead++
			text++
		case roleBody:
			text++
		}
	}
	if title {
		b.score += scoreTitle
	}
	if source && text > 0 {
		b.score += scoreSource
	}
	if deck {
		b.score += scoreDeck
	}
	b.score += scoreLead*min(lead, 3) + scoreText*min(text, 10)
	if b.union.Level == model.LevelNational {
		b.score -= scoreLead + scoreText // often named for what it asks of all
	}
}

// titlePlace favours the body of the region that a title without a body names.
func (f *finder) titlePlace(all []*found) {
	ev := f.places()
	for i := range ev.named {
		n := &ev.named[i]
		if n.region == nil || f.units[n.unit].role != roleTitle {
			continue
		}
		for _, b := range all {
			if b.union.ID == n.region.Code {
				b.score += scoreTitlePlace
				return
			}
		}
	}
}
