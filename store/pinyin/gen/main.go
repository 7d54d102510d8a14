// Command gen makes the embedded table of package pinyin from the dictionary
// of github.com/mozillazg/go-pinyin (MIT):
//
//	go run ./store/pinyin/gen
//
// It is run from the repository's root and writes store/pinyin/readings.txt: a
// line a syllable, without tones and with v for ü, then the characters that
// are read so.
package main

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/mozillazg/go-pinyin"
)

// mostReadings is how many readings of a character are kept: the common ones
// come first in the dictionary, the rest are names and old words.
const mostReadings = 3

func main() {
	args := pinyin.NewArgs()
	args.Heteronym = true
	bySyllable := map[string][]rune{}
	for r := rune(0x3400); r < 0xa000; r++ {
		n := 0
		for _, s := range pinyin.SinglePinyin(r, args) {
			s = strings.ReplaceAll(s, "ü", "v")
			if n == mostReadings || strings.Trim(s, "abcdefghijklmnopqrstuvwxyz") != "" || slices.Contains(bySyllable[s], r) {
				continue
			}
			bySyllable[s] = append(bySyllable[s], r)
			n++
		}
	}
	var b strings.Builder
	var syllables []string
	for s := range bySyllable {
		syllables = append(syllables, s)
	}
	slices.Sort(syllables)
	for _, s := range syllables {
		fmt.Fprintf(&b, "%s %s\n", s, string(bySyllable[s]))
	}
	if err := os.WriteFile("store/pinyin/readings.txt", []byte(b.String()), 0o644); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
