// Package ui is gongbao's screen: a Bubble Tea program over an Archive.
//
// Model is the root. It alone talks to the archive; the panes are plain
// structs with verbs that know nothing of each other. A key becomes a binding
// of the one table in bindings.go; what needs the archive becomes a command
// that carries a generation, and a result of an older generation is dropped.
package ui

import (
	"context"

	"gongbao/model"
	"gongbao/store"
	"gongbao/store/query"
)

// Archive is what the screen needs of an archive. It hands rows out in windows
// and takes contexts, so that a search engine on another machine can stand
// behind it. Every method is safe for many sessions at once.
type Archive interface {
	// Info returns the archive's name, counts and progress of loading.
	Info() store.Info
	// Changed returns a channel that is closed when a newer generation is there.
	Changed() <-chan struct{}
	// Search returns the articles that match q, in the given order.
	Search(ctx context.Context, v store.View, q query.Query, s store.Sort) (store.Results, error)
	// Facets counts the articles that match q by what they could be narrowed by.
	Facets(ctx context.Context, v store.View, q query.Query) (store.Facets, error)
	// Find returns the best n fuzzy matches of text over the whole archive.
	Find(ctx context.Context, text string, n int) (store.Matches, error)
	// Glance returns at once as much of what Find would as it can: the first of
	// the rows.
	Glance(ctx context.Context, text string, n int) (store.Matches, error)
	// PrepareFind makes ready what Find and Glance go by.
	PrepareFind(ctx context.Context) error
	// Unions returns the bodies that fit text with their counts among what
	// matches q; the whole tree where text is empty.
	Unions(ctx context.Context, v store.View, text string, q query.Query, n int) ([]store.UnionRow, error)
	// Article returns one article.
	Article(ctx context.Context, id model.ID) (*model.Article, error)
	// Reprints returns the copies of an article: up to n further ones, compared
	// with it, and how many there are.
	Reprints(ctx context.Context, id model.ID, n int) (store.Copies, error)
	// Problems returns what could not be read whole.
	Problems(ctx context.Context, offset, n int) ([]store.Problem, error)
}
