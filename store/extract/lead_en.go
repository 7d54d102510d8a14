package extract

import (
	"strings"
)

// latinLead reads the start of a report in English.
func latinLead(s string) lead {
	var l lead
	if l := latinReports(s); l.marked {
		return l
	}
	open := strings.IndexByte(head(s, 120), '(')
	if open >= 0 {
		before := strings.TrimRight(s[:open], " ")
		if i := strings.IndexByte(s[open:], ')'); i > 0 && i < 160 && leadBefore(before) {
			in := s[open+1 : open+i]
			q := latinPeople(in, false)
			if q.role && len(q.names)+len(q.photos) > 0 {
				l.marked, l.people, l.source = true, q, firstOutlet(in, q.org)
				if l.source == "" {
					l.source = datelineOutlet(before)
				}
			} else if latinOutlet(in) && measure(in).words <= 5 && before != "" && !shortFor(in, before) {
				l.marked, l.source = true, in
			}
		}
		if name, ok := newsName(before); ok {
			l.marked, l.source = true, name
		}
		return l
	}
	if i := indexFold(head(s, 60), " news "); i > 0 {
		if name, ok := newsName(s[:i+5]); ok {
			return lead{marked: true, source: name}
		}
	}
	if by, ok := cutBy(s); ok && len(by) < 60 {
		if q := latinPeople(by, true); !q.rest && len(q.names) > 0 && !endsSentence(s) {
			return lead{marked: true, people: q}
		}
	}
	return l
}

// shortFor tells whether a bracket holds the short name of the body before it:
// The All-China Federation of Trade Unions (ACFTU).
func shortFor(in, before string) bool {
	if !capsOutlet(in) || measure(in).words != 1 {
		return false
	}
	k := 0
	for w := range strings.FieldsFuncSeq(before, func(r rune) bool { return r == ' ' || r == '-' }) {
		if k < len(in) && w[0] == in[k] {
			k++
		}
	}
	return k == len(in)
}

// latinReports reads "Harbour Evening News reporter Lu Ming reported: On …" and
// "(Harbour Daily report on May 14th) The …".
func latinReports(s string) lead {
	h := head(s, 120)
	if strings.HasPrefix(h, "(") {
		i := strings.IndexByte(h, ')')
		k := indexFold(h[:max(i, 0)], " report")
		if k <= 0 || measure(h[k:i]).words > 6 {
			return lead{}
		}
		if name := trim(h[1:k]); latinOutlet(name) && latinReport(h[k+1:i]) {
			return lead{marked: true, source: name}
		}
		return lead{}
	}
	k := strings.Index(h, " reporter ")
	if k <= 0 || strings.ContainsAny(h[:k], ",.;:(") {
		return lead{}
	}
	rest := h[k+len(" reporter "):]
	i := strings.Index(rest, " report")
	if i <= 0 || !latinReport(rest[i+1:min(len(rest), i+10)]) {
		return lead{}
	}
	q := latinPeople(rest[:i], true)
	if q.rest || q.org != "" || len(q.names) == 0 || splitPinyin(strings.Fields(rest[:i])) == nil {
		return lead{}
	}
	l := lead{marked: true, people: q}
	if name := trim(h[:k]); latinOutlet(name) {
		l.source = name
	}
	return l
}

// latinReport tells whether s begins with "report" or "reported" and goes on
// with a mark, a day or nothing.
func latinReport(s string) bool {
	s = strings.TrimPrefix(strings.TrimPrefix(s, "reported"), "report")
	return s == "" || s[0] == ':' || s[0] == ',' || strings.HasPrefix(s, "s:") || strings.HasPrefix(s, " on ") || strings.HasPrefix(s, " from ")
}

// leadBefore tells whether the words before a bracket are a dateline, the name
// of a paper or nothing.
func leadBefore(s string) bool {
	n := measure(s)
	if n.words > 12 || endsSentence(strings.TrimSuffix(s, ".")) {
		return false
	}
	// A long dateline ends with its day: "The Harbour Daily Client July 12".
	return n.words <= 8 || isDigit(s[len(s)-1])
}

// datelineOutlet returns the outlet that a dateline names among its place and
// its day: "Harbour News Service, Beijing, March 4th".
func datelineOutlet(s string) string {
	for part := range strings.SplitSeq(s, ",") {
		if part = trim(part); measure(part).words > 1 && !hasDigit(part) && (latinOutlet(part) || strings.HasSuffix(part, " News Service")) {
			return part
		}
	}
	return ""
}

// firstOutlet returns the outlet that a bracket of a lead names first.
func firstOutlet(in, org string) string {
	for _, sep := range [...]string{" - ", "-", ",", "—"} {
		if i := strings.Index(in, sep); i > 0 && latinOutlet(in[:i]) {
			return trim(in[:i])
		}
	}
	return org
}

// newsName reads the outlet from "CAMCE News": a report's first words.
func newsName(s string) (string, bool) {
	name, ok := strings.CutSuffix(s, " News")
	if !ok {
		name, ok = strings.CutSuffix(s, " news")
	}
	if !ok || name == "" || !capital(name) {
		return "", false
	}
	n := measure(name)
	if n.words > 4 || n.han > 0 || strings.ContainsAny(name, ",.;:") || !latinOutlet(name) {
		return "", false
	}
	return name, true
}
