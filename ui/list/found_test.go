package list

import (
	"regexp"
	"strings"
	"testing"

	"gongbao/model"
	"gongbao/store"
	"gongbao/store/mark"
	"gongbao/store/query"
	"gongbao/ui/styles"
	"gongbao/ui/text"
)

var sgr = regexp.MustCompile("\x1b\\[([0-9;]*)m")

// legible writes escape sequences as <1> and the end of a run as <>.
func legible(view string) string {
	return sgr.ReplaceAllString(view, "<$1>")
}

func searched(t *testing.T, w, h int, q string, hits ...store.Hit) *Model {
	t.Helper()
	parsed, err := query.Parse(q)
	if err != nil {
		t.Fatal(err)
	}
	m := New(&styles.Styles{Match: styles.Style{}.Underline()})
	m.SetSize(w, h, w < NarrowBelow)
	m.SetSearch(parsed.AllTerms())
	m.Reset(len(hits), 0)
	m.SetRows(0, hits)
	return m
}

func TestFoundIsShown(t *testing.T) {
	body := &model.Union{ID: "341522", Short: "Huoqiu"}
	hits := []store.Hit{
		{ID: "a", Title: "Unions met", Snippet: "…and the union of 工会 said"},
		{ID: "b", Title: "Nothing here", Byline: "Wen Qing", Named: body},
	}
	for _, w := range []int{40, 80, 120} {
		m := searched(t, w, 12, "union OR by:qing", hits...)
		view := m.View(true)
		for _, want := range []string{"<4>Unions<>", "<4>union<>", "by Wen ", "<4>Qing<>", "names Huoqiu"} {
			if !strings.Contains(legible(view), want) {
				t.Errorf("at %d the rows lack %q:\n%s", w, want, legible(view))
			}
		}
		for _, l := range strings.Split(view, "\n") {
			if text.Width(l) > w {
				t.Errorf("at %d a line is too wide: %q", w, l)
			}
		}
		if i, ok := m.RowAt(m.rowHeight()); !ok || i != 1 {
			t.Errorf("at %d the second row is at %d", w, i)
		}
	}
	m := searched(t, 80, 12, "date:2023", hits...)
	if strings.Contains(m.View(true), "said") || m.rowHeight() != 1 {
		t.Error("a list not searched for words shows what was found")
	}
}

func TestFoundIsCut(t *testing.T) {
	long := strings.Repeat("hay ", 40) + "union"
	m := searched(t, 80, 4, "union", store.Hit{ID: "a", Title: long, Snippet: "union " + long})
	view := legible(m.View(false))
	if strings.Count(view, "…") != 2 || strings.Count(view, "<4>union<>") != 1 {
		t.Errorf("cut wrongly:\n%s", view)
	}
}

// TestFoundIsInSight: the line below a title shows the hit it is there for,
// however narrow, and the title's own where the title was cut before it.
func TestFoundIsInSight(t *testing.T) {
	snippet := "…切实保障高温天气下一线户外作业职工的休息和健康以及出行的安全,传递工会组织的关怀"
	for _, c := range []struct {
		name, query string
		hit         store.Hit
		want        []string
	}{
		{"Chinese", "安全", store.Hit{ID: "a", Title: "清凉", Snippet: snippet}, []string{"…", "<4>安全<>"}},
		{"English", "workers", store.Hit{ID: "a", Title: "Guide", Snippet: "…before the first hot week comes. A version for deaf workers and one in four minority languages"},
			[]string{"<4>workers<>"}},
		{"in the title", "workers", store.Hit{ID: "a", Title: "Shenzhen unions count every door: a map of 1,900 places in the open where outdoor workers may rest a little while"},
			[]string{"<4>workers<>"}},
		{"longer than the line", `"deaf workers and one in four minority languages and dialects of the region"`, store.Hit{ID: "a", Title: "Guide",
			Snippet: "A version for deaf workers and one in four minority languages and dialects of the region follows"}, []string{"deaf wor"}},
	} {
		for w := 20; w <= 120; w++ {
			view := searched(t, w, 8, c.query, c.hit).View(true)
			if s := legible(view); !containsAll(s, c.want) && (w >= 40 || c.name != "longer than the line") {
				t.Errorf("%s at %d: not in sight: %s", c.name, w, s)
			}
			for _, l := range strings.Split(view, "\n") {
				if text.Width(l) > w {
					t.Errorf("%s at %d: a line of %d cells: %q", c.name, w, text.Width(l), l)
				}
			}
		}
	}
	s := "one, two and three, four, five, six and union"
	got, marks := around(s, 20, []mark.Span{{Start: len(s) - 5, End: len(s)}}, "…")
	if got != "…six and union" || got[marks[0].Start:marks[0].End] != "union" {
		t.Errorf("around gives %q with %v", got, marks)
	}
}

func containsAll(s string, parts []string) bool {
	for _, p := range parts {
		if !strings.Contains(s, p) {
			return false
		}
	}
	return true
}

func TestNoTitle(t *testing.T) {
	view := legible(searched(t, 80, 4, "title", store.Hit{ID: "a", Path: "2023/a.txt"}).View(false))
	if !strings.Contains(view, "(no title) 2023/a.txt") {
		t.Errorf("an article without a title is not told from others, or marked as if it had one:\n%s", view)
	}
}

// What stands behind a title leaves it room: a body's name that would not is
// left out.
func TestTitleHasRoom(t *testing.T) {
	const title = "Inner Mongolia pastures report"
	hit := store.Hit{ID: "a", Title: title, Reprints: 3, Named: &model.Union{ID: "150000", Short: "Inner Mongolia"}}
	for w, want := range map[int]string{
		42:  "Inner Mongoli…  +3",
		60:  "Inner Mongolia pastures report  +3",
		75:  "Inner Mongolia pastures …  +3  names Inner Mongolia",
		120: title + "  +3 reprints  names Inner Mongolia",
	} {
		m := searched(t, w, 12, "date:2023", hit)
		m.narrow = false
		got := legible(strings.Split(m.View(false), "\n")[0])
		if !strings.Contains(got, want) || text.Width(got) > w {
			t.Errorf("at %d: %q, want %q", w, got, want)
		}
	}
}
