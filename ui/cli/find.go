package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"gongbao/store"
	"gongbao/store/query"
)

// findOptions are the flags of find.
type findOptions struct {
	archive []string
	json    jsonFlag
	count   bool
	limit   int
	sort    string
	fold    bool
	kwic    bool
	facets  bool

	timeline timelineFlag
}

func (r *run) findCommand() *cobra.Command {
	var o findOptions
	c := &cobra.Command{
		Use:   "find [flags] [QUERY]",
		Short: "list the articles that match a query",
		Long: `Lists the articles that match a query, all of them without one.

For people the rows are aligned. Into a pipe or file each line is an article's
ID, date, union body, source and title, parted by tabs; --json writes an object
a line instead (gongbao help json). "gongbao help query" explains queries.

--kwic prints every hit of the words with what stands around it instead, one
below the other; --timeline counts the articles by year or month, --facets by
all that they could be narrowed by.

Reprints, the same article from several places, are rows like all others; with
--fold one row stands for all copies, and how many are folded is said.

Flags come before the query. Its first word, or --, ends them:
gongbao find -- -party leaves out articles with the word "party".`,
		Example: "  gongbao find -a ~/news union:anhui date:2023\n  gongbao find --count '\"model workers\" OR 劳模'",
		Args:    cobra.ArbitraryArgs,
		RunE:    func(c *cobra.Command, args []string) error { return r.find(c, o, r.typed(c, args)) },
	}
	c.Flags().SetInterspersed(false)
	o.json.add(c)
	c.Flags().BoolVarP(&o.count, "count", "c", false, "print only how many there are")
	c.Flags().IntVarP(&o.limit, "limit", "n", 0, "print at most `N`; 0 is all")
	c.Flags().BoolVar(&o.fold, "fold", false, "one row for all copies of an article, as in the reader")
	c.Flags().StringVarP(&o.sort, "sort", "s", "newest", "the `ORDER`: newest, oldest, relevance, union, source or title")
	c.Flags().BoolVar(&o.kwic, "kwic", false, "print every hit with what stands around it; --limit counts these")
	c.Flags().Var(&o.timeline, "timeline", "print how many there are in each year or month")
	c.Flags().Lookup("timeline").NoOptDefVal = "auto"
	c.Flags().BoolVar(&o.facets, "facets", false, "print how many there are of each year, union body, level, source, language and person")
	c.MarkFlagsMutuallyExclusive("count", "kwic", "timeline", "facets")
	_ = c.RegisterFlagCompletionFunc("timeline", cobra.FixedCompletions([]string{"year", "month"}, cobra.ShellCompDirectiveNoFileComp))
	_ = c.RegisterFlagCompletionFunc("sort", cobra.FixedCompletions(sortNames(), cobra.ShellCompDirectiveNoFileComp))
	c.ValidArgsFunction = completeQuery
	bindFresh(c)
	bindArchive(c, &o.archive)
	c.MarkFlagsMutuallyExclusive("fold", "timeline") // both count articles, not rows
	c.MarkFlagsMutuallyExclusive("fold", "facets")
	return c
}

func (r *run) find(c *cobra.Command, o findOptions, typed string) error {
	by, err := parseSort(o.sort)
	if err != nil {
		return err
	}
	if o.limit < 0 {
		return fmt.Errorf("--limit takes a number of 0 or more, not %d", o.limit)
	}
	q, err := query.Parse(typed)
	if err != nil {
		return err
	}
	if err := r.configure(); err != nil {
		return err
	}
	a, err := r.open(c, o.archive)
	if err != nil {
		return err
	}
	v := r.view()
	v.Fold = o.fold
	res, err := a.Search(c.Context(), v, q, by)
	if err != nil {
		return err
	}
	if err := r.remark(c, a, res.Warnings); err != nil {
		return err
	}
	n := res.Rows()
	if o.limit > 0 {
		n = min(n, o.limit)
	}
	switch {
	case o.count:
		fmt.Fprintln(r.out, res.Rows())
	case o.kwic:
		err = r.kwic(c.Context(), a, res, q, o)
	case o.facets:
		err = r.facets(c.Context(), a, q, o)
	case o.timeline.by != "":
		err = r.timeline(c.Context(), a, q, o)
	case o.json.on():
		err = r.findJSON(c.Context(), a, res, n)
	default:
		err = r.list(c.Context(), res, n)
	}
	if err != nil {
		return err
	}
	if res.Folded > 0 {
		r.say("%s folded; without --fold each is a row", reprints(res.Folded))
	}
	if res.Total == 0 {
		r.sayNothing(typed)
		return errNothing
	}
	return nil
}

// reprints is a number of reprints in words.
func reprints(n int) string {
	if n == 1 {
		return "1 reprint"
	}
	return strconv.Itoa(n) + " reprints"
}

// typed joins the words of a query. A flag among them is taken as a word, and so
// is the path of an archive; that is said, as it is hardly meant.
func (r *run) typed(c *cobra.Command, args []string) string {
	for _, arg := range args {
		if c.ArgsLenAtDash() < 0 && isFlag(c, arg) {
			r.say("%s is taken as a part of the query; flags go before it", arg)
		}
	}
	if len(args) > 0 && !c.Flags().Changed("archive") && isPath(args[0]) {
		r.say("%s is taken as a part of the query; an archive goes before it: gongbao %s -a %s", args[0], c.Name(), args[0])
	}
	return strings.Join(args, " ")
}

// isPath tells whether a word is the path of something that is there, and no
// mere word that is called so.
func isPath(word string) bool {
	if !strings.ContainsRune(word, filepath.Separator) {
		return false
	}
	_, err := os.Stat(word)
	return err == nil
}

// isFlag tells whether a word is a flag of the command, as --count or -c.
func isFlag(c *cobra.Command, word string) bool {
	if name, long := strings.CutPrefix(word, "--"); long {
		name, _, _ = strings.Cut(name, "=")
		return c.Flags().Lookup(name) != nil
	}
	letter, short := strings.CutPrefix(word, "-")
	return short && len(letter) == 1 && c.Flags().ShorthandLookup(letter) != nil
}

// view is what the command line brings to a search.
func (r *run) view() store.View { return store.View{Now: r.Now()} }

// remark says what has to be known of an archive and a query besides the
// answer.
func (r *run) remark(c *cobra.Command, a *store.Live, warnings []string) error {
	for _, w := range warnings {
		r.say("%s", w)
	}
	return r.warnLost(c.Context(), a)
}

// sayNothing tells people that nothing matched; programs read the status.
func (r *run) sayNothing(typed string) {
	switch {
	case !r.StdoutTTY:
	case strings.TrimSpace(typed) == "":
		r.say("the archive holds no articles")
	default:
		r.say("nothing matches %s", typed)
	}
}

func sortNames() []string {
	return []string{"newest", "oldest", "relevance", "union", "source", "title"}
}

// parseSort returns the order with the given name.
func parseSort(name string) (store.Sort, error) {
	for i, s := range sortNames() {
		if s == name {
			return store.Sort(i), nil
		}
	}
	return 0, fmt.Errorf("--sort takes %s, not %q", strings.Join(sortNames(), ", "), name)
}

// completeQuery offers the fields of the query language.
func completeQuery(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
	name, _, valued := strings.Cut(typed, ":")
	var offers []string
	if valued {
		for _, v := range query.Values(name) {
			offers = append(offers, name+":"+v)
		}
		return offers, cobra.ShellCompDirectiveNoFileComp
	}
	for _, f := range query.Fields() {
		offers = append(offers, f+":")
	}
	return offers, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
}
