package extract

import "strings"

// isBody tells whether a folded name is that of a union, office or department,
// which publish pages.
func isBody(s string) bool {
	n := measure(s)
	if n.han > 0 {
		return n.han >= 3 && n.han <= 30 && orgEnd(s)
	}
	return n.words >= 2 && n.words <= 12 && (containsFold(s, "union") || containsFold(s, "office") || containsFold(s, "department") || containsFold(s, "bureau") || containsFold(s, "committee") || containsFold(s, "government"))
}

// isClockOnly tells whether s is a time of day, a day without a year before it
// or not.
func isClockOnly(s string) bool {
	for _, r := range s {
		if (r < '0' || r > '9') && !strings.ContainsRune(": -月日", r) {
			return false
		}
	}
	return true
}

// takeAuthor reads the value of an author's or photographer's label.
func (m *meta) takeAuthor(f folded, v string, photo bool) {
	v = strings.Trim(v, " []()|,;-")
	if v == "" {
		return
	}
	n := measure(v)
	if n.han > 50 || n.words > 24 || endsSentence(v) && n.weight() > 8 {
		m.bad = true
		return
	}
	if n.han == 0 && n.words == 1 && isLogin(v) || isNobody(v) || len(v) <= 24 && isNobody(strings.ToLower(v)) {
		return
	}
	if i := strings.IndexByte(v, '('); i > 0 && n.han == 0 {
		// By Lu Ming (Harbour Daily)
		if in := strings.Trim(v[i:], " ()"); splitPinyin(strings.Fields(in)) == nil && nameLike(in, measure(in)) {
			if m.rank == noSource && !photo {
				m.source, m.rank = in, besideSource
			}
			v = trim(v[:i])
		}
	}
	p := readPeople(v, true)
	if n.han == 0 && isBody(v) && splitPinyin(strings.Fields(v)) == nil {
		m.org = strings.TrimPrefix(v, "the ") // Author: Publicity Department
		return
	}
	if p.rest && len(p.names) == 0 && len(p.photos) == 0 {
		if isOutlet(v) || isBody(v) {
			m.org = f.unfold(v)
			return
		}
		m.bad = m.bad || n.weight() > 12
		return
	}
	if photo {
		p.photos, p.names = append(p.photos, p.names...), nil
	}
	m.takePeople(f, p)
}

// takePeople keeps what a line of roles and names says.
func (m *meta) takePeople(f folded, p people) {
	m.authors = append(m.authors, f.unfoldAll(p.names)...)
	m.photos = append(m.photos, f.unfoldAll(p.photos)...)
	if p.org != "" && m.org == "" {
		m.org = f.unfold(p.org)
	}
}

// takeEditor reads the value of an editor's label: names, a code, or nothing.
func (m *meta) takeEditor(f folded, v string) {
	v = strings.Trim(v, " []()|,;-.")
	if v == "" {
		return
	}
	n := measure(v)
	if n.han > 40 || n.words > 20 || endsSentence(v) && n.weight() > 20 {
		m.bad = true
		return
	}
	if n.han == 0 && n.words <= 2 && isLogin(strings.ReplaceAll(v, " ", "")) {
		return
	}
	p := readPeople(v, true)
	if p.rest && len(p.names) == 0 && n.weight() > 16 {
		m.bad = true
		return
	}
	for _, name := range f.unfoldAll(p.names) {
		if !isLogin(name) || measure(name).han > 0 {
			m.editors = append(m.editors, name)
		}
	}
}
