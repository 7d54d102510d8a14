package store

import (
	"context"
	"iter"
	"strings"
	"unicode/utf8"

	"gongbao/model"
	"gongbao/store/mark"
	"gongbao/store/query"
)

// Context is one line of a concordance: a hit with what stands before and
// behind it in its title or block (a key word in context).
type Context struct {
	ID        model.ID
	Published model.Date
	N         int    // the number of the hit, or of the first of several side by side, in its article's title and cleaned text, from 0
	Left      string // at most mostContext bytes, cut where a character begins
	Hit       string // as printed
	Right     string
}

// mostContext is how much of a text is kept on each side of a hit, in bytes:
// more than the widest screen shows.
const mostContext = 512

// Articles hands out articles by ID; every archive does.
type Articles interface {
	Article(ctx context.Context, id model.ID) (*model.Article, error)
}

// concordanceWindow is how many articles are looked through at a time.
const concordanceWindow = 64

// Concordance yields the hits of the terms in the results, in their order and
// in that of each text. What is looked for only in names of people has no
// hits. It ends with the first error, that of ctx among them.
func Concordance(ctx context.Context, a Articles, r Results, terms []query.Term) iter.Seq2[Context, error] {
	return func(yield func(Context, error) bool) {
		f := newLooker(terms)
		for offset := 0; offset < r.Total; offset += concordanceWindow {
			hits, err := r.Window(ctx, offset, concordanceWindow)
			if err != nil {
				yield(Context{}, err)
				return
			}
			for _, h := range hits {
				article, err := a.Article(ctx, h.ID)
				if err != nil {
					yield(Context{}, err)
					return
				}
				for _, c := range f.article(article) {
					if !yield(c, nil) {
						return
					}
				}
			}
		}
	}
}

// looker finds terms in the parts of an article.
type looker struct{ title, body *mark.Finder }

func newLooker(terms []query.Term) looker {
	var title, body []query.Term
	for _, t := range terms {
		if t.In == query.Anywhere || t.In == query.InTitle {
			title = append(title, t)
		}
		if t.In == query.Anywhere || t.In == query.InBody {
			body = append(body, t)
		}
	}
	return looker{mark.New(title), mark.New(body)}
}

// article returns the hits in an article: in its title, then in its text. Hits
// that stand side by side are one line.
func (f looker) article(a *model.Article) (lines []Context) {
	n := 0
	add := func(m *mark.Finder, text string) {
		spans := m.Find(text)
		for i := 0; i < len(spans); {
			start, end, first := spans[i].Start, spans[i].End, n
			for i, n = i+1, n+1; i < len(spans) && strings.TrimSpace(text[end:spans[i].Start]) == ""; i, n = i+1, n+1 {
				end = spans[i].End
			}
			lines = append(lines, Context{
				ID: a.ID, Published: a.Published, N: first,
				Left: lastBytes(text[:start], mostContext), Hit: text[start:end], Right: firstBytes(text[end:], mostContext),
			})
		}
	}
	add(f.title, a.Title)
	decked := a.Deck == ""
	for i := range a.Blocks {
		decked = decked || a.Blocks[i].Kind == model.Deck
	}
	if !decked {
		add(f.body, a.Deck)
	}
	for i := range a.Blocks {
		if a.Blocks[i].Kind.Clean() {
			add(f.body, a.Blocks[i].Line())
		}
	}
	return lines
}

// firstBytes returns the first n bytes of s, or a little less.
func firstBytes(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

// lastBytes returns the last n bytes of s, or a little less.
func lastBytes(s string, n int) string {
	from := len(s) - n
	if from <= 0 {
		return s
	}
	for from < len(s) && !utf8.RuneStart(s[from]) {
		from++
	}
	return s[from:]
}
