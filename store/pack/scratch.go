package pack

import (
	"bufio"
	"errors"
	"os"

	"github.com/edsrzf/mmap-go"
)

// scratchSuffix is what the name of a scratch file ends with, which goes at once
// where a file that is open can be removed.
const scratchSuffix = ".scratch"

// Scratch is a file of what is needed only while another is written, so that it
// takes no memory. It is for one goroutine.
type Scratch struct {
	of   *Draft
	f    *os.File
	out  *bufio.Writer
	n    int64
	view mmap.MMap
	left bool // the file is still to be removed
}

// Scratch begins a scratch file beside the draft, which has one at a time.
// Errors in writing it are errors of the draft.
func (d *Draft) Scratch() (*Scratch, error) {
	f, err := os.OpenFile(d.f.Name()+scratchSuffix, os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return nil, err
	}
	return &Scratch{of: d, f: f, out: bufio.NewWriterSize(f, 1<<18), left: os.Remove(f.Name()) != nil}, nil
}

func (s *Scratch) Write(b []byte) (int, error) {
	if s.of.err != nil {
		return 0, s.of.err
	}
	n, err := s.out.Write(b)
	s.n += int64(n)
	s.of.err = err
	return n, err
}

// View returns what was written, until the file is closed.
func (s *Scratch) View() ([]byte, error) {
	if s.of.err == nil {
		s.of.err = s.out.Flush()
	}
	if s.of.err != nil || s.n == 0 {
		return nil, s.of.err
	}
	s.view, s.of.err = mmap.Map(s.f, mmap.RDONLY, 0)
	if s.of.err != nil {
		return nil, s.of.err
	}
	return s.view[:s.n:s.n], nil
}

// Close removes the file.
func (s *Scratch) Close() error {
	if s.view != nil {
		_ = s.view.Unmap()
	}
	err := s.f.Close()
	if s.left {
		err = errors.Join(err, os.Remove(s.f.Name()))
	}
	return err
}
