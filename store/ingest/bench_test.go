package ingest

import (
	"os"
	"path/filepath"
	"testing"
)

// BenchmarkRead reads the sample archive's articles, English and Chinese, as a
// folder of plain text is read.
func BenchmarkRead(b *testing.B) {
	var files []File
	var bytes int64
	root := filepath.Join("..", "..", "testdata", "sample")
	if err := filepath.WalkDir(root, func(p string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		raw, err := os.ReadFile(p)
		files = append(files, fileOf(e.Name(), string(raw)))
		bytes += int64(len(raw))
		return err
	}); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(bytes)
	b.ReportAllocs()
	for b.Loop() {
		for _, f := range files {
			if docs, _ := Read(f); len(docs) == 0 {
				b.Fatal(f.Path)
			}
		}
	}
}
