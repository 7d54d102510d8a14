// Package index prepares articles for searching and answers a resolved query
// over them: one immutable Segment at a time.
//
// Its inside is a scan over folded text. Nothing of that shows: postings and a
// snapshot file can take its place without the packages above noticing.
package index
