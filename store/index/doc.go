// Package index prepares articles for searching and answers a resolved query
// over them: one immutable Segment at a time.
//
// A segment is an inverted index: for each word of a title, a text or the names
// of people, the articles it stands in, how often, and at which places. Of
// Chinese the words are every two characters side by side, so that whatever
// part of a text is asked for is found without knowing where its words begin.
// Words are indexed as they are spelled, once folded; the forms of an English
// word are found from its stem when they are asked for.
package index
