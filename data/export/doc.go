// Package export turns verdicts into files for others, and back: CSV first.
// Pure: it writes to an io.Writer and reads from an io.Reader.
//
// The entry points are [WriteCSV] and [ReadCSV].
package export
