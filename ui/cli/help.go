package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

// topic is a page of help that belongs to no command.
type topic struct{ name, short, text string }

// topics are the pages. They are no commands, so that a folder may have their
// names.
func topics() []topic {
	return []topic{
		{"query", "the query language", queryHelp},
		{"json", "what --json writes", jsonHelp},
		{"config", "the configuration file and the environment", configHelp},
		{"bodies", "your own union bodies, names and corrections", unionsHelp},
	}
}

const queryHelp = `A query is one or more conditions; all of them must hold.

  strike pay           all of these words, in title or text; 罢工 finds 罷工
  "model workers"      these words in this order
  -drill               without this word; -union:anhui too
  a OR b   ( ... )     one of them; brackets
  word*                words that begin so
  union:anhui          the body and all below it: by its name in English or
                       Chinese, pinyin, initials or code; union:=anhui that
                       body alone; union:none
  date:2023            a year; 2023-05 a month; 2023-05-15 a day;
                       2023-05..2023-06, ..2020, >2023-05; 30d, this-year;
                       date:none
  source: title: text: by:
                       the outlet; words in title or text only; people
  is:page              pages that are no article: lists, indexes, tables
  lang:zh  level:county  near:"wages arrears"  id:k3v7
                       zh is both scripts; a body of that level; words near
                       each other; the beginning of an ID

In a shell put quotes around what it would take for itself: gongbao find
'"model workers" -drill (anhui OR 安徽)'. A query that begins with - goes
after --.
`

const jsonHelp = `--json writes JSON, an object a line, in UTF-8. This is format 1. Fields may
be added to it; none is renamed, removed or given another meaning. Should that
be needed, it will be format 2, asked for with --json=2, and --json will stay
format 1. So skip the fields you do not know, and a hit stays a line.

find, and show:
  id              10 characters; any beginning that no other ID has will do
  title deck source byline editor url
                  as printed; "" where the page has none
  published       2023-11-15T07:24, or as much of it as the page prints; "" for none
  precision       minute, day, month, year, none
  published_from  text, url, meta, feed, ""
  lang            en, zh, zh-Hant, ""
  unions          [{id, name, name_zh, level, primary}], primary first
  path            inside the archive
  snippet score   of a hit on words; "" and 0 otherwise
  page            it is no article but a list, an index, a table: listed last,
                  without date, people and bodies
  parts           how many articles the text certainly holds, kept together; 1
                  for most
  unresolved      how often the text speaks of a body that could not be told
find also, where the archive has further copies of the article:
  reprints        how many
  reprint_of      the id of the copy that stands for all, the earliest with a
                  date and a source; absent in that one
stats:            numbers by name; sizes in bytes
  articles words segments texts heads columns dictionary postings mapped held
                  and snapshot, limit where there are such
find --kwic:
  id published    of the article
  left hit right  the hit as printed, with up to 512 bytes before and behind it
find --timeline:
  period          2006 or 2006-01, empty ones too; "" for those without a date;
                  among months a year alone stands for those dated by the year
  count           articles
find --facets:
  facet           year, month, union, level, source, lang, person
  value           what to narrow by; "" for articles that have none
  name            of a union body; else ""
  count           articles, for a body with those of all below it
show also:
  text            the cleaned text, a line a block
  blocks          [{kind, text, line}]; joined, the texts are the stored
                  document, and line is where in it one begins; kinds: title,
                  deck, meta, heading, paragraph, caption, credit, boilerplate
unions:
  id name name_zh level parent
  depth           in the tree; the national body and the provinces are at 0
  own all         articles that name it; that name it or a body below it
unions --explain, one object:
  id path title
  primary         why the first body is primary, or why none is
  bodies          [{id, name, name_zh, level, primary, why, readings}]
  unresolved      readings that no body was found for
  removed         [{id, name, name_zh}] by a correction of yours, which
                  correction names: file and line
  readings are [{line, column, block, start, end, field, text, as, decided,
  others[{id, name, name_zh}]}]: the words and where they stand (lines and
  columns, in characters, of show --raw from 1; bytes of a block of show
  --json), what they are, what decided, what else they can mean
check, an object a problem, and a last one of kind summary:
  kind            unreadable, empty, misdecoded (read in a doubtful charset, or
                  damaged before it was saved), repaired, cleaned (characters
                  were removed), partly
  path reason hint
  count           how often, where it can be counted; else 0
  lost            nothing of the file could be read
  of summary: name articles pages several undated unnamed unresolved copies
  same first last, files {by kind of problem}, sources [{source, articles,
  first, last}] most first, months [{month, articles}], "" undated
  several         texts that certainly hold several articles
  unnamed         articles that name no union body; unresolved: that speak of one
                  which could not be told
  copies          articles that are copies of another; same: word for word
check --list KIND, an object an article: id, path, title, published, source, why
`

