package cli

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"gongbao/model"
	"gongbao/store"
	"gongbao/store/query"
	"gongbao/ui/text"
)

func (r *run) unionsCommand() *cobra.Command {
	var archive []string
	var j jsonFlag
	var explain string
	c := &cobra.Command{
		Use:   "unions [flags] [QUERY]",
		Short: "list the tree of union bodies with their counts",
		Long: `Lists the union bodies that the articles name, as a tree, counted over the
articles that match a query, or all. The first number counts the articles that
name the body itself, the second those that name it or a body below it.

Into a pipe or file each line is a body's ID, both numbers, its depth in the
tree and its names in English and Chinese, parted by tabs.

--explain shows why one article was given its bodies: the words in it with
their line and column in the stored text (show --raw), how they were read and
what decided, what else they could mean, which body is primary and why, and
what stayed unresolved. "gongbao help bodies" tells how to correct it.`,
		Example: "  gongbao unions --explain k3v7 -a ~/news\n  gongbao unions -a ~/news\n  gongbao unions -a ~/news union:anhui date:2023",
		Args:    cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error {
			if c.Flags().Changed("explain") {
				if len(args) > 0 {
					return errors.New("--explain is about one article and takes no query")
				}
				return r.explain(c, archive, j, explain)
			}
			return r.unions(c, archive, j, r.typed(c, args))
		},
	}
	c.Flags().SetInterspersed(false)
	j.add(c)
	c.Flags().StringVar(&explain, "explain", "", "show why the article `ID|PATH` was given its bodies")
	c.ValidArgsFunction = completeQuery
	bindFresh(c)
	bindArchive(c, &archive)
	return c
}

func (r *run) unions(c *cobra.Command, paths []string, j jsonFlag, typed string) error {
	q, err := query.Parse(typed)
	if err != nil {
		return err
	}
	if err := r.configure(); err != nil {
		return err
	}
	a, err := r.open(c, paths)
	if err != nil {
		return err
	}
	warnings, err := r.warnings(c.Context(), a, q)
	if err != nil {
		return err
	}
	facets, err := a.Facets(c.Context(), r.view(), q)
	if err != nil {
		return err
	}
	if err := r.remark(c, a, warnings); err != nil {
		return err
	}
	switch {
	case j.on():
		err = r.unionsJSON(facets.Unions)
	case r.StdoutTTY:
		err = r.tree(facets)
	default:
		err = r.unionRows(facets.Unions)
	}
	if err != nil {
		return err
	}
	if len(facets.Unions) == 0 {
		r.sayNoUnion(facets.Total, typed)
		return errNothing
	}
	return nil
}

// warnings asks what a query names that the archive has not.
func (r *run) warnings(ctx context.Context, a *store.Live, q query.Query) ([]string, error) {
	if q.Empty() {
		return nil, nil
	}
	res, err := a.Search(ctx, r.view(), q, store.Newest)
	return res.Warnings, err
}

func (r *run) sayNoUnion(articles int, typed string) {
	if articles == 0 {
		r.sayNothing(typed)
	} else if r.StdoutTTY {
		r.say("none of the %s articles names a union body", thousands(articles))
	}
}

func (r *run) unionsJSON(rows []store.UnionRow) error {
	enc := r.encoder()
	for _, u := range rows {
		err := enc.Encode(rowJSON{u.Union.ID, u.Union.Name, u.Union.NameZH, u.Union.Level.String(), u.Union.Parent, u.Depth, u.Own, u.All})
		if err != nil {
			return err
		}
	}
	return nil
}

func (r *run) unionRows(rows []store.UnionRow) error {
	for _, u := range rows {
		err := r.row(u.Union.ID, strconv.Itoa(u.Own), strconv.Itoa(u.All), strconv.Itoa(u.Depth), u.Union.Name, u.Union.NameZH)
		if err != nil {
			return err
		}
	}
	return nil
}

// names are the names of a body in both languages, or the one it has.
func names(u *model.Union) string {
	if u.Name == u.NameZH {
		return u.Name
	}
	return strings.TrimSpace(u.Name + " " + u.NameZH)
}

// tree writes the bodies for people: both numbers, then the names indented by
// depth.
func (r *run) tree(f store.Facets) error {
	digits := max(len("all"), len(strconv.Itoa(f.NoUnion)))
	for _, u := range f.Unions {
		digits = max(digits, len(strconv.Itoa(u.All)))
	}
	line := func(own, all, name string) error {
		s := fmt.Sprintf("%*s  %*s  %s", digits, own, digits, all, name)
		_, err := fmt.Fprintln(r.out, text.Truncate(s, r.width(), "…"))
		return err
	}
	if len(f.Unions) > 0 {
		if err := line("own", "all", "union body"); err != nil {
			return err
		}
	}
	for _, u := range f.Unions {
		own := "."
		if u.Own > 0 {
			own = strconv.Itoa(u.Own)
		}
		name := text.Clean(names(u.Union))
		if err := line(own, strconv.Itoa(u.All), strings.Repeat("  ", u.Depth)+name); err != nil {
			return err
		}
	}
	if f.NoUnion > 0 && len(f.Unions) > 0 {
		return line(strconv.Itoa(f.NoUnion), "", "no body named")
	}
	return nil
}
