package views

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"verbatim/data/desk"
)

// The desktop is told of long work only, and only where nobody looks.
func TestLongWorkIsToldToWhoIsAway(t *testing.T) {
	f := window(t)
	clock := f.now()
	f.now = func() time.Time { return clock }
	work := func(takes time.Duration) {
		f.work("Comparing", func(context.Context, desk.Progress) error { clock = clock.Add(takes); return nil }, func(error) {})
	}
	told := fyne.NewNotification("Verbatim", "Comparing: done.")
	test.AssertNotificationSent(t, nil, func() { work(time.Minute) })
	f.away = true
	test.AssertNotificationSent(t, nil, func() { work(time.Second) })
	test.AssertNotificationSent(t, told, func() { work(time.Minute) })
}

// Whoever collects garbage hears that long work begins, and once that all of it
// has ended.
func TestLongWorkIsToldOfOnce(t *testing.T) {
	f, told := window(t), ""
	f.opts.Working = func(working bool) { told += fmt.Sprint(working, " ") }
	f.work("Comparing", func(context.Context, desk.Progress) error {
		f.work("Verifying", func(context.Context, desk.Progress) error { return nil }, func(error) {})
		return nil
	}, func(error) {})
	f.work("Comparing", func(context.Context, desk.Progress) error { return errors.New("it was stopped") }, func(error) {})
	if told != "true false true false " {
		t.Errorf("it is told %s", told)
	}
}
