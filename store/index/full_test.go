package index

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"gongbao/model"
	"gongbao/store/pack"
)

// TestMergeToAFullDisk: where a file cannot be written, that is the error of
// merging to it, though what was written is to be read again meanwhile.
func TestMergeToAFullDisk(t *testing.T) {
	var parts []*Segment
	for k := range 2 {
		var docs []*Doc
		for i := range linkedFrom {
			id := fmt.Sprintf("%d-%d", k, i)
			docs = append(docs, NewDoc(&model.Article{ID: model.ID(id), Path: id, Title: "A strike 罢工", Blocks: []model.Block{{Text: "The workers of 总工会 met"}}}))
		}
		parts = append(parts, New(docs).From(uint32(k*linkedFrom)))
	}
	for what, to := range map[string]func(*pack.Writer) error{
		"MergeTo": func(w *pack.Writer) error { _, err := MergeTo(w, parts...); return err },
		"BatchTo": func(w *pack.Writer) error { _, err := BatchTo(w, parts...); return err },
		"AnewTo":  func(w *pack.Writer) error { _, _, err := AnewTo(w, 2*linkedFrom, parts...); return err },
	} {
		draft, err := pack.Create(filepath.Join(t.TempDir(), "full"))
		if err != nil {
			t.Fatal(err)
		}
		if err := draft.Close(); err != nil { // no byte goes to it any more
			t.Fatal(err)
		}
		if err := to(draft.Begin()); !errors.Is(err, os.ErrClosed) {
			t.Errorf("%s: %v", what, err)
		}
	}
}
