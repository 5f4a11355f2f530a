// Package ingest turns files into text and what the text says about itself.
// Formats it does not know are refused with a plain sentence. Pure: it reads
// bytes, not paths.
//
// The entry point is [Read].
package ingest
