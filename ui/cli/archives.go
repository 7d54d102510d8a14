package cli

import (
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"gongbao/store/ingest"
	"gongbao/store/ingest/charset"
	"gongbao/store/query"
	"gongbao/store/tomltext"
)

// ArchiveSettings are what the configuration file says of one archive.
type ArchiveSettings struct {
	Path string     // absolute and cleaned; a file or folder in it goes by these too
	Name string     // shown instead of the path's last element; "" for none
	Way  ingest.Way // how its files are read

	Unions string // a file of bodies, names and corrections; absolute; "" for none
}

// archiveKeys are the keys of [[archives]].
func archiveKeys() []string { return []string{"charset", "fields", "name", "path", "unions"} }

// archivesHint says what [[archives]] looks like.
const archivesHint = `archives are written as tables: [[archives]] path = "/srv/news" charset = "gb18030"`

// parseArchives takes the tables [[archives]].
func parseArchives(f *tomltext.File, value any) ([]ArchiveSettings, error) {
	tables, ok := value.([]map[string]any)
	if !ok {
		return nil, f.Errorf(f.Line("archives"), archivesHint)
	}
	var out []ArchiveSettings
	for i, table := range tables {
		var a ArchiveSettings
		keys := slices.Sorted(maps.Keys(table))
		line := func(key string) int { return f.LineIn("archives", i, key) }
		slices.SortStableFunc(keys, func(x, y string) int { return line(x) - line(y) })
		for _, key := range keys {
			if key == "fields" {
				fields, at, err := parseFields(table[key])
				if err != nil {
					return nil, f.Errorf(line(strings.TrimSuffix("fields."+at, ".")), "%w", err)
				}
				a.Way.Fields = fields
				continue
			}
			if err := a.set(key, table[key]); err != nil {
				return nil, f.Errorf(line(key), "%w", err)
			}
		}
		if a.Path == "" {
			return nil, f.Errorf(line(""), `an archive needs a path: path = "/srv/news"`)
		}
		out = append(out, a)
	}
	return out, nil
}

// set takes one value of an archive, except its fields.
func (a *ArchiveSettings) set(key string, value any) error {
	s, isText := value.(string)
	switch {
	case !slices.Contains(archiveKeys(), key):
		return fmt.Errorf("an archive has no setting %s; %s", key, query.OrMean(key, archiveKeys(), "its settings are "))
	case !isText || s == "":
		return fmt.Errorf("%s takes a text in quotes", key)
	case key == "path":
		a.Path = s
	case key == "unions":
		a.Unions = s
	case key == "name":
		a.Name = s
	case key == "charset":
		if err := knownCharset(s); err != nil {
			return err
		}
		a.Way.Charset = s
	}
	return nil
}

// parseFields takes what the records' fields are called. With an error comes
// the key that is at fault, "" for all.
func parseFields(value any) (fields map[string]string, at string, err error) {
	table, ok := value.(map[string]any)
	if !ok {
		return nil, "", errors.New(`fields says what your records call theirs: fields = { title = "headline" }`)
	}
	fields = map[string]string{}
	for _, key := range slices.Sorted(maps.Keys(table)) {
		theirs, _ := table[key].(string)
		if err := knownField(key, theirs); err != nil {
			return nil, key, err
		}
		fields[key] = theirs
	}
	return fields, "", nil
}

// knownField makes sure that a field of that name can be given another.
func knownField(name, theirs string) error {
	if !slices.Contains(ingest.FieldNames(), name) {
		return fmt.Errorf("there is no field %q; %s", name, query.OrMean(name, ingest.FieldNames(), "the fields are "))
	}
	if theirs == "" {
		return fmt.Errorf(`field %s takes the name that your records give it, as in %s = "headline"`, name, name)
	}
	return nil
}

// knownCharset makes sure that a charset can be read.
func knownCharset(name string) error {
	_, err := charset.Known(name)
	if near := query.Nearest(strings.ToLower(name), charset.Names()); err != nil && near != "" {
		return fmt.Errorf("charset %q is not known; did you mean %s?", name, near)
	}
	return err
}

// archiveFor is what the configuration says of the archive at a typed path, or
// of the nearest folder above it that it speaks of; exact tells which. A folder
// is the same by whatever links it is reached.
func (s Settings) archiveFor(path string) (found ArchiveSettings, exact bool) {
	if path == "-" || len(s.Archives) == 0 {
		return found, false
	}
	abs, err := filepath.Abs(path)
	if err != nil {
		return found, false
	}
	real := linkless(abs)
	nearest := ""
	for _, a := range s.Archives {
		for _, at := range [...][2]string{{a.Path, abs}, {linkless(a.Path), real}} {
			rel, ok := inside(at[0], at[1])
			if !ok || len(at[0]) < len(nearest) {
				continue
			}
			found, exact, nearest = a, rel == ".", at[0]
			break
		}
	}
	return found, exact
}

// inside returns the way from a folder to a path in it, "." for itself.
func inside(folder, path string) (rel string, ok bool) {
	rel, err := filepath.Rel(folder, path)
	return rel, err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// linkless returns a path with no link in it, or the path as it is where that
// cannot be told: there is no such file.
func linkless(path string) string {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return real
	}
	return path
}
