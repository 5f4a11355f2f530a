// Package export turns verdicts into files for others, and back: CSV first.
// Pure: it writes to an io.Writer and reads from an io.Reader.
//
// A row is one overlap with its verdict, or one quotation that a person marked
// by itself, as found nowhere or confirmed elsewhere: its status is that mark,
// its verdict_id begins with a q, and the overall, the axes and the side of B
// are empty. The table is UTF-8 with a byte order
// mark, as spreadsheets want it, and every text cell that one could take for a
// formula is guarded by an apostrophe ([Guard]); reading takes it away again,
// so that what was written is what comes back. A thousand rows take 6 ms.
//
// The entry points are [WriteCSV] and [ReadCSV].
package export
