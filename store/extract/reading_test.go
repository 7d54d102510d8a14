package extract

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"gongbao/model"
)

// TestReadings: a line reads the same the first time, when it is kept, and after
// others have taken its place, also where who has it appended to its names.
func TestReadings(t *testing.T) {
	files, err := filepath.Glob("../../testdata/labelled/*/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	type told struct {
		class                  class
		n                      size
		sentence, address, ok  bool
		folded                 folded
		meta                   meta
		junk                   junk
		credit, photo, caption bool
	}
	tell := func(r *reading) (x told) {
		x = told{class: r.class, n: r.n, sentence: r.sentence, address: r.address}
		if r.class != unsettled {
			return x
		}
		x.folded = r.folded
		x.meta, x.ok = r.meta()
		x.junk, x.caption = r.junk(), r.ofPicture()
		x.credit, x.photo = r.credit()
		return x
	}
	kept := newReadings()
	lines := 0
	for range 2 { // the second time most have been replaced
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for s := range strings.Lines(string(text)) {
				if s = trim(s); s == "" {
					continue
				}
				lines++
				var fresh reading
				fresh.read(s)
				want := tell(&fresh)
				for try := range 3 {
					r := kept.of(s)
					if got := tell(r); !reflect.DeepEqual(got, want) {
						t.Fatalf("%s: %q, time %d: %+v, want %+v", file, s, try+1, got, want)
					}
					m, _ := r.meta()
					_ = append(m.authors, "nobody")
				}
			}
		}
	}
	if lines < 4*keptRoom {
		t.Fatalf("only %d lines: too few to replace what is kept", lines)
	}
}

// TestLoneSentence: a line that tells of a day is no line of fields, even where it
// is short and all there is; nor is a short title beside a day.
func TestLoneSentence(t *testing.T) {
	for _, text := range []string{"Lu'an unions met on 3 May 2023\n", "Strike vote on 3 May 2023\n", "Warm winter campaign opens 2023-05-03 09:00\nThe county federation opened it.\n"} {
		a := Article(model.Document{Path: "a.txt", Text: text})
		if a.Title == "" {
			t.Errorf("%q has no title: %v", text, a.Blocks)
		}
	}
}
