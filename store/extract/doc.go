// Package extract reads the fields of an article out of scraped text: title,
// date, source, byline, editor, language, and what every line is.
//
// A page is cut into lines with their places; each line is described by cheap
// features of its bytes (its labels, its dates, how it ends); then the lines
// are judged by where they stand: in the header, in the body or after it. The
// lines become the article's blocks, which joined are the text again.
//
// Three rules decide what is believed. Only lines of the header, signatures
// and metadata give the date, never running text. What the page does not print
// stays empty. And nothing is deleted: what a reader should not see is marked
// as boilerplate. Tags at the ends of a line are blocks of their own; fields
// are free of markup, but tags and character references inside a paragraph
// stay, because blocks are lossless.
package extract
