// Package views is the window: its screens, menus and keys. No SQL and no
// text analysis stand here; what a person does becomes a call of package desk.
//
// A [frame] holds the window: masthead, the screen in front, status line, the
// sheets above it. Each room is a [screen]. Every command stands once in the
// table of commands.go, from which the menus, the keys and the key sheet are
// made; a screen is asked whether it can do a command and told to do it.
//
// What is drawn by hand is drawn in [paint] widgets with a [pen], in units of
// 100 % text size; the pen multiplies by the text factor, so that nothing can
// be forgotten. Colours come from a [palette], faces and widths from [look].
// Work that may take over 50 ms runs off the UI goroutine: see frame.work,
// frame.save and fetch.
//
// The entry point is [Run].
package views
