package model

// Document is one article's text on its way in: decoded, sanitised, not yet
// read for its fields. Fields that the file's format itself carries (front
// matter, a feed) are given beside the text; they are empty for plain text.
type Document struct {
	Path      string // slash-separated, relative to the archive
	N         int    // place in the file, from 0
	Text      string // valid UTF-8, lines end in "\n"
	Title     string
	Source    string
	Byline    string
	URL       string
	Published Date
	Page      bool // the file holds no article: see Article.Page
}
