package index

// A single Han character stands in a list for each character that can be behind it:
// 工 in hundreds, all of which would have to be put together. So where they are long,
// the articles that it stands in, and how often, are indexed beside them as a link
// is. In the dictionary that is the character behind a space.

// charShare is how many articles the lists of such a character hold in all, at least,
// for each article of the segment.
const charShare = 4

func charWord(c rune) string { return string([]rune{' ', c}) }

// commonChars returns the characters that have a list of their own in a field of so
// many articles.
func (f *field) commonChars(articles int) (all []rune) {
	for g := range f.pairs.firsts.Len() {
		from, to := int(f.pairs.starts.At(g)), int(f.pairs.starts.At(g+1))
		end := f.data.Len()
		if to < f.pairs.seconds.len() {
			end = f.pairs.at(to)
		}
		if (end-f.pairs.at(from))*8 < charShare*articles { // an article takes more than a bit
			continue
		}
		sum := 0
		for i := from; i < to; i++ {
			if f.pairs.seconds.at(i) != afterWord {
				sum += f.pairList(i).df
			}
		}
		if sum >= charShare*articles {
			all = append(all, rune(f.pairs.firsts.At(g)))
		}
	}
	return all
}

// chars writes the lists of such characters and appends where they are to links.
func (m *fieldMaker) chars(f *field, articles int, links []link) []link {
	var counts []uint32
	var p postings
	for _, c := range f.commonChars(articles) {
		if counts == nil {
			counts = make([]uint32, articles)
		}
		clear(counts)
		for _, l := range f.char(c) {
			newCursor(l).tally(0, counts)
		}
		p.reset()
		for d, n := range counts {
			if n > 0 {
				p.docs, p.counts = append(p.docs, uint32(d)), append(p.counts, n)
			}
		}
		links = append(links, link{charWord(c), m.list(&p)})
	}
	return links
}
