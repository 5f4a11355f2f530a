// Package ingest turns files into text and what they say about themselves,
// and tells for each field where it was read. Plain text and Markdown are one
// source a file, as they stand; a web page (.html) is its article, without
// what stands around it; .jsonl and .jsonl.gz are one source a line. Formats
// it does not know are refused with a plain sentence. Pure: it reads bytes,
// not paths.
//
// The character set is a person's word, a byte order mark, UTF-8 where the
// bytes are valid, what the file declares, or a guess; [Item] says which. A
// text that cannot be read whole is refused: bytes that no text has, halves of
// letters, characters that turn the order of letters round.
//
// A page is read in bounded memory: scripts and pictures are left out before
// a tree is built, elements nested past a hundred are lifted, and what is
// still too large is refused. Readability (go-readability) finds the article;
// parts that sites name as bylines, related links, newsletters and comments
// are taken out before. The headline is the text's first paragraph.
//
// [Guess] takes title, author, date, publisher and address only from lines of
// the layout that say them; what a text does not say stays empty.
//
// The entry point is [Read]; [Supported] says what a folder walk takes up.
package ingest
