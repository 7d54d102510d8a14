package filter

// unknown asks for what is needed to say what Enter would give: the days of
// the month shown, or a count that the years and months do not add up to.
// Nothing is asked before the facets are there: they may make it known.
func (m *Dates) unknown() Action {
	if !m.ahead.Ready() {
		return Action{}
	}
	m.counts.Skip()
	m.counted = -1
	month := point{y: m.at.y, m: m.at.m}
	if m.zoom == byDay {
		if _, known := m.days[month]; !known && m.asked != month {
			m.asked = month
			return Action{Kind: Days, Gen: m.ahead.Gen(), Year: month.y, Month: month.m}
		}
	}
	node, err := m.condition()
	if err != nil || node == nil {
		return Action{}
	}
	if n, ok := m.sum(); ok {
		m.counted = n
		return Action{}
	}
	return Action{Kind: Count, Gen: m.counts.Next(), Field: fieldDate, Node: node}
}

// SetDays takes the answer to Days with that generation: the counts of the days
// of a month, 1 to 12. It may ask for another count.
func (m *Dates) SetDays(year, month int, days [31]int, gen uint64) Action {
	if gen != m.ahead.Gen() || !m.ahead.Ready() {
		return Action{}
	}
	m.days[point{y: year, m: month}] = days
	return m.unknown()
}

// SetCount takes the answer to Count with that generation.
func (m *Dates) SetCount(n int, gen uint64) {
	if !m.counts.Ready() && m.counts.Answer(gen) {
		m.counted = n
	}
}

// sum adds up what the range would give, and tells whether it could: a range
// that begins or ends inside a month needs the days of that month.
func (m *Dates) sum() (n int, ok bool) {
	value := folded(m.value())
	if value == none {
		return m.undated, true
	}
	s, ok := parseSpan(value)
	if !ok {
		return 0, false
	}
	first, last := s.bounds()
	for _, y := range m.years {
		year := point{y: y.Year}
		switch {
		case year.last() < first || year.first() > last:
		case year.first() >= first && year.last() <= last:
			n += y.Count
		default:
			for i, count := range y.Months {
				part, known := m.sumMonth(point{y: y.Year, m: i + 1}, count, first, last)
				if !known {
					return 0, false
				}
				n += part
			}
		}
	}
	return n, true
}

// sumMonth adds up the days of a month that are in the range.
func (m *Dates) sumMonth(month point, count, first, last int) (n int, ok bool) {
	switch {
	case month.last() < first || month.first() > last || count == 0:
		return 0, true
	case month.first() >= first && month.last() <= last:
		return count, true
	}
	days, known := m.days[month]
	for d, k := range days {
		if day := dayNumber(month.y, month.m, d+1); day >= first && day <= last {
			n += k
		}
	}
	return n, known
}
