package list

import (
	"regexp"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"

	"gongbao/model"
	"gongbao/store"
	"gongbao/store/query"
	"gongbao/ui/styles"
	"gongbao/ui/text"
)

var sgr = regexp.MustCompile("\x1b\\[([0-9;]*)m")

// legible writes escape sequences as <1> and the end of a run as <>.
func legible(view string) string {
	view = strings.ReplaceAll(sgr.ReplaceAllString(view, "<$1>"), "<4;4>", "<4>")
	return strings.ReplaceAll(view, "<><4>", "") // underlined letter by letter
}

func searched(t *testing.T, w, h int, q string, hits ...store.Hit) *Model {
	t.Helper()
	parsed, err := query.Parse(q)
	if err != nil {
		t.Fatal(err)
	}
	m := New(&styles.Styles{Match: lipgloss.NewStyle().Underline(true)})
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
