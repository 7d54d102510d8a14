package store

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"gongbao/store/extract"
	"gongbao/store/ingest"
)

// BenchmarkThroughput reads folders of articles into fields, bodies and blocks,
// all that is done to a file but indexing: on one core, and on as many as there
// are. It reads the sample archive, the labelled one, and the folder that the
// variable GONGBAO_BENCH_DIR names.
func BenchmarkThroughput(b *testing.B) {
	dirs := map[string]string{
		"sample":   filepath.Join("..", "testdata", "sample"),
		"labelled": filepath.Join("..", "testdata", "labelled"),
	}
	if dir := os.Getenv("GONGBAO_BENCH_DIR"); dir != "" {
		dirs["folder"] = dir
	}
	for name, dir := range dirs {
		files, size := benchFiles(b, dir)
		b.Run(name+"/one", func(b *testing.B) {
			b.SetBytes(size)
			b.ReportAllocs()
			for b.Loop() {
				for _, f := range files {
					readThrough(f)
				}
			}
		})
		b.Run(name+"/all", func(b *testing.B) {
			b.SetBytes(size)
			for b.Loop() {
				readAll(files)
			}
		})
	}
}

// benchFiles returns the files of a folder that are texts, and their bytes.
func benchFiles(b *testing.B, dir string) (files []ingest.File, size int64) {
	b.Helper()
	take := func(f ingest.File) error {
		if filepath.Ext(f.Path) == ".txt" {
			files = append(files, f)
			size += f.Size
		}
		return nil
	}
	err := ingest.Walk(context.Background(), ingest.Options{Paths: []string{dir}}, take, func(ingest.Problem) {})
	if err != nil {
		b.Fatal(err)
	}
	return files, size
}

func readThrough(f ingest.File) {
	docs, _ := ingest.Read(f)
	for i := range docs {
		extract.Article(docs[i])
	}
}

// readAll is readThrough for many files, by as many goroutines as a load has.
func readAll(files []ingest.File) {
	batches := make(chan []ingest.File)
	var working sync.WaitGroup
	for range workers(0) {
		working.Go(func() {
			for batch := range batches {
				for _, f := range batch {
					readThrough(f)
				}
			}
		})
	}
	for len(files) > 0 {
		n := min(16, len(files))
		batches <- files[:n]
		files = files[n:]
	}
	close(batches)
	working.Wait()
}

// BenchmarkFirstReading is what an archive takes that is opened for the first
// time: reading, extracting, indexing and writing its snapshot. It reads the
// folder that the variable GONGBAO_BENCH_DIR names.
func BenchmarkFirstReading(b *testing.B) {
	dir := os.Getenv("GONGBAO_BENCH_DIR")
	if dir == "" {
		b.Skip("GONGBAO_BENCH_DIR names no folder")
	}
	files, size := benchFiles(b, dir)
	b.SetBytes(size)
	for b.Loop() {
		l, err := Open(b.Context(), Options{Paths: []string{dir}, Cache: Cache{Path: filepath.Join(b.TempDir(), "one.snapshot"), Always: true}})
		if err == nil {
			err = l.Wait()
		}
		if err == nil {
			err = l.SaveError()
		}
		if err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(len(files)), "µs/file")
}
