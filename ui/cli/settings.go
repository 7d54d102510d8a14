package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"gongbao/store/query"
	"gongbao/store/tomltext"
)

// Settings are what the configuration file says, overruled by flags.
type Settings struct {
	Archive       string // the archive to read where none is named; "" for none
	ASCII         bool   // draw with ASCII characters only
	Mouse         bool   // begin with the mouse on
	WideAmbiguous bool   // characters of ambiguous width (UAX #11) take two cells
	Archives      []ArchiveSettings
	Unions        string // a file of bodies, names and corrections for every archive; "" for none
	File          string // the file they were read from; "" if there is none
}

// settingNames are the keys of the configuration file.
func settingNames() []string {
	return []string{"ambiguous_width", "archive", "archives", "ascii", "mouse", "unions"}
}

// configFile is where the configuration is looked for: $XDG_CONFIG_HOME, or
// .config at home, with gongbao/config.toml. It is "" where there is no home.
func (r *run) configFile() string {
	dir := r.Getenv("XDG_CONFIG_HOME")
	if !filepath.IsAbs(dir) { // the XDG Base Directory Specification: others are to be ignored
		home := r.home()
		if home == "" {
			return ""
		}
		dir = filepath.Join(home, ".config")
	}
	return filepath.Join(dir, "gongbao", "config.toml")
}

// configure reads the settings that everything else goes by.
func (r *run) configure() (err error) {
	r.conf, err = r.settings()
	return err
}

// settings reads the configuration file, if there is one.
func (r *run) settings() (Settings, error) {
	file := r.configFile()
	if file == "" {
		return Settings{}, nil
	}
	b, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return Settings{}, nil
	}
	if err != nil {
		return Settings{}, errors.New(plain(err))
	}
	s, err := parseSettings(file, string(b))
	if err != nil {
		return Settings{}, err
	}
	s.Archive = r.resolvePath(s.Archive, filepath.Dir(file))
	s.Unions = r.resolvePath(s.Unions, filepath.Dir(file))
	for i := range s.Archives {
		s.Archives[i].Unions = r.resolvePath(s.Archives[i].Unions, filepath.Dir(file))
		s.Archives[i].Path = filepath.Clean(r.resolvePath(s.Archives[i].Path, filepath.Dir(file)))
	}
	return s, nil
}

// home is the home folder, "" where the environment names none.
func (r *run) home() string {
	if home := r.Getenv("HOME"); home != "" {
		return home
	}
	return r.Getenv("USERPROFILE") // Windows
}

// resolvePath takes a leading ~ for the home folder, and a relative path to
// begin in dir.
func (r *run) resolvePath(p, dir string) string {
	rest, home := strings.CutPrefix(p, "~")
	switch {
	case p == "" || filepath.IsAbs(p):
		return p
	case home && (rest == "" || os.IsPathSeparator(rest[0])):
		return filepath.Join(r.home(), rest)
	}
	return filepath.Join(dir, p)
}

// parseSettings reads a configuration. Its errors begin with file and line.
func parseSettings(file, content string) (Settings, error) {
	f, err := tomltext.Parse(file, content)
	if err != nil {
		return Settings{}, err
	}
	s := Settings{File: file}
	keys := slices.Sorted(maps.Keys(f.Values))
	slices.SortStableFunc(keys, func(a, b string) int { return f.Line(a) - f.Line(b) })
	for _, k := range keys {
		if k == "archives" {
			if s.Archives, err = parseArchives(f, f.Values[k]); err != nil {
				return Settings{}, err
			}
			continue
		}
		if err := s.set(k, f.Values[k]); err != nil {
			return Settings{}, f.Errorf(f.Line(k), "%w", err)
		}
	}
	return s, nil
}

// set takes one value of the configuration.
func (s *Settings) set(key string, value any) error {
	ok := true
	switch key {
	case "archive":
		if s.Archive, ok = value.(string); !ok || s.Archive == "" {
			return errors.New(`archive takes a path in quotes: archive = "/srv/news"`)
		}
	case "unions":
		if s.Unions, ok = value.(string); !ok || s.Unions == "" {
			return errors.New(`unions takes a file in quotes: unions = "my-unions.toml"`)
		}
	case "ascii":
		s.ASCII, ok = value.(bool)
	case "mouse":
		s.Mouse, ok = value.(bool)
	case "ambiguous_width":
		n, isInt := value.(int64)
		if !isInt || n != 1 && n != 2 {
			return errors.New("ambiguous_width is 1 or 2, the cells that a character of ambiguous width takes")
		}
		s.WideAmbiguous = n == 2
	default:
		return fmt.Errorf("there is no setting %s; %s", key, query.OrMean(key, settingNames(), "the settings are "))
	}
	if !ok {
		return fmt.Errorf("%s is true or false", key)
	}
	return nil
}
