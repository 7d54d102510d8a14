package ingest

import (
	"archive/tar"
	"archive/zip"
	"compress/bzip2"
	"compress/gzip"
	"errors"
	"hash/fnv"
	"io"
	"io/fs"
	"path"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/klauspost/compress/zstd"

	"gongbao/store/ingest/charset"
)

// unpack reads a file that others are packed in.
func (r *reading) unpack(f format, it item, in input) {
	switch {
	case f == formatZip || f == formatTar:
		if it.depth >= maxDepth {
			r.lost(it, "packed too deep: more than "+strconv.Itoa(maxDepth)+" archives inside one another", "unpack it and keep the articles")
			return
		}
		if f == formatZip {
			r.zip(it, in)
			return
		}
		r.tar(it, in.reader())
	case it.shell >= maxShell:
		r.lost(it, "compressed more than "+strconv.Itoa(maxShell)+" times over", "unpack it and keep the articles")
	case f == formatGzip:
		z, err := gzip.NewReader(in.reader())
		if err != nil {
			r.fail(it.inside(), err)
			return
		}
		r.decompressed(it, z)
	default:
		z, err := zstd.NewReader(in.reader(), zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(zstdMemory), zstd.WithDecoderMaxWindow(zstdWindow), zstd.WithDecoderLowmem(true))
		if err != nil {
			r.fail(it.inside(), err)
			return
		}
		defer z.Close()
		r.decompressed(it, z)
	}
}

// The memory that unpacking Zstandard may take, in bytes: more than its own
// program writes unless asked to (--long).
const (
	zstdMemory = 1 << 40 // of the content: it is read piece by piece
	zstdWindow = 128 << 20
)

// inside marks an item as compressed, for the words of its problems.
func (it item) inside() item {
	it.shell++
	return it
}

// decompressed reads what is in a compressed file. It keeps the path: it is
// one file still.
func (r *reading) decompressed(it item, from io.Reader) {
	in := it.inside()
	in.r, in.file, in.size = &unpacked{from, &r.budget}, nil, 0
	in.name = shelled(it.name)
	r.item(in)
}

// shelled is the name of what is in a compressed file.
func shelled(name string) string {
	switch ext := path.Ext(name); strings.ToLower(ext) {
	case ".tgz", ".tzst":
		return strings.TrimSuffix(name, ext) + ".tar"
	case ".gz", ".zst":
		return strings.TrimSuffix(name, ext)
	}
	return name
}

// zip reads a ZIP file. It must be read out of order: from the file itself, or
// out of memory where it is packed or comes through a pipe.
func (r *reading) zip(it item, in input) {
	at, size := inAnyOrder(it.file)
	if at == nil {
		raw, err := r.slurp(it, in)
		if errors.Is(err, errTooLarge) {
			r.lost(it, "too large: a ZIP file inside another file or in a pipe may have "+megabytes(r.max), "unpack it, or give it as a file")
			return
		}
		if err != nil {
			r.fail(it, err)
			return
		}
		at, size = strings.NewReader(raw), int64(len(raw))
	}
	if it.depth == 0 && it.shell == 0 {
		r.budget.size = size
	}
	z, err := zip.NewReader(at, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		r.lost(it, "a damaged ZIP file: "+plain(err), "save or download it again")
		return
	}
	z.RegisterDecompressor(methodBzip2, func(in io.Reader) io.ReadCloser { return io.NopCloser(bzip2.NewReader(in)) })
	z.RegisterDecompressor(zstd.ZipMethodWinZip, zstd.ZipDecompressor(zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(zstdWindow)))
	c := container{r: r, it: it}
	for _, f := range z.File {
		if r.stopped() {
			break
		}
		c.member(f)
	}
	c.end()
}

const methodBzip2 = 12 // APPNOTE.TXT, 4.4.5

// inAnyOrder returns an open file as what can be read at any place, or nil.
func inAnyOrder(file any) (io.ReaderAt, int64) {
	at, ok := file.(io.ReaderAt)
	if r, sized := file.(interface{ Size() int64 }); ok && sized {
		return at, r.Size()
	}
	st, ok2 := file.(interface{ Stat() (fs.FileInfo, error) })
	if !ok || !ok2 {
		return nil, 0
	}
	info, err := st.Stat()
	if err != nil {
		return nil, 0
	}
	return at, info.Size()
}

// container is a run over the members of a ZIP or tar file.
type container struct {
	r     *reading
	it    item
	names map[uint64]int // how often each path was given out, by its hash
	files int
	links int
}

// member reads a member of a ZIP file.
func (c *container) member(f *zip.File) {
	r := c.r
	if r.budget.entries++; r.budget.spent() {
		r.overspent(c.it)
		return
	}
	if strings.HasSuffix(f.Name, "/") || f.Mode().IsDir() {
		return
	}
	if f.Mode()&fs.ModeSymlink != 0 {
		c.links++
		return
	}
	it, ok := c.named(f.Name, f.NonUTF8)
	if !ok {
		return
	}
	if f.Flags&1 != 0 {
		r.lost(it, "encrypted", "unpack the ZIP file with its password and keep the articles")
		return
	}
	if f.UncompressedSize64 > uint64(r.max) && !inPieces(it.name) {
		r.problem(tooLarge(it.path, int64(min(f.UncompressedSize64, 1<<62)), r.max))
		return
	}
	in, err := f.Open()
	if errors.Is(err, zip.ErrAlgorithm) {
		r.lost(it, "compressed by a method that is not read ("+strconv.Itoa(int(f.Method))+")", "pack it again as an ordinary ZIP file, or unpack it")
		return
	}
	if err != nil {
		r.fail(it, err)
		return
	}
	defer in.Close()
	it.size = int64(min(f.UncompressedSize64, uint64(r.max)))
	it.r = &unpacked{in, &r.budget}
	r.item(it)
}

