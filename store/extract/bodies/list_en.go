package bodies

// listBefore returns the places before p that share its noun: "A, B and C
// County Federation". Without "and" only a plural noun makes a list.
func (f *finder) listBefore(t string, p place, plural bool) []place {
	var items []place
	and, at := plural, p.start
	for range maxList {
		w, gap, ok := wordBefore(t, at)
		if !ok || gap == gapStop {
			break
		}
		from := at
		if gap == gapSpace {
			if !w.is(t, "and", "as") {
				break
			}
			and, from = true, w.s
		} else if !and {
			break
		}
		q, g, ok := f.chainBefore(t, from)
		if !ok || g == gapStop || located(t, q.start) {
			break
		}
		if q.kind == kindNone && p.kind != kindNone {
			if typed := narrow(q.cands, p.kind); len(typed) > 0 {
				q.cands = typed
			}
		}
		items = append(items, q)
		at = q.start
	}
	for l, r := 0, len(items)-1; l < r; l, r = l+1, r-1 {
		items[l], items[r] = items[r], items[l]
	}
	return items
}

const maxList = 24

// located tells whether "in" or "at" stands before: a place, not a name.
func located(t string, start int) bool {
	w, gap, ok := wordBefore(t, start)
	return ok && gap == gapSpace && w.is(t, "in", "at", "from", "to", "between", "near")
}

// listAfter returns the places behind p that share its noun.
func (f *finder) listAfter(t string, p place, plural bool) []place {
	var items []place
	and, at := plural, p.end
	for range maxList {
		w, gap, ok := wordAfter(t, at)
		if !ok || gap == gapStop {
			break
		}
		from := at
		if w.is(t, "and") {
			and, from = true, w.e
		} else if gap != gapComma {
			break
		}
		q, g, ok := f.chainAfter(t, from)
		if !ok || g == gapStop || f.ownNoun(t, q.end) {
			break
		}
		items = append(items, q)
		at = q.end
	}
	if !and {
		return nil
	}
	if last := lastKind(items, p); last != kindNone {
		for j := range items {
			if items[j].kind == kindNone {
				if typed := narrow(items[j].cands, last); len(typed) > 0 {
					items[j].cands = typed
				}
			}
		}
	}
	return items
}

func lastKind(items []place, p place) kind {
	if len(items) == 0 {
		return p.kind
	}
	return items[len(items)-1].kind
}

// ownNoun tells whether the words behind a place are a noun of its own
// ("and Hefei Women's Federation").
func (f *finder) ownNoun(t string, end int) bool {
	w, gap, ok := wordAfter(t, end)
	return ok && gap == gapSpace && w.capital(t) && !w.is(t, "and")
}
