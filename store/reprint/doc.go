// Package reprint finds the copies of an article: the same text from another
// place, dated again or lightly edited.
//
// Texts are compared as sets of shingles, as A. Broder has it ("On the
// resemblance and containment of documents", 1997): a shingle is four words in
// a row, where a word is one of a Latin text or one Han character. Four Han
// characters are the Han bigrams of two neighbouring words, so that a shingle
// says about as much in either language, and an article and its translation
// share none.
//
// The way to a pair of copies has three steps. A Sketch, made once an article,
// keeps 48 minima of the hashes of its shingles: MinHash by one permutation in
// 48 bins (Li, Owen, Zhang, "One permutation hashing", 2012), empty bins filled
// from others (Shrivastava, "Optimal densification", 2017), of each minimum the
// low 16 bits (Li, König, "b-bit minwise hashing", 2010). Bands of three bins
// find the candidates among all articles (locality-sensitive hashing, Indyk and
// Motwani, 1998). What is found is then compared exactly, shingle by shingle:
// a sketch proposes and never decides.
//
// All hashes have fixed seeds: the same archive has the same groups on every
// machine, in whatever order it is read.
package reprint
