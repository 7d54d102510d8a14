package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

func (r *run) manCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "man",
		Short: "write the manual page, for man(1)",
		Long:  "Writes the manual page: gongbao man | man -l -",
		Args:  noArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			_, err := r.out.WriteString(manual(c.Root()))
			return err
		},
	}
}

// roff writes a manual page in the man macros of roff(7).
type roff struct{ strings.Builder }

// manual is the manual page of the whole program, made of what help prints.
func manual(root *cobra.Command) string {
	var m roff
	fmt.Fprintf(&m, ".TH GONGBAO 1 \"\" \"gongbao %s\"\n", escapeRoff(root.Version))
	m.section("NAME")
	m.line("gongbao - " + root.Short)
	m.section("SYNOPSIS")
	m.line(root.Use)
	for _, c := range root.Commands() {
		m.macro(".br")
		m.line("gongbao " + c.Use)
	}
	m.section("DESCRIPTION")
	m.prose(root.Long)
	m.section("OPTIONS")
	m.flags(root)
	m.section("COMMANDS")
	for _, c := range root.Commands() {
		m.macro(".SS gongbao " + escapeRoff(c.Use))
		m.prose(c.Long)
		m.flags(c)
	}
	for _, t := range topics() {
		m.section(strings.ToUpper(t.name))
		m.verbatim(t.text)
	}
	return m.String()
}

func (m *roff) macro(s string)   { m.WriteString(s + "\n") }
func (m *roff) section(s string) { m.macro(".SH " + s) }
func (m *roff) line(s string)    { m.WriteString(escapeRoff(s) + "\n") }

// prose writes paragraphs; what is indented stays as it is.
func (m *roff) prose(s string) {
	for i, paragraph := range strings.Split(strings.TrimSpace(s), "\n\n") {
		if i > 0 {
			m.macro(".PP")
		}
		if strings.HasPrefix(paragraph, " ") {
			m.verbatim(paragraph)
			continue
		}
		for _, l := range strings.Split(paragraph, "\n") {
			m.line(l)
		}
	}
}

func (m *roff) verbatim(s string) {
	m.macro(".nf")
	for _, l := range strings.Split(strings.TrimRight(s, "\n"), "\n") {
		m.line(l)
	}
	m.macro(".fi")
}

func (m *roff) flags(c *cobra.Command) {
	c.LocalFlags().VisitAll(func(f *pflag.Flag) {
		if f.Name == "help" {
			return
		}
		value, usage := pflag.UnquoteUsage(f)
		name := "--" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", " + name
		}
		switch {
		case f.NoOptDefVal != "" && value != "" && f.Value.Type() != "bool":
			name += "[=" + value + "]"
		case value != "":
			name += " " + value
		}
		m.macro(".TP")
		m.macro(`\fB` + escapeRoff(name) + `\fR`)
		m.line(usage)
	})
}

// escapeRoff makes a line of text plain to roff.
func escapeRoff(s string) string {
	s = strings.ReplaceAll(s, `\`, `\e`)
	s = strings.ReplaceAll(s, "-", `\-`)
	if strings.HasPrefix(s, ".") || strings.HasPrefix(s, "'") {
		s = `\&` + s
	}
	return s
}
