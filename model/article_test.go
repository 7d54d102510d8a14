package model

import (
	"crypto/sha256"
	"encoding/base32"
	"strconv"
	"strings"
	"testing"
)

// An ID is the start of the hash in base32, whatever the length of the path.
func TestNewID(t *testing.T) {
	for n := range 300 {
		path := strings.Repeat("年/a", n)
		sum := sha256.Sum256([]byte(path + "\x00" + strconv.Itoa(n)))
		want := strings.ToLower(base32.StdEncoding.EncodeToString(sum[:])[:IDLen])
		if got := NewID(path, n); string(got) != want {
			t.Fatalf("the ID of article %d of %q is %q, want %q", n, path, got, want)
		}
	}
}
