//go:build window

package views

import (
	"runtime"
	"strings"
	"testing"
	"unsafe"

	"golang.org/x/sys/windows"
)

// What was copied as markup is read from the real clipboard, short and long.
func TestCopiedMarkup(t *testing.T) {
	short := "<p>“It <em>rained</em>,” Ann Lee said.</p>"
	for _, want := range []string{short, strings.Repeat("<p>Nobody came to the harbour.</p>\n", 40_000)} {
		copyForm(t, "HTML Format", onWindows(want, 0)+"\x00")
		if got := copiedMarkup(t.Context()); got != want {
			t.Errorf("%d bytes %.60q, want %d", len(got), got, len(want))
		}
	}
	copyForm(t, "Verbatim's own", "x")
	if got := copiedMarkup(t.Context()); got != "" {
		t.Errorf("where there is none it is %q", got)
	}
}

// copyForm puts one form on the clipboard.
func copyForm(t *testing.T, name, copied string) {
	t.Helper()
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	utf16, _ := windows.UTF16PtrFromString(name)
	form, _, _ := registerClipboardFormat.Call(uintptr(unsafe.Pointer(utf16)))
	if open, _, err := openClipboard.Call(0); open == 0 {
		t.Fatal(err)
	}
	_, _, _ = user32.NewProc("EmptyClipboard").Call()
	const moveable = 2 // GMEM_MOVEABLE
	memory, _, _ := kernel32.NewProc("GlobalAlloc").Call(moveable, uintptr(len(copied)))
	at, _, _ := globalLock.Call(memory)
	raw := []byte(copied)
	if err := windows.WriteProcessMemory(windows.CurrentProcess(), at, &raw[0], uintptr(len(raw)), nil); err != nil {
		t.Error(err)
	}
	_, _, _ = globalUnlock.Call(memory)
	if set, _, err := user32.NewProc("SetClipboardData").Call(form, memory); set == 0 {
		t.Error(err)
	}
	_, _, _ = closeClipboard.Call()
}
