package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"gongbao/model"
	"gongbao/store"
	"gongbao/store/query"
)

// showOptions are the flags of show.
type showOptions struct {
	archive []string
	json    jsonFlag
	raw     bool
	blocks  bool
}

func (r *run) showCommand() *cobra.Command {
	var o showOptions
	c := &cobra.Command{
		Use:   "show [flags] ID|PATH",
		Short: "print one article",
		Long: `Prints one article: title, date, source, people, union bodies and the cleaned
text. It is named by a file, which is then read alone, by a path inside the
archive, or by the beginning of an ID; "-" is standard input.

On a terminal the text is set in lines of at most 76 columns and shown by
$PAGER, or less where there is one. Into a pipe or file each paragraph is a
line.

--blocks shows how each line of the stored text was taken: title, deck, meta
(date, source, people), heading, paragraph, caption, credit, or boilerplate,
which the cleaned text leaves out, as it does title and meta. On a terminal the
number of the line in the stored text (--raw) stands before it; into a pipe or
file each block is its kind, a tab and its words on one line.`,
		Example: "  gongbao show 000_lu-an.txt\n  gongbao show -a ~/news k3v7 --raw",
		RunE:    func(c *cobra.Command, args []string) error { return r.show(c, o, args[0]) },
	}
	c.Args = func(_ *cobra.Command, args []string) error {
		if len(args) != 1 {
			return fmt.Errorf("show takes one ID or path, not %d; see gongbao show --help", len(args))
		}
		return nil
	}
	o.json.add(c)
	c.Flags().BoolVar(&o.raw, "raw", false, "print the article as stored, decoded and made harmless, and nothing else")
	c.Flags().BoolVar(&o.blocks, "blocks", false, "print how each line was taken: its kind, then its words")
	c.MarkFlagsMutuallyExclusive("json", "raw", "blocks")
	bindFresh(c)
	bindArchive(c, &o.archive)
	return c
}

func (r *run) show(c *cobra.Command, o showOptions, name string) error {
	if err := r.configure(); err != nil {
		return err
	}
	a, err := r.articleNamed(c, o.archive, name)
	if err != nil {
		return err
	}
	switch {
	case o.json.on():
		return r.encoder().Encode(wholeJSON(a))
	case o.raw:
		return r.page(a.Raw())
	case o.blocks:
		return r.page(r.blocks(a))
	}
	return r.page(r.typeset(a))
}

// articleNamed finds an article by a file, a path in the archive or the
// beginning of an ID, in this order.
func (r *run) articleNamed(c *cobra.Command, archive []string, name string) (*model.Article, error) {
	ctx := c.Context()
	if name == "-" || existingFile(name) {
		a, err := r.load(ctx, r.source([]string{name}))
		if err != nil {
			return nil, err
		}
		return r.only(ctx, a, name)
	}
	a, err := r.open(c, archive)
	if err != nil {
		return nil, err
	}
	inside := path.Clean(filepath.ToSlash(name))
	ids, err := r.idsAt(ctx, a, inside)
	if err != nil {
		return nil, err
	}
	switch len(ids) {
	case 0:
		return byID(ctx, a, name, inside)
	case 1:
		return a.Article(ctx, ids[0])
	}
	return nil, several(name, ids)
}

// only returns the one article of an archive made of one file.
func (r *run) only(ctx context.Context, a *store.Live, name string) (*model.Article, error) {
	res, err := a.Search(ctx, r.view(), query.Query{}, store.Newest)
	if err != nil {
		return nil, err
	}
	hits, err := res.Window(ctx, 0, res.Total)
	switch {
	case err != nil:
		return nil, err
	case len(hits) == 1:
		return a.Article(ctx, hits[0].ID)
	case len(hits) > 1:
		ids := make([]model.ID, len(hits))
		for i, h := range hits {
			ids[i] = h.ID
		}
		return nil, several(name, ids)
	}
	return nil, lostError(ctx, a, name, "")
}

// lostError says why there is no article at a path; "" is any.
func lostError(ctx context.Context, a *store.Live, name, inside string) error {
	found := fmt.Errorf("%s holds no article", name)
	err := eachProblem(ctx, a, func(p store.Problem) error {
		if inside != "" && p.Path != inside {
			return nil
		}
		found = fmt.Errorf("%s: %s", name, p.Reason)
		if p.Hint != "" {
			found = fmt.Errorf("%w; %s", found, p.Hint)
		}
		return errStop
	})
	if err != nil && !errors.Is(err, errStop) {
		return err
	}
	return found
}

// errStop ends a visit early.
var errStop = errors.New("stop")

// idsAt returns the IDs of the articles in the file at a path of the archive.
func (r *run) idsAt(ctx context.Context, a *store.Live, inside string) ([]model.ID, error) {
	res, err := a.Search(ctx, r.view(), query.Query{}, store.Newest)
	if err != nil {
		return nil, err
	}
	var ids []model.ID
	err = eachHit(ctx, res, res.Total, func(h store.Hit) error {
		if h.Path == inside {
			ids = append(ids, h.ID)
		}
		return nil
	})
	return ids, err
}

// byID finds an article by the beginning of its ID. What is neither may be a
// file of the archive that could not be read.
func byID(ctx context.Context, a *store.Live, name, inside string) (*model.Article, error) {
	article, err := a.Article(ctx, model.ID(name))
	var unknown *store.UnknownIDError
	if !errors.As(err, &unknown) {
		return article, err
	}
	lost := false
	err = eachProblem(ctx, a, func(p store.Problem) error {
		lost = lost || p.Path == inside
		return nil
	})
	if err != nil {
		return nil, err
	}
	if lost {
		return nil, lostError(ctx, a, name, inside)
	}
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		return nil, fmt.Errorf("%s is a folder; name it with -a, and one of its articles: -a %s ID", name, name)
	}
	return nil, notFound{fmt.Sprintf("%q is no file, no path in the archive and no article's ID", name)}
}

// several is the error for a file with more than one article.
func several(name string, ids []model.ID) error {
	var b strings.Builder
	for i, id := range ids {
		if i == 10 {
			b.WriteString(", ...")
			break
		}
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(string(id))
	}
	return fmt.Errorf("%s holds %s; show one of them by its ID: %s", name, articles(len(ids)), b.String())
}
