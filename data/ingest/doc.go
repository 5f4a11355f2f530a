// Package ingest turns files into text and what the text says about itself.
// Plain text and Markdown are one source a file, .jsonl and .jsonl.gz one a
// line. Bytes become UTF-8: from UTF-16 where a byte order mark says so, from
// Windows-1252 where they are no UTF-8. Formats it does not know are refused
// with a plain sentence. Pure: it reads bytes, not paths.
//
// [Guess] takes title, author, date, publisher and address only from lines of
// the layout that say them; what a text does not say stays empty.
//
// The entry point is [Read]; [Supported] says what a folder walk takes up.
package ingest
