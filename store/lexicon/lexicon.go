// Package lexicon packs the texts of an archive by their words, each text by
// itself.
//
// News says the same words again and again, but seldom the same sentence. So what
// looks for repetition within some kilobytes leaves more: of generated articles of
// 5 KB, zstd with a dictionary of 64 KB leaves 0.44, over 32 KB of them at a time no
// less, and words as Huffman codes of one table for all leave 0.25. To read that
// takes as long as zstd does, to write it a fifth longer than zstd at its fastest.
// The words are learnt from a sample of the archive; what is not among them is
// spelled.
//
// A text is cut into runs of letters and digits, Han characters, and runs of all
// else. One space between two runs of letters and digits is not written. Runs
// that follow each other often are a word too, whole: 工会, "trade unions".
package lexicon

import (
	"encoding/binary"
	"errors"
	"sync"
)

// Record is what is packed as one: texts, and numbers of whatever sense, among
// which small ones are more frequent, a byte each or more.
type Record struct {
	Numbers []byte
	Texts   []string
}

// Lexicon is the words of an archive and how often they are met. It is immutable
// and safe for concurrent use.
//
// It can be extended, by words and new frequencies: a generation. What was packed
// by a generation before is read as well.
type Lexicon struct {
	content []byte
	words   []uint32 // each as a place in content, its length, and on which sides it is spaced
	gens    []*generation
	pack    func() *index
}

// generation is the codes of the words that were known at one time.
type generation struct {
	words  int // how many were
	lens   []byte
	spells [contexts][]byte
	read   func() *reading
	write  func() *writing
}

// Symbols below firstWord are no words.
const (
	symEnd   = iota // of a text
	symSpell        // a word follows letter by letter
	symAgain        // a word that was spelled before in the same record
	firstWord
)

const (
	// mostWords is how many words there may be, and longestWord how many bytes
	// one may have that is not spelled.
	mostWords   = 1 << 17
	longestWord = 63

	longestContent = 1<<24 - 1 // of which a place fits

	// MostGenerations is how many there may be.
	MostGenerations = 100
)

var errDamaged = errors.New("the words of the archive make no sense")

// Content is the lexicon in bytes. That of an extended one begins with that of
// the one it extends.
//
// Of each generation these are, as varints, how many words are new and how many
// bytes they have; a byte for each, its length and on which sides it is spaced;
// their text; the lengths of the codes of all words so far; and those of letters
// and numbers, context by context.
func (l *Lexicon) Content() []byte { return l.content }

// Generations returns how often the lexicon was extended, plus one.
func (l *Lexicon) Generations() int { return len(l.gens) }

// Parse returns the lexicon of some content, which must not change.
func Parse(content []byte) (*Lexicon, error) {
	l := &Lexicon{content: content}
	for rest := content; len(rest) > 0; {
		var err error
		if rest, err = l.parse(rest); err != nil {
			return nil, err
		}
	}
	if len(l.gens) == 0 {
		return nil, errDamaged
	}
	l.pack = sync.OnceValue(l.newIndex)
	return l, nil
}

func (l *Lexicon) parse(rest []byte) ([]byte, error) {
	count, n := binary.Uvarint(rest)
	if n <= 0 || len(l.content) > longestContent || count > mostWords || len(l.words)+int(count) > mostWords || len(l.gens) == MostGenerations {
		return nil, errDamaged
	}
	rest = rest[n:]
	size, n := binary.Uvarint(rest)
	if n <= 0 || size > count*longestWord {
		return nil, errDamaged
	}
	rest = rest[n:]
	known := len(l.words) + int(count)
	codes := firstWord + known
	if len(rest) < int(count)+int(size)+codes+contexts*letters {
		return nil, errDamaged
	}
	kinds, text := rest[:count], uint32(len(l.content)-len(rest))+uint32(count)
	at := text
	for _, b := range kinds {
		l.words = append(l.words, at<<8|uint32(b))
		at += uint32(b & lengthMask)
	}
	if at != text+uint32(size) {
		return nil, errDamaged
	}
	rest = rest[count:]
	g := &generation{words: known}
	g.lens, rest = rest[size:int(size)+codes], rest[int(size)+codes:]
	fine := fits(g.lens)
	for i := range g.spells {
		g.spells[i], rest = rest[:letters], rest[letters:]
		fine = fine && fits(g.spells[i])
	}
	if !fine {
		return nil, errDamaged
	}
	g.read, g.write = sync.OnceValue(g.newReading), sync.OnceValue(g.newWriting)
	l.gens = append(l.gens, g)
	return rest, nil
}

// What the low byte of one of words says.
const (
	lengthMask   = 1<<6 - 1
	spacedBefore = 1 << 6 // it begins with letters or digits
	spacedAfter  = 1 << 7 // it ends so: a space is between two such
)

// slack is how many bytes follow a word, so that a short one is copied in one go:
// behind the words there are always the codes of letters.
const slack = 16

// word returns a word by its number.
func (l *Lexicon) word(i uint32) []byte {
	w := l.words[i]
	at := w >> 8
	return l.content[at : at+w&lengthMask]
}
