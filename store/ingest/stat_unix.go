//go:build unix

package ingest

import (
	"io/fs"
	"os"

	"golang.org/x/sys/unix"
)

// statIn looks at a regular file in an open folder, by its name there: the way to
// the folder is not gone again for each of its files. ok is false where that
// fails or it is none.
func statIn(dir *os.File, _ string, e fs.DirEntry) (s fileStat, ok bool) {
	var st unix.Stat_t
	_, err := retried(func() (int, error) { return 0, unix.Fstatat(int(dir.Fd()), e.Name(), &st, unix.AT_SYMLINK_NOFOLLOW) })
	if err != nil || uint32(st.Mode)&unix.S_IFMT != unix.S_IFREG {
		return fileStat{}, false
	}
	return fileStat{st.Size, st.Mtim.Nano()}, true
}
