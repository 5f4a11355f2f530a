// Package prose is the reading widget: a text of any length set in paragraphs,
// with marks under and over its words, notes in the margin, folds, selection
// and exact copy.
//
// Below the widget lies a layout core without any window: [Split] cuts a text
// into words and measures them with an injected [Measure], [Layout] breaks
// them into lines that tile the text and answers where a byte stands and which
// byte stands where. [Shaper] is the Measure that agrees with what Fyne draws
// and may be used off the UI goroutine. All offsets are bytes of the source.
//
// Arabic and other scripts that are read from the right are laid out word by word
// (bidi.go): a paragraph of them begins at the right, and so do the marks, the
// selection and the caret in it. Words with Arabic letters have a face of their own.
//
// A [Pane] builds objects for the lines on view only: one canvas.Text a run
// of one colour, rectangles for marks, pooled; a scroll step moves one
// container and builds the lines that come into view.
//
// Measured with 200,000 words, of 20,000 forms, on one core of a small server
// (processor time; go test -tags ci -bench .): split and measured 66 ms, kept
// in 5 MB beside the text; laid out 1.1 ms; resized with its view drawn 1.4
// ms; a scroll step .001 ms, .008 ms where a line comes into view.
//
// The entry point is [New].
package prose
