// Package text knows what people write: how a title becomes a slug, when two
// words are the same word, what a word and a sentence are, and which word a
// person most likely meant.
//
// It is the program's only door to golang.org/x/text. Its functions are pure
// and safe for use by several goroutines. Text is taken as UTF-8; a byte that is
// not is treated as a character that belongs to no word.
//
// Words are counted in the browser as well. testdata/words.tsv is the table of
// cases that both counters must pass.
package text
