package extract

import (
	"strings"
	"testing"

	"gongbao/model"
)

// TestPagesEN reads pages in English of layouts that a single line does not make.
func TestPagesEN(t *testing.T) {
	const text = "The harbour cooks have gone back to their kitchens after eleven days on the quay, and the pilots have had a warm soup for the first time since the end of the month."
	rows := []struct{ name, page, title, published, byline, starts, hidden string }{
		{"a post below its day", "Tuesday, March 5, 2019\n\nHarbour cooks go back to work\n\n" + text + "\n\nNo comments:\n", "Harbour cooks go back to work", "2019-03-05", "", "The harbour cooks", "Tuesday"},
		{"a question below its day", "Tuesday, March 5, 2019\n\nShall the cooks go back?\n\n" + text + "\n", "Shall the cooks go back?", "2019-03-05", "", "The harbour cooks", "Tuesday"},
		{"today's date above a menu", "Harbour Videos\nIsland Edition\n\n\nMarch 5, 2019\n\nBreaking news from the harbour and the islands.\nAbout Us\nContact Us\n\nHarbour cooks go back to work\n\n" + text + "\n\n" + text + "\n", "Harbour cooks go back to work", "", "", "The harbour cooks", "Breaking"},
		{"a day that the title ends with", "Harbour cooks march to the gate on 9th March 2019\n\n" + text + "\n", "Harbour cooks march to the gate on 9th March 2019", "", "", "The harbour cooks", ""},
		{"a wire's dateline", "Harbour cooks go back to work\n\nPORT ELSE, March 5, 2019 (Harbour Wire) -- " + text + "\n", "Harbour cooks go back to work", "2019-03-05", "", "PORT ELSE", ""},
		{"a day below the lead", "Harbour cooks go back to work\n\nThe harbour cooks have gone back to their kitchens, says the union, which wrote to the pilots about it on Monday night and had an answer in the morning.\n\n5 March 2019\n\n" + text + "\n\n" + text + "\n", "Harbour cooks go back to work", "2019-03-05", "", "The harbour cooks", "5 March"},
		{"a byline with an agency", "Harbour cooks go back to work\n\nBy Owen Larkspur Global News\nPosted March 5, 2019 11:11 am\n" + text + "\n\nMORE Harbour ARTICLES\n\nPilots sleep at last\n", "Harbour cooks go back to work", "2019-03-05T11:11", "Owen Larkspur", "The harbour cooks", "Pilots sleep"},
		{"a title that only the way to it says", "Cooks Union\n\nHome> About the Harbour> Cooks Union\n\n" + text + "\n", "Cooks Union", "", "", "The harbour cooks", "Home"},
		{"a heading in Markdown", "# Harbour cooks go back to work\n\n*Harbour Daily* · 5 March 2019\n\n" + text + "\n", "Harbour cooks go back to work", "2019-03-05", "", "The harbour cooks", "#"},
		{"links behind dashes", "Harbour cooks go back to work\n\n" + text + "\n- Snow closes the pass\n- Tea is dear\n- Pilots sleep at last\n", "Harbour cooks go back to work", "", "", "The harbour cooks", "- "},
		{"a list behind dashes", "Harbour cooks go back to work\n\n" + text + " They want:\n- warm soup\n- a bench\n- a door\n", "Harbour cooks go back to work", "", "", "The harbour cooks", "x"},
		{"a whole page on a line", "Home > News > Union news Harbour cooks go back to work for good Release date: 2019-03-05 Source: Harbour Daily Views: 7 " + text + " " + text + "\n", "Harbour cooks go back to work for good", "2019-03-05", "", "The harbour cooks", "Home"},
		{"an event that the text opens with", "Harbour cooks go back to work\n\nOn March 5, 2019 - a Tuesday - the cooks of the harbour went back to their kitchens after eleven days on the quay, and the pilots had soup.\n", "Harbour cooks go back to work", "", "", "On March 5", ""},
		{"the title behind the way to it", "Home News Harbour cooks go back to work for good\nNews\n\nby admin\nHarbour cooks go back to work for good\n\n" + text + "\n", "Harbour cooks go back to work for good", "", "", "The harbour cooks", "Home"},
		{"an advertisement in the text", "Harbour cooks go back to work\n\n" + text + "\n\nK9南山厅(中国)官方网站 - 手机版APP下载\n\nThe pilots said that they had missed the cooks more than the cooks had missed them, and nobody at the quay said otherwise.\n", "Harbour cooks go back to work", "", "", "The harbour cooks", "K9"},
		{"the fields printed twice", "Harbour cooks go back to work\n\nPublished 5 March 2019 at 11:29am, updated 6 March 2019 at 8:00am\nBy Owen Larkspur\n\n" + text + "\n\nPublished 5 March 2019 at 11:29am, updated 6 March 2019 at 8:00am\nBy Owen Larkspur\n\nThe pilots said that they had missed the cooks more than the cooks had missed them, and nobody at the quay said otherwise.\n", "Harbour cooks go back to work", "2019-03-05T11:29", "Owen Larkspur", "The harbour cooks", "By Owen"},
	}
	for _, r := range rows {
		a := Article(model.Document{Path: "a.txt", Text: r.page})
		if a.Title != r.title || a.Published.String() != r.published || a.Byline != r.byline || !strings.HasPrefix(a.Text(), r.starts) {
			t.Errorf("%s: title %q, date %s, byline %q, text %.50q", r.name, a.Title, a.Published, a.Byline, a.Text())
		}
		if r.hidden != "" && linesStart(a.Text(), r.hidden) > 0 {
			t.Errorf("%s: %q is shown", r.name, r.hidden)
		}
	}
}
