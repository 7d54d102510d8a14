package bodies_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"gongbao/model"
	"gongbao/store/extract"
	"gongbao/store/extract/bodies"
	"gongbao/store/gazetteer"
)

// BenchmarkFolder finds the bodies of the text files below the folder that the
// variable GONGBAO_BENCH_DIR names, as extraction makes articles of them.
func BenchmarkFolder(b *testing.B) {
	root := os.Getenv("GONGBAO_BENCH_DIR")
	if root == "" {
		b.Skip("GONGBAO_BENCH_DIR names no folder")
	}
	var articles []*model.Article
	n := 0
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		if err == nil {
			articles = append(articles, extract.Article(model.Document{Path: path, Text: string(text)}))
			n += len(text)
		}
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	table := gazetteer.Load()
	b.SetBytes(int64(n))
	b.ReportAllocs()
	for b.Loop() {
		for _, a := range articles {
			bodies.Find(table, a)
		}
	}
}
