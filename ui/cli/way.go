package cli

import (
	"fmt"
	"maps"
	"strings"

	"github.com/spf13/cobra"

	"gongbao/store/ingest"
	"gongbao/store/ingest/charset"
)

// bindWay adds --charset, --field and --unions to a command that opens an archive.
func bindWay(c *cobra.Command) {
	bindCache(c)
	bindMemory(c)
	c.Flags().String("charset", "", "read files in this charset, `NAME`, whatever they say: gb18030, big5, ...")
	c.Flags().StringArray("field", nil, "what records call a field, `NAME=THEIRS`: title=headline; may be given several times")
	c.Flags().StringArray("unions", nil, "take union bodies, names and corrections from this `FILE` too (gongbao help bodies)")
	_ = c.MarkFlagFilename("unions", "toml")
	_ = c.RegisterFlagCompletionFunc("charset", cobra.FixedCompletions(charset.Names(), cobra.ShellCompDirectiveNoFileComp))
	var fields []string
	for _, f := range ingest.FieldNames() {
		fields = append(fields, f+"=")
	}
	_ = c.RegisterFlagCompletionFunc("field", cobra.FixedCompletions(fields, cobra.ShellCompDirectiveNoFileComp|cobra.ShellCompDirectiveNoSpace))
}

// takeWay reads --charset, --field and --unions, where a command has them.
func (r *run) takeWay(c *cobra.Command) error {
	if c.Flags().Lookup("charset") == nil {
		return nil
	}
	name, err := c.Flags().GetString("charset")
	if err != nil {
		return err
	}
	if err := knownCharset(name); err != nil {
		return fmt.Errorf("--charset: %w", err)
	}
	typed, err := c.Flags().GetStringArray("field")
	if err != nil {
		return err
	}
	if r.ownFiles, err = c.Flags().GetStringArray("unions"); err != nil {
		return err
	}
	r.way.Charset = name
	for _, s := range typed {
		ours, theirs, ok := strings.Cut(s, "=")
		if !ok {
			return fmt.Errorf("--field takes our name of a field and theirs, as in title=headline, not %q", s)
		}
		if err := knownField(ours, theirs); err != nil {
			return fmt.Errorf("--field: %w", err)
		}
		if r.way.Fields == nil {
			r.way.Fields = map[string]string{}
		}
		r.way.Fields[ours] = theirs
	}
	return nil
}

// overruled is a way of reading with the flags over it.
func (r *run) overruled(w ingest.Way) ingest.Way {
	if r.way.Charset != "" {
		w.Charset = r.way.Charset
	}
	if len(r.way.Fields) > 0 {
		fields := maps.Clone(r.way.Fields)
		for ours, theirs := range w.Fields {
			if _, typed := fields[ours]; !typed {
				fields[ours] = theirs
			}
		}
		w.Fields = fields
	}
	return w
}

// inTheWay gives a source the ways in which what it names is read.
func (r *run) inTheWay(s Source) Source {
	s.Way = r.way
	s.unions = r.unionFiles(s.Paths)
	for _, p := range s.Paths {
		a, exact := r.conf.archiveFor(p)
		if a.Path == "" {
			continue
		}
		if s.Ways == nil {
			s.Ways = map[string]ingest.Way{}
		}
		s.Ways[p] = r.overruled(a.Way)
		if exact && len(s.Paths) == 1 {
			s.Name = a.Name
		}
	}
	return s
}