const unionsHelp = `Union bodies that gongbao does not know, further names of those it knows, and
corrections of single articles stand in a TOML file of your own. It is named by
unions = "FILE" in the configuration, for all archives or for one, or by
--unions FILE for one run.

  [[body]]
  id = "330400/harbour-works"    # made of the name if it is left out
  name = "Harbour Works Trade Union"
  name_zh = "港区工程公司工会"
  short = "Harbour Works"        # for narrow columns; short_zh too
  level = "enterprise"           # national, industry, province, prefecture,
                                 # county, township, enterprise
  parent = "330400"              # acftu if it is left out
  aliases = ["Harbour Works Union"]

  [[alias]]
  body = "330400"                # a code, an id, or a name that only it has
  names = ["Chia-hsing Federation of Labour"]

  [[correction]]
  article = "2023/lu-an.txt"     # a path in the archive, or an ID
  primary = "341500"
  add = ["340000"]
  remove = ["341502"]

Names are looked for in the texts, with any case and spaces; they are found by
union: and in lists of bodies too. "gongbao unions --explain ID" shows what an
article was given, and why.
`

const configHelp = `The configuration is read from $XDG_CONFIG_HOME/gongbao/config.toml, or
~/.config/gongbao/config.toml:

  archive = "~/news"     # read where no other archive is named
  ambiguous_width = 1    # 2 where the terminal draws “ ” · … two cells wide
  ascii = false          # true draws with ASCII characters only
  mouse = false          # true begins with the mouse on
  unions = "my-unions.toml"  # your own bodies and names: gongbao help bodies

  [[archives]]           # one for each archive that needs it
  path = "/srv/old-news" # and all that is in it
  name = "Old news"      # shown instead of the folder's name
  charset = "gb18030"    # what its files are in, whatever they say
  fields = { title = "headline", text = "body_html" }
  unions = "old-unions.toml"

"fields" says what the records of JSON, CSV and front matter call title, text,
date, source, author and url, where it is none of the usual names; a dot leads
into an object: "meta.date". --charset NAME and --field title=headline say the
same for one run and overrule it.

Environment:
  GONGBAO_ARCHIVE  the archive to read where none is named
  PAGER            what show uses on a terminal; "cat" for none
  NO_COLOR         if set, no colours, and no bold in show
  TERM             dumb: no reader, no pager, plain output
  XDG_STATE_HOME   where gongbao/state.db keeps what the reader typed, picked
                   and saved; ~/.local/state if not set
  XDG_CACHE_HOME   where gongbao/ keeps snapshots of archives, so that they
                   open at once; ~/.cache if not set (gongbao help cache)

Exit status: 0 found, 1 nothing found (check: there is a problem), 2 a wrong
command line, or something could not be read or written.
`

func (r *run) helpCommand() *cobra.Command {
	var lines []string
	for _, t := range topics() {
		lines = append(lines, fmt.Sprintf("  %-10s %s", t.name, t.short))
	}
	c := &cobra.Command{
		Use:   "help [COMMAND|TOPIC]",
		Short: "help about a command, or query, json, config, bodies",
		Long:  "Explains a command, or one of the topics:\n\n" + strings.Join(lines, "\n"),
		RunE: func(c *cobra.Command, args []string) error {
			return r.help(c.Root(), args)
		},
	}
	c.ValidArgsFunction = func(c *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		var names []string
		for _, sub := range c.Root().Commands() {
			names = append(names, sub.Name())
		}
		for _, t := range topics() {
			names = append(names, t.name)
		}
		return names, cobra.ShellCompDirectiveNoFileComp
	}
	return c
}

func (r *run) help(root *cobra.Command, args []string) error {
	if len(args) == 0 {
		return root.Help()
	}
	for _, t := range topics() {
		if args[0] == t.name && len(args) == 1 {
			_, err := r.out.WriteString(t.text)
			return err
		}
	}
	for _, c := range root.Commands() {
		if c.Name() == args[0] && len(args) == 1 {
			return c.Help()
		}
	}
	return fmt.Errorf("there is no help on %q; see gongbao help", strings.Join(args, " "))
}

func (r *run) completionCommand() *cobra.Command {
	c := &cobra.Command{
		Use:       "completion bash|zsh|fish",
		Short:     "write the completions for a shell",
		ValidArgs: []string{"bash", "zsh", "fish"},
		Long: `Writes the completions for a shell:

  bash   source <(gongbao completion bash)
  zsh    gongbao completion zsh > "${fpath[1]}/_gongbao"
  fish   gongbao completion fish > ~/.config/fish/completions/gongbao.fish`,
		RunE: func(c *cobra.Command, args []string) error {
			root := c.Root()
			switch {
			case len(args) == 1 && args[0] == "bash":
				return root.GenBashCompletionV2(r.out, true)
			case len(args) == 1 && args[0] == "zsh":
				return root.GenZshCompletion(r.out)
			case len(args) == 1 && args[0] == "fish":
				return root.GenFishCompletion(r.out, true)
			}
			return fmt.Errorf("completion takes one shell: bash, zsh or fish")
		},
	}
	c.Args = cobra.ArbitraryArgs
	return c
}

func noArguments(c *cobra.Command, args []string) error {
	if len(args) > 0 {
		return fmt.Errorf("%s takes no arguments, but here is %q", c.Name(), args[0])
	}
	return nil
}
