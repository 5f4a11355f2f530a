package views

import (
	"time"

	"fyne.io/fyne/v2"
)

// longWork is from when on the desktop is told that work has ended: nobody goes
// to another window to wait for what is done at once.
const longWork = 10 * time.Second

// heedFocus keeps whether the person looks at another window.
func (f *frame) heedFocus() {
	life := f.app.Lifecycle()
	life.SetOnExitedForeground(func() { f.away = true })
	life.SetOnEnteredForeground(func() { f.away = false })
}

// notify tells through the desktop that long work has ended, where the person
// looks at another window. It holds no word of an article.
func (f *frame) notify(begun time.Time, what string) {
	if f.away && f.now().Sub(begun) >= longWork {
		f.app.SendNotification(fyne.NewNotification("Verbatim", what))
	}
}
