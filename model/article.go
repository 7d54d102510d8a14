package model

import (
	"crypto/sha256"
	"encoding/binary"
	"strconv"
	"strings"
)

// ID names an article: 10 lower-case base32 characters (RFC 4648 alphabet).
// Any unique prefix of it is accepted where a person types one.
type ID string

// IDLen is the length of an ID in characters.
const IDLen = 10

// NewID derives the ID of the n-th article (from 0) of the file at path, the
// slash-separated path inside its archive. The same place has the same ID on
// every machine and in every session.
func NewID(path string, n int) ID {
	var room [256]byte
	sum := sha256.Sum256(strconv.AppendInt(append(append(room[:0], path...), 0), int64(n), 10))
	var id [IDLen]byte
	for i, bits := 0, binary.BigEndian.Uint64(sum[:]); i < IDLen; i++ {
		id[i] = "abcdefghijklmnopqrstuvwxyz234567"[bits>>59]
		bits <<= 5
	}
	return ID(id[:])
}

// Lang is the language of an article's text as a BCP 47 tag.
type Lang string

// The languages told apart. LangNone is a text with too few letters to tell.
const (
	LangNone   Lang = ""
	LangEN     Lang = "en"
	LangZH     Lang = "zh"      // Chinese, Simplified
	LangZHHant Lang = "zh-Hant" // Chinese, Traditional
)

// Article is one saved article: the fields read out of it and its whole text.
// What the page does not print is empty, never guessed.
type Article struct {
	ID            ID
	Title         string    // one line, as printed
	Deck          string    // the shoulder title or abstract under the title; "" if none
	Published     Date      // the publication date with its precision and origin
	Source        string    // the outlet or body named as source
	Byline        string    // reporters and authors, names joined by ", "
	Photographers []string  // names in photo credits, in order, each once
	Editor        string    // editors, names joined by ", "
	URL           string    // http or https, or ""
	Lang          Lang      // language of the body
	Unions        []Mention // the bodies the text names, primary first, then in order of appearance
	Unresolved    int       // how often the text speaks of a body that could not be told
	Blocks        []Block   // the whole document; see Block
	Path          string    // slash-separated, relative to the archive

	// Page says that this is no article but a page of an archive: a list of
	// articles, a tag page, an index, a table. All of it is kept and readable.
	// Its entries' dates, people and bodies are theirs, so a page has none. Pages
	// are listed after all articles.
	Page bool
	// Parts is how many articles the text holds, where it certainly holds more
	// than one: a column of short items, or another article behind the end of
	// the first. They are kept together; 0 is one.
	Parts int
}

// Primary returns the mention of the body the article is mainly about, or nil
// where none can be told.
func (a *Article) Primary() *Mention {
	for i := range a.Unions {
		if a.Unions[i].Primary {
			return &a.Unions[i]
		}
	}
	return nil
}

// Raw returns the decoded and sanitised document, letter for letter.
func (a *Article) Raw() string {
	n := 0
	for i := range a.Blocks {
		n += len(a.Blocks[i].Text)
	}
	var b strings.Builder
	b.Grow(n)
	for i := range a.Blocks {
		b.WriteString(a.Blocks[i].Text)
	}
	return b.String()
}

// Text returns the cleaned text: one line a block, without markup or wrapping.
// Titles, metadata lines and boilerplate are left out; see Kind.Clean.
func (a *Article) Text() string {
	var b strings.Builder
	for i := range a.Blocks {
		if !a.Blocks[i].Kind.Clean() {
			continue
		}
		line := a.Blocks[i].Line()
		if line == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(line)
	}
	return b.String()
}
