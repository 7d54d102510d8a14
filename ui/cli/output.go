package cli

import (
	"bufio"
	"errors"
	"io"
	"runtime"
	"syscall"
)

// output is standard output: buffered, and silent after the first error, which
// it keeps.
type output struct {
	*bufio.Writer
}

func newOutput(w io.Writer) *output {
	if w == nil {
		w = io.Discard
	}
	return &output{bufio.NewWriterSize(w, 32<<10)}
}

// isClosedPipe tells whether a write failed because nobody reads any more, as
// in `gongbao find | head -1`.
func isClosedPipe(err error) bool {
	if errors.Is(err, syscall.EPIPE) || errors.Is(err, io.ErrClosedPipe) {
		return true
	}
	// ERROR_BROKEN_PIPE and ERROR_NO_DATA of Windows.
	var n syscall.Errno
	return runtime.GOOS == "windows" && errors.As(err, &n) && (n == 109 || n == 232)
}
