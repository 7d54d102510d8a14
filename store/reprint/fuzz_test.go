package reprint

import "testing"

// Whatever a text holds, comparing it ends, is symmetric, and finds it the same
// as itself.
func FuzzCompare(f *testing.F) {
	f.Add(news, newsZH)
	f.Add("the same the same the same the same", "")
	f.Add("\xff\xfe 工\xe5 会", "a\x00b c d 工会工会")
	f.Fuzz(func(t *testing.T, a, b string) {
		x, y := Read(a), Read(b)
		l := x.Compare(y)
		if l != y.Compare(x) {
			t.Error("one way it differs from the other")
		}
		if l.Resemblance < 0 || l.Resemblance > 1 || l.Differs < 0 || l.Differs > 1 || l.Replaced < 0 || l.Replaced > 1 {
			t.Errorf("%+v", l)
		}
		if self := x.Compare(x); len(x.shingles) > 0 && self != (Likeness{Resemblance: 1}) {
			t.Errorf("itself: %+v", self)
		}
		s, same := Of("", a), Of("", a)
		if s.same != same.same || s.Resemblance(same) != s.Resemblance(s) {
			t.Error("one text has two sketches")
		}
	})
}
