// Package export turns verdicts into files for others, and back. Pure: it writes
// to an io.Writer and reads from an io.Reader.
//
// Of [Row]s it makes tables, CSV ([WriteCSV]) and .xlsx ([WriteXLSX]); of a [Report],
// which knows the passages in their texts, W3C Web Annotation ([WriteAnnotations]),
// ClaimReview of what is final ([WriteClaimReviews]), [WriteMarkdown], and one HTML
// file in which nothing runs ([WriteHTML]); of [Record]s the whole workbench as JSON
// Lines ([JSONLWriter]); of [Document]s a corpus for passim ([PassimWriter]). Read
// back are CSV ([ReadCSV], [Revise]), JSON Lines ([JSONLReader]) and what passim
// found ([PassimReader]); what does not fit is refused with its line and reason.
//
// A row is one overlap with its verdict, or one quotation that a person marked by
// itself: its verdict_id begins with a q, and overall, axes and side B are empty.
// CSV is UTF-8 with a byte order mark, and a cell that could be taken for a formula
// has an apostrophe before it ([Guard]); reading takes it away again. A thousand
// rows take 6 ms; 10,000 verdicts of an open workbench, each between two of 10,000
// sources and compared anew, are on the disk after 0.87 to 0.94 s on two quiet cores
// (beside other work 1.0, and 1.3 before texts were read by one statement and story
// by story).
package export
