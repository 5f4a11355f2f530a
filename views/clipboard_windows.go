package views

import (
	"context"
	"runtime"
	"time"
	"unsafe"

	"golang.org/x/sys/windows"
)

var (
	user32   = windows.NewLazySystemDLL("user32.dll")
	kernel32 = windows.NewLazySystemDLL("kernel32.dll")

	openClipboard           = user32.NewProc("OpenClipboard")
	closeClipboard          = user32.NewProc("CloseClipboard")
	getClipboardData        = user32.NewProc("GetClipboardData")
	registerClipboardFormat = user32.NewProc("RegisterClipboardFormatW")
	globalLock              = kernel32.NewProc("GlobalLock")
	globalUnlock            = kernel32.NewProc("GlobalUnlock")
	globalSize              = kernel32.NewProc("GlobalSize")
)

// copiedAgain is when the clipboard is asked for once more where another program
// has it open.
const copiedAgain = 20 * time.Millisecond

// copiedMarkup is the clipboard's HTML, empty where there is none or nobody
// answers: then the plain text is all there is. The program that was copied from
// may be asked for it only now, and hang.
func copiedMarkup(ctx context.Context) string {
	ctx, cancel := context.WithTimeout(ctx, copiedWait)
	defer cancel()
	answer := make(chan string, 1)
	go func() {
		copied, err := clipboardForm(ctx, "HTML Format")
		if err != nil {
			copied = nil
		}
		answer <- fragmentOf(copied)
	}()
	select {
	case markup := <-answer:
		return markup
	case <-ctx.Done():
		return ""
	}
}

// clipboardForm is what was copied in the form of a name.
func clipboardForm(ctx context.Context, name string) ([]byte, error) {
	runtime.LockOSThread() // to which the open clipboard belongs
	defer runtime.UnlockOSThread()
	utf16, err := windows.UTF16PtrFromString(name)
	if err != nil {
		return nil, err
	}
	form, _, _ := registerClipboardFormat.Call(uintptr(unsafe.Pointer(utf16)))
	for {
		open, _, _ := openClipboard.Call(0)
		if open != 0 {
			break
		}
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		time.Sleep(copiedAgain)
	}
	defer func() { _, _, _ = closeClipboard.Call() }()
	memory, _, _ := getClipboardData.Call(form)
	if memory == 0 {
		return nil, errNotCopied
	}
	at, _, _ := globalLock.Call(memory)
	defer func() { _, _, _ = globalUnlock.Call(memory) }()
	size, _, _ := globalSize.Call(memory)
	if at == 0 || size == 0 || size > copiedMost {
		return nil, errNotCopied
	}
	copied := make([]byte, size)
	return copied, windows.ReadProcessMemory(windows.CurrentProcess(), at, &copied[0], size, nil)
}
