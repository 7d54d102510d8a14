package store

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// TestProblemKinds holds that the kind of a problem is told by what really
// happens to files, so that ingest's words and these do not part.
func TestProblemKinds(t *testing.T) {
	text := "The welders met in the hall of the federation and talked for an hour about wages, and nobody went home before it was dark.\n"
	files := fstest.MapFS{
		"unreadable-a.docx": {Data: []byte("x")}, "unreadable-b.txt": {Data: []byte("\x89PNG\r\n\x1a\n0000")},
		"empty-a.txt": {}, "empty-b.txt": {Data: []byte(" \n")},
		"cleaned.txt":    {Data: []byte("a\x1b[31mb " + text)},
		"misdecoded.txt": {Data: []byte(text + "caf\xe9 \x93quoted\x94 " + text)}, "misdecoded-b.txt": {Data: []byte(text + "\ufffd\ufffd")},
		"repaired.txt": {Data: []byte(text + strings.Repeat("ÖÐ¹ú¹¤»á£¬", 20))},
		"partly.jsonl": {Data: []byte("{\"title\":\"a\",\"text\":\"b\"}\n{bad\n")},
	}
	l := loaded(t, Options{FS: files})
	seen := map[string]bool{}
	for _, p := range problems(t, l) {
		want, _, _ := strings.Cut(strings.TrimSuffix(p.Path, p.Path[strings.LastIndexByte(p.Path, '.'):]), "-")
		if string(p.Kind()) != want {
			t.Errorf("%s: %q is %s", p.Path, p.Reason, p.Kind())
		}
		if !slices.Contains(ProblemKinds(), p.Kind()) {
			t.Errorf("%s is no kind", p.Kind())
		}
		seen[want] = true
	}
	for _, k := range ProblemKinds() {
		if !seen[string(k)] {
			t.Errorf("no problem of kind %s was met", k)
		}
	}
}
