package views

import "fyne.io/fyne/v2"

// screen is a room: the list, the pair, the sources. All its methods are
// called on the UI goroutine.
type screen interface {
	// content is what stands between masthead and status line; it stays the
	// same object for the life of the screen.
	content() fyne.CanvasObject
	// where says which keys of the table count here.
	where() place
	// can tells whether a command of the table could be done now. It is asked
	// for every menu item after every change, so it must be cheap.
	can(c cmd) bool
	// do does it. It is called only where can said yes.
	do(c cmd)
	// key has the first look at a plain key, for panes with keys of their own
	// (arrows in the facets, scrolling); it says whether it used the key.
	key(c chord) bool
	// shown is called each time the screen comes to the front, and reload when
	// the workbench changed under it (a verdict, an undo, a new source).
	shown()
	reload()
	// restyle is called when the palette or the text factor changed.
	restyle()
	// hints are keys and words in turn for the status line.
	hints() []string
	// status is the left end of the status line; empty: when it was saved.
	status() string
	// full tells that the screen draws its own head in the masthead's place.
	full() bool
}
