package ui

import (
	"os"
	"slices"
	"testing"
)

// TestHangupReader: whoever is told of keys is told before they are looked at, and of
// the end of the terminal there is word too.
func TestHangupReader(t *testing.T) {
	keys, terminal, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer keys.Close()
	var told []string
	r := &hangupReader{
		File: keys,
		came: func() { told = append(told, "came") },
		gone: func() { told = append(told, "gone") },
	}
	if _, err := terminal.WriteString("j"); err != nil {
		t.Fatal(err)
	}
	p := make([]byte, 8)
	if n, err := r.Read(p); n != 1 || err != nil || !slices.Equal(told, []string{"came"}) {
		t.Errorf("read %q, %v, told %v", p[:n], err, told)
	}
	terminal.Close()
	if _, err := r.Read(p); err == nil || !slices.Equal(told, []string{"came", "came", "gone"}) {
		t.Errorf("the terminal is closed: %v, told %v", err, told)
	}
	if _, err := (&hangupReader{File: keys, gone: r.gone}).Read(p); err == nil {
		t.Error("with nobody to be told of keys")
	}
}