// tar reads a tar file.
func (r *reading) tar(it item, in io.Reader) {
	c := container{r: r, it: it}
	t := tar.NewReader(in)
	for !r.stopped() {
		h, err := t.Next()
		if err == io.EOF {
			break
		}
		if err != nil && !errors.Is(err, tar.ErrInsecurePath) {
			c.broken(err)
			return
		}
		if r.budget.entries++; r.budget.spent() {
			r.overspent(it)
			return
		}
		switch h.Typeflag {
		case tar.TypeReg, '\x00', tar.TypeGNUSparse, tar.TypeCont:
			c.entry(t, h)
		case tar.TypeLink, tar.TypeSymlink:
			c.links++
		}
	}
	c.end()
}

func (c *container) entry(t *tar.Reader, h *tar.Header) {
	if strings.HasSuffix(h.Name, "/") {
		return
	}
	it, ok := c.named(h.Name, true)
	if !ok {
		return
	}
	if h.Size > c.r.max && !inPieces(it.name) {
		c.r.problem(tooLarge(it.path, h.Size, c.r.max))
		return
	}
	it.size, it.r = h.Size, t
	c.r.item(it)
}

// broken reports that a tar file cannot be read on.
func (c *container) broken(err error) {
	switch {
	case errors.Is(err, errBudget):
		c.r.overspent(c.it)
	case c.files == 0:
		c.r.lost(c.it, "a damaged or foreign tar file: "+plain(err), "save or download it again")
	default:
		c.r.problem(Problem{Path: c.it.path, Reason: "damaged behind its first " + count(c.files, "file") + ": " + plain(err), Hint: "save or download it again; what is before stands"})
		c.end()
	}
}

// end reports what was passed over.
func (c *container) end() {
	if c.links > 0 {
		c.r.problem(Problem{Path: c.it.path, Reason: count(c.links, "link") + " inside it, not followed", Hint: "pack the files themselves", Count: c.links})
	}
	if c.files == 0 && !c.r.stopped() {
		c.r.lost(c.it, "empty: an archive without files", "there is nothing to read in it; remove it")
	}
}

// named makes an item of a member's name, or tells that it is passed over:
// hidden files, and what is saved beside a page for its looks.
func (c *container) named(name string, anyCharset bool) (item, bool) {
	name = memberName(name, anyCharset, c.r.f.charset)
	if name == "" || passedOver(name) {
		c.files++ // there was one
		return item{}, false
	}
	c.files++
	name = c.once(name)
	return item{path: c.it.path + "/" + name, name: name, depth: c.it.depth + 1}, true
}

// once puts a number into a path that has been given out before, since two
// articles cannot have one place.
func (c *container) once(name string) string {
	if c.names == nil {
		c.names = map[uint64]int{}
	}
	ext := path.Ext(name)
	out, first := name, pathHash(name)
	for c.names[pathHash(out)] > 0 {
		c.names[first]++
		out = strings.TrimSuffix(name, ext) + "-" + strconv.Itoa(c.names[first]) + ext
	}
	c.names[pathHash(out)]++
	return out
}

func pathHash(p string) uint64 {
	h := fnv.New64a()
	_, _ = io.WriteString(h, p) // never fails
	return h.Sum64()
}

// memberName makes a member's name a harmless path below its container. Names
// that are not UTF-8 are in the charset of the machine that packed them, which
// for Chinese ones is GB18030 or Big5.
func memberName(name string, anyCharset bool, override string) string {
	if anyCharset && !utf8.ValidString(name) {
		if r := charset.Decode(name, charset.Hints{Override: override}); r.How != charset.HowNone {
			name = r.Text
		}
	}
	if len(name) > maxName {
		name = name[len(name)-maxName:]
	}
	name = strings.ReplaceAll(name, "\\", "/")
	var parts []string
	for p := range strings.SplitSeq(name, "/") {
		switch {
		case p == "" || p == "." || p == "..":
		case len(parts) == 0 && len(p) == 2 && p[1] == ':': // a drive
		default:
			parts = append(parts, displayPath(p))
		}
	}
	return strings.Join(parts, "/")
}

// maxName bounds the path of a member, in bytes.
const maxName = 4096

// passedOver tells whether a member is hidden, or belongs to the looks of a
// saved page.
func passedOver(name string) bool {
	dir, base := path.Split(name)
	for p := range strings.SplitSeq(name, "/") {
		if hidden(p) || p == "__MACOSX" {
			return true
		}
	}
	if base == "Thumbs.db" || base == "desktop.ini" {
		return true
	}
	for _, tail := range assetTails {
		if strings.Contains(dir, tail+"/") {
			return asset(extension(base))
		}
	}
	return false
}

// asset tells whether files of that extension are there for a page's looks.
func asset(ext string) bool {
	switch ext {
	case ".css", ".js", ".png", ".jpg", ".jpeg", ".gif", ".svg", ".ico", ".webp", ".woff", ".woff2", ".ttf", ".eot", ".download", ".map":
		return true
	}
	return false
}
