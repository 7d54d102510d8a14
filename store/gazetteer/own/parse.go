package own

import (
	"errors"
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"gongbao/model"
	"gongbao/store/fold"
	"gongbao/store/gazetteer"
	"gongbao/store/query"
	"gongbao/store/tomltext"
)

// Source is a file to be read.
type Source struct{ Name, Content string }

// Read reads files; what a later one says of an article counts. Errors begin
// with the file and the line, and say what to do. Without files it returns nil.
func Read(files ...Source) (*Own, error) {
	if len(files) == 0 {
		return nil, nil
	}
	o := &Own{
		table: gazetteer.Load(), bodies: map[string]*model.Union{}, names: map[rune][]Name{}, corrections: map[string]Correction{},
	}
	var readers []*reader
	for _, f := range files {
		t, err := tomltext.Parse(f.Name, f.Content)
		if err != nil {
			return nil, err
		}
		r := &reader{own: o, File: t, base: path.Base(strings.ReplaceAll(f.Name, `\`, "/"))}
		if err := r.tables(); err != nil {
			return nil, err
		}
		readers = append(readers, r)
	}
	// A body may stand below one that a later table or file names.
	for _, step := range [...]func(*reader) error{(*reader).bodies, (*reader).parents, (*reader).aliases, (*reader).corrections} {
		for _, r := range readers {
			if err := step(r); err != nil {
				return nil, err
			}
		}
	}
	return o, nil
}

// reader reads one file.
type reader struct {
	*tomltext.File
	own   *Own
	base  string
	table map[string][]map[string]any
	made  []*model.Union // of each [[body]]
}

// keys are the keys of each table.
func keys(table string) []string {
	switch table {
	case "body":
		return []string{"id", "name", "name_zh", "short", "short_zh", "level", "parent", "aliases"}
	case "alias":
		return []string{"body", "names"}
	}
	return []string{"article", "primary", "add", "remove"}
}

// tables makes sure that the file has no other tables and keys.
func (r *reader) tables() error {
	r.table = map[string][]map[string]any{}
	for _, name := range slices.Sorted(maps.Keys(r.Values)) {
		tables, ok := r.Values[name].([]map[string]any)
		switch kinds := []string{"body", "alias", "correction"}; {
		case !slices.Contains(kinds, name):
			return r.Errorf(r.Line(name), "there is no table %s; %s", name, query.OrMean(name, kinds, "the tables are "))
		case !ok:
			return r.Errorf(r.Line(name), "%s is a table of its own: write [[%s]] on a line, and its keys below", name, name)
		}
		for i, t := range tables {
			for _, key := range slices.Sorted(maps.Keys(t)) {
				if !slices.Contains(keys(name), key) {
					return r.Errorf(r.LineIn(name, i, key), "a [[%s]] has no %s; %s", name, key, query.OrMean(key, keys(name), "its keys are "))
				}
			}
		}
		r.table[name] = tables
	}
	return nil
}

// text takes a text; "" where it is not given.
func (r *reader) text(table string, i int, key string) (string, error) {
	v, given := r.table[table][i][key]
	s, ok := v.(string)
	if given && (!ok || strings.TrimSpace(s) == "") {
		return "", r.Errorf(r.LineIn(table, i, key), "%s takes a text in quotes", key)
	}
	if strings.ContainsFunc(s, unseen) {
		return "", r.Errorf(r.LineIn(table, i, key), "%s has a control character in it; type it anew", key)
	}
	return strings.Join(strings.Fields(s), " "), nil
}

// list takes a list of texts; one text alone is a list of one.
func (r *reader) list(table string, i int, key string) ([]string, error) {
	v, given := r.table[table][i][key]
	if !given {
		return nil, nil
	}
	all, ok := v.([]any)
	if s, one := v.(string); one {
		all, ok = []any{s}, true
	}
	var out []string
	for _, e := range all {
		s, isText := e.(string)
		if ok = ok && isText && strings.TrimSpace(s) != ""; ok {
			out = append(out, strings.Join(strings.Fields(s), " "))
		}
	}
	if !ok {
		return nil, r.Errorf(r.LineIn(table, i, key), `%s takes a list of texts: %s = ["…", "…"]`, key, key)
	}
	if slices.ContainsFunc(out, func(s string) bool { return strings.ContainsFunc(s, unseen) }) {
		return nil, r.Errorf(r.LineIn(table, i, key), "%s has a control character in it; type it anew", key)
	}
	return out, nil
}

// unseen tells control and format characters, which no name has and which could
// drive a terminal.
func unseen(c rune) bool { return unicode.In(c, unicode.Cc, unicode.Cf) && !unicode.IsSpace(c) }

// fault is an error of a key of a table.
func (r *reader) fault(table string, i int, key string, err error) error {
	return r.Errorf(r.LineIn(table, i, key), "%s: %w", key, err)
}

var idForm = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[a-z0-9]+([-/][a-z0-9]+)*$`) })

// bodies takes the tables [[body]], but for their parents.
func (r *reader) bodies() error {
	for i := range r.table["body"] {
		u := new(model.Union)
		var level string
		for key, to := range map[string]*string{
			"id": &u.ID, "name": &u.Name, "name_zh": &u.NameZH, "short": &u.Short, "short_zh": &u.ShortZH, "level": &level, "parent": &u.Parent,
		} {
			s, err := r.text("body", i, key)
			if err != nil {
				return err
			}
			*to = s
		}
		if u.Name == "" && u.NameZH == "" {
			return r.Errorf(r.LineIn("body", i, ""), "a body needs a name or a name_zh")
		}
		u.Level = model.LevelEnterprise
		if level != "" {
			var ok bool
			if u.Level, ok = model.ParseLevel(level); !ok {
				return r.fault("body", i, "level", fmt.Errorf("%q is none; %s", level, query.OrMean(level, levels(), "levels are ")))
			}
		}
		if err := r.identify(u); err != nil {
			return r.fault("body", i, "id", err)
		}
		if err := r.named(u, i); err != nil {
			return err
		}
		r.own.bodies[u.ID] = u
		r.made = append(r.made, u)
	}
	return nil
}

func levels() []string {
	var out []string
	for l := model.LevelNational; l <= model.LevelEnterprise; l++ {
		out = append(out, l.String())
	}
	return out
}

// identify gives a body its ID and the short names that it lacks.
func (r *reader) identify(u *model.Union) error {
	made := gazetteer.Enterprise(r.region(u.Parent), u.Name, u.NameZH, u.Level)
	if u.Name == "" {
		u.Name = made.Name
	}
	if u.Short == "" {
		u.Short = made.Short
	}
	if u.ShortZH == "" {
		u.ShortZH = made.ShortZH
	}
	if u.ID == "" {
		u.ID = made.ID
	}
	if !idForm().MatchString(u.ID) {
		return fmt.Errorf("%q is none; it is made of small letters and figures, with - and / between", u.ID)
	}
	if have := r.own.table.Union(u.ID); have != nil {
		return fmt.Errorf("%s is that of %s; to give that more names, write [[alias]] body = %q", u.ID, have.Name, u.ID)
	}
	if r.own.bodies[u.ID] != nil {
		return fmt.Errorf("%s is given to two bodies", u.ID)
	}
	return nil
}

// region is what the ID of a body begins with that is given none: the ID of its
// parent where that is known before all bodies are.
func (r *reader) region(parent string) string {
	if idForm().MatchString(parent) {
		return parent
	}
	if found := r.own.table.ByAlias(parent); len(found) == 1 {
		return found[0].ID
	}
	return model.NationalID
}

// named makes a body found by its names.
func (r *reader) named(u *model.Union, i int) error {
	more, err := r.list("body", i, "aliases")
	if err != nil {
		return err
	}
	u.Aliases = more
	for _, name := range append([]string{u.Name, u.NameZH}, more...) {
		if name == "" {
			continue
		}
		if err := r.name(name, u); err != nil {
			return r.Errorf(r.LineIn("body", i, ""), "%w", err)
		}
	}
	return nil
}

// name makes a body found by one name.
func (r *reader) name(name string, u *model.Union) error {
	han := 0
	for _, c := range name {
		if model.IsHan(c) {
			han++
		}
	}
	if utf8.RuneCountInString(name) < 3 && han < 2 {
		return fmt.Errorf("the name %q is too short to be looked for in texts", name)
	}
	switch strings.ToLower(name) {
	case "工会", "总工会", "工會", "總工會", "trade union", "trade unions", "union", "federation", "federation of trade unions":
		return fmt.Errorf("the name %q is said of every body", name)
	}
	r.own.addName(name, u, r.base)
	return nil
}

// parents makes sure that every body stands below one that is known.
func (r *reader) parents() error {
	for i, u := range r.made {
		if u.Parent == "" {
			u.Parent = model.NationalID
			continue
		}
		above, err := r.own.find(u.Parent)
		if err != nil {
			return r.fault("body", i, "parent", err)
		}
		u.Parent = above.ID
	}
	for i, u := range r.made {
		at := u
		for range deepest {
			if at = r.own.Union(at.Parent); at == nil || at == u {
				break
			}
		}
		if at != nil {
			return r.fault("body", i, "parent", errors.New("the body would stand below itself; name the one above it"))
		}
	}
	return nil
}

// aliases takes the tables [[alias]].
func (r *reader) aliases() error {
	for i := range r.table["alias"] {
		ref, err := r.text("alias", i, "body")
		if err != nil {
			return err
		}
		if ref == "" {
			return r.Errorf(r.LineIn("alias", i, ""), `an alias needs the body it is for: body = "330400"`)
		}
		u, err := r.own.find(ref)
		if err != nil {
			return r.fault("alias", i, "body", err)
		}
		names, err := r.list("alias", i, "names")
		if err != nil {
			return err
		}
		if len(names) == 0 {
			return r.Errorf(r.LineIn("alias", i, ""), `an alias needs names: names = ["…", "…"]`)
		}
		u = r.own.amended(u)
		for _, name := range names {
			if err := r.name(name, u); err != nil {
				return r.fault("alias", i, "names", err)
			}
			if !slices.Contains(u.Aliases, name) {
				u.Aliases = append(u.Aliases, name)
			}
		}
	}
	return nil
}

// amended returns the files' own copy of a body.
func (o *Own) amended(u *model.Union) *model.Union {
	if have := o.bodies[u.ID]; have != nil {
		return have
	}
	own := *u
	own.Aliases = slices.Clip(own.Aliases)
	o.bodies[u.ID] = &own
	return &own
}

// named returns the files' own bodies that have a name, by their IDs.
func (o *Own) named(name string) []*model.Union {
	name = fold.Simplified(name)
	var out []*model.Union
	for _, id := range slices.Sorted(maps.Keys(o.bodies)) {
		u := o.bodies[id]
		if slices.ContainsFunc(append([]string{u.Name, u.NameZH}, u.Aliases...), func(has string) bool {
			return strings.EqualFold(fold.Simplified(has), name)
		}) {
			out = append(out, u)
		}
	}
	return out
}

// find returns the body that a file means: by its ID, or by a whole name that
// only it has.
func (o *Own) find(ref string) (*model.Union, error) {
	if u := o.Union(ref); u != nil {
		return u, nil
	}
	found := o.named(ref)
	for _, u := range o.table.ByAlias(ref) {
		if u = o.Of(u); !slices.Contains(found, u) {
			found = append(found, u)
		}
	}
	switch len(found) {
	case 0:
		return nil, fmt.Errorf(`there is no body %q; use its code ("330400"), "acftu", the id of a [[body]], or a name that only it has`, ref)
	case 1:
		return found[0], nil
	}
	var ids []string
	for _, u := range found {
		ids = append(ids, u.ID)
	}
	return nil, fmt.Errorf("%q is the name of several; use one of %s", ref, strings.Join(ids, ", "))
}

// corrections takes the tables [[correction]].
func (r *reader) corrections() error {
	lines := map[string]int{} // of this file's, by article
	for i := range r.table["correction"] {
		at, err := r.text("correction", i, "article")
		if err != nil {
			return err
		}
		if at == "" {
			return r.Errorf(r.LineIn("correction", i, ""), `a correction needs the article, by its ID or its path in the archive: article = "2023/a.txt"`)
		}
		c := Correction{Article: at, File: r.base, Line: r.LineIn("correction", i, "")}
		primary, err := r.refs("correction", i, "primary")
		if err != nil {
			return err
		}
		if len(primary) > 1 {
			return r.fault("correction", i, "primary", errors.New("an article has one primary body"))
		}
		if len(primary) == 1 {
			c.Primary = primary[0]
		}
		if c.Add, err = r.refs("correction", i, "add"); err != nil {
			return err
		}
		if c.Remove, err = r.refs("correction", i, "remove"); err != nil {
			return err
		}
		if len(primary)+len(c.Add)+len(c.Remove) == 0 {
			return r.Errorf(r.LineIn("correction", i, ""), "a correction says primary, add or remove")
		}
		if err := c.contradicts(); err != nil {
			return r.fault("correction", i, "remove", err)
		}
		at = path.Clean(strings.ReplaceAll(at, `\`, "/"))
		if before := lines[at]; before > 0 {
			return r.fault("correction", i, "article", fmt.Errorf("line %d corrects it already; write both as one", before))
		}
		lines[at] = c.Line
		r.own.corrections[at] = c
	}
	return nil
}

// contradicts tells that a correction takes away what it gives.
func (c Correction) contradicts() error {
	for _, u := range c.Remove {
		if u == c.Primary || slices.Contains(c.Add, u) {
			return fmt.Errorf("%s is given by the same correction", u.ID)
		}
	}
	return nil
}

// refs takes a list of bodies.
func (r *reader) refs(table string, i int, key string) ([]*model.Union, error) {
	list, err := r.list(table, i, key)
	if err != nil {
		return nil, err
	}
	var out []*model.Union
	for _, ref := range list {
		u, err := r.own.find(ref)
		if err != nil {
			return nil, r.fault(table, i, key, err)
		}
		out = append(out, u)
	}
	return out, nil
}
