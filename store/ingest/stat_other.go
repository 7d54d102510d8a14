//go:build !unix

package ingest

import (
	"io/fs"
	"os"
)

// statIn looks at a regular file in a folder. ok is false where that fails or it
// is none.
func statIn(_ *os.File, _ string, e fs.DirEntry) (s fileStat, ok bool) {
	info, err := e.Info()
	if err != nil || !info.Mode().IsRegular() {
		return fileStat{}, false
	}
	return fileStat{info.Size(), info.ModTime().UnixNano()}, true
}
