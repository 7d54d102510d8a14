//go:build unix

package ingest

import (
	"context"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func TestWalkSpecialFiles(t *testing.T) {
	dir := tree(t, map[string]string{"a.txt": "a"})
	check(t, syscall.Mkfifo(filepath.Join(dir, "pipe.txt"), 0o644))
	check(t, os.Symlink("pipe.txt", filepath.Join(dir, "to-pipe.txt")))
	check(t, os.Symlink("/dev/zero", filepath.Join(dir, "zero.txt")))
	short, err := os.MkdirTemp("", "s") // the path of a socket must be short
	check(t, err)
	defer os.RemoveAll(short)
	l, err := net.Listen("unix", filepath.Join(short, "s.txt"))
	check(t, err)
	defer l.Close()

	paths, problems := walk(t, Options{Paths: []string{dir}})
	want(t, "paths", paths, "a.txt")
	want(t, "problems", problems,
		"pipe.txt: a named pipe, not a regular file",
		"to-pipe.txt: a named pipe, not a regular file",
		"zero.txt: a device, not a regular file")
	_, problems = walk(t, Options{Paths: []string{short}})
	want(t, "problems with a socket", problems, "s.txt: a socket, not a regular file")

	err = Walk(context.Background(), Options{Paths: []string{filepath.Join(dir, "pipe.txt")}}, nil, nil)
	if err == nil || !strings.Contains(err.Error(), "pipe.txt is a named pipe") {
		t.Errorf("a typed pipe: %v", err)
	}
}

// Some files under /proc say that they are regular and are never read to an end.
func TestWalkLinkIntoTheSystem(t *testing.T) {
	if _, err := os.Stat("/proc/self"); err != nil {
		t.Skip("this system has no /proc")
	}
	dir := tree(t, map[string]string{"a.txt": "a"})
	check(t, os.Symlink("/proc", filepath.Join(dir, "p")))
	check(t, os.Symlink("/proc/version", filepath.Join(dir, "v.txt")))
	paths, problems := walk(t, Options{Paths: []string{dir}})
	want(t, "paths", paths, "a.txt")
	want(t, "problems", problems, "p: a link into the system's own files", "v.txt: a link into the system's own files")
}

// A pipe that takes a file's name between the walk and the reading must not
// hang the reading.
func TestReadFIFOInPlaceOfFile(t *testing.T) {
	dir := tree(t, map[string]string{"a.txt": "a"})
	name := filepath.Join(dir, "a.txt")
	check(t, Walk(context.Background(), Options{Paths: []string{dir}}, func(f File) error {
		check(t, os.Remove(name))
		check(t, syscall.Mkfifo(name, 0o644))
		docs, problems := Read(f)
		if len(docs) != 0 || len(problems) != 1 || !strings.Contains(problems[0].Reason, "a named pipe") {
			t.Errorf("got %v, %+v", docs, problems)
		}
		return nil
	}, func(p Problem) { t.Error(p) }))
}

func TestWalkLinks(t *testing.T) {
	dir := tree(t, map[string]string{"arch/a/1.txt": "1", "arch/b/2.txt": "2", "out/3.txt": "3", "out/sub/4.txt": "4", "arch/.store/5.txt": "5"})
	link := func(target, name string) { check(t, os.Symlink(target, filepath.Join(dir, name))) }
	link("..", "arch/a/up")                 // a loop through the root
	link("../b", "arch/a/b")                // two folders that link to each other
	link("../a", "arch/b/a")                //
	link("self", "arch/self")               // a link to itself
	link("gone", "arch/broken.txt")         // to nothing
	link("../a/1.txt", "arch/b/again.txt")  // to a file that is there anyway
	link("../out", "arch/out")              // to a folder outside
	link("../out", "arch/out2")             // the same once more
	link("../out/3.txt", "arch/0.txt")      // to a file of a folder that a link leads to
	link(".store/5.txt", "arch/shown.txt")  // to a hidden file
	link(".store/5.txt", "arch/shown2.txt") // the same once more
	link("../../arch", "out/sub/back")      // back from outside

	paths, problems := walk(t, Options{Paths: []string{filepath.Join(dir, "arch")}})
	want(t, "paths", paths, "a/1.txt", "b/2.txt", "out/3.txt", "out/sub/4.txt", "shown.txt")
	want(t, "problems", problems,
		"broken.txt: a link to a file that does not exist",
		"self: cannot be read: too many levels of symbolic links")

	link("arch", "typed")
	paths, _ = walk(t, Options{Paths: []string{filepath.Join(dir, "typed"), filepath.Join(dir, "arch")}})
	want(t, "a typed link and its folder", paths, "a/1.txt", "b/2.txt", "out/3.txt", "out/sub/4.txt", "shown.txt")
}

func TestWalkNoRight(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may read everything")
	}
	dir := tree(t, map[string]string{"a.txt": "a", "shut.txt": "x", "shut/b.txt": "b"})
	check(t, os.Chmod(filepath.Join(dir, "shut.txt"), 0))
	check(t, os.Chmod(filepath.Join(dir, "shut"), 0))
	defer os.Chmod(filepath.Join(dir, "shut"), 0o755)
	paths, problems := walk(t, Options{Paths: []string{dir}})
	want(t, "paths", paths, "a.txt", "shut.txt")
	want(t, "problems", problems, "shut: cannot be read: permission denied")
	err := Walk(context.Background(), Options{Paths: []string{filepath.Join(dir, "shut")}}, nil, nil)
	if err == nil || !strings.Contains(err.Error(), "permission denied") {
		t.Errorf("a typed folder without right: %v", err)
	}
	_, got := Read(File{Path: "shut.txt", Open: func() (io.ReadCloser, error) { return openRegular(filepath.Join(dir, "shut.txt")) }})
	if len(got) != 1 || got[0].Reason != "cannot be read: permission denied" || got[0].Hint == "" {
		t.Errorf("got %+v", got)
	}
}

func TestWalkHostileNames(t *testing.T) {
	dir := tree(t, map[string]string{"a\x1b]0;x\x07\nb.txt": "a", "bad\xff.txt": "b"})
	paths, _ := walk(t, Options{Paths: []string{dir}})
	want(t, "paths", paths, `a\x1b]0;x\x07\x0ab.txt`, `bad\xff.txt`)
}
