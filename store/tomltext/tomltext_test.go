package tomltext

import (
	"strings"
	"testing"
)

const sample = `# mine
archive = "/srv"

[[archives]]
path = "/srv/a"
fields = { title = "headline" }

[[archives]]
path = "/srv/b"
"charset" = "big5"
[archives.fields]
text = "body"
date = "day"

[other]
x = 1
`

func TestLines(t *testing.T) {
	f, err := Parse("c", sample)
	if err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]int{"archive": 2, "archives": 4, "other": 15, "none": 1} {
		if got := f.Line(key); got != want {
			t.Errorf("%s: line %d, want %d", key, got, want)
		}
	}
	for _, c := range []struct {
		n    int
		key  string
		want int
	}{
		{0, "", 4}, {0, "path", 5}, {0, "fields", 6}, {0, "fields.title", 6}, {0, "charset", 4},
		{1, "", 8}, {1, "path", 9}, {1, "charset", 10}, {1, "fields", 11}, {1, "fields.date", 13}, {1, "x", 8},
	} {
		if got := f.LineIn("archives", c.n, c.key); got != c.want {
			t.Errorf("%d %s: line %d, want %d", c.n, c.key, got, c.want)
		}
	}
}

func TestErrors(t *testing.T) {
	for in, want := range map[string]string{"a = 1\nb = x": "c:2: ", "a = 1\na = 2": "c:2: ", "[": "c:1: ", "a = 2000-99-99": "c:1: "} {
		_, err := Parse("c", in)
		if err == nil || !strings.HasPrefix(err.Error(), want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%q: error %v, want %s", in, err, want)
		}
	}
	f, _ := Parse("c", sample)
	if err := f.Errorf(5, "path is %d", 1); err.Error() != "c:5: path is 1" {
		t.Errorf("got %v", err)
	}
}

func FuzzParse(f *testing.F) {
	f.Add(sample, "archives", "fields.title")
	f.Fuzz(func(t *testing.T, content, table, key string) {
		file, err := Parse("c", content)
		if err != nil {
			if !strings.HasPrefix(err.Error(), "c:") || strings.Contains(err.Error(), "\n") {
				t.Errorf("%q: %v", content, err)
			}
			return
		}
		most := strings.Count(content, "\n") + 1
		for n := range 3 {
			if l := file.LineIn(table, n, key); l < 1 || l > most {
				t.Errorf("line %d of %d", l, most)
			}
		}
	})
}
