package detail

import (
	"strings"

	"gongbao/model"
	"gongbao/ui/text"
)

// Citation returns a one-line reference to an article, after GB/T 7714-2015,
// the Chinese standard for references, as it sets an article in an online
// newspaper; English articles take the same order:
//
//	Authors. Title[N/OL]. Source, 2023-10-25. URL.
//
// [N/OL] is [N] where there is no URL. Of more than three authors the first
// three are named, then "et al" or 等. What the article does not print is left
// out: a missing author as the standard says, a missing date or source by our
// own choice. So is the day the page was visited, [2023-11-01] behind the
// date: the archive does not know it.
func Citation(a *model.Article) string {
	var parts []string
	if who := authors(a); who != "" {
		parts = append(parts, who)
	}
	kind := "[N]"
	if a.URL != "" {
		kind = "[N/OL]"
	}
	parts = append(parts, title(a, false)+kind)
	if where := join(", ", a.Source, a.Published.Day()); where != "" {
		parts = append(parts, where)
	}
	if a.URL != "" {
		parts = append(parts, a.URL)
	}
	for i, p := range parts {
		parts[i] = strings.TrimSpace(text.Clean(p))
	}
	return strings.Join(parts, ". ") + "."
}

// authors are the first three of the article's authors.
func authors(a *model.Article) string {
	const most = 3
	names := strings.Split(a.Byline, ", ")
	if len(names) <= most {
		return a.Byline
	}
	others := "et al"
	if isChinese(a.Lang) {
		others = "等"
	}
	return strings.Join(append(names[:most:most], others), ", ")
}
