package views

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"unsafe"

	"golang.org/x/sys/windows"

	"verbatim/data/say"
)

// The system's own file dialog, IFileDialog of shobjidl_core.h, through the
// tables of methods that COM objects begin with. It runs on a thread of its own
// and belongs to no window, so that the sheet under it leads on meanwhile.

var (
	ole32   = windows.NewLazySystemDLL("ole32.dll")
	shell32 = windows.NewLazySystemDLL("shell32.dll")

	coCreateInstance    = ole32.NewProc("CoCreateInstance")
	itemFromParsingName = shell32.NewProc("SHCreateItemFromParsingName")
	enumThreadWindows   = user32.NewProc("EnumThreadWindows")
	postMessage         = user32.NewProc("PostMessageW")
)

// comObject is an object of COM.
type comObject struct{ methods *[32]uintptr }

// The places of methods in their tables.
const (
	comRelease = 2

	dialogShow, dialogSetFileTypes, dialogSetOptions, dialogGetOptions = 3, 4, 9, 10
	dialogSetFolder, dialogSetFileName, dialogSetTitle                 = 12, 15, 17
	dialogSetOkButtonLabel, dialogGetResult, dialogGetResults          = 18, 20, 27

	itemGetDisplayName               = 5
	itemArrayGetCount, itemArrayItem = 7, 8
)

const (
	pickFolders, forceFileSystem, allowMultiSelect = 0x20, 0x40, 0x200 // FOS_…
	displayNameOfFile                              = 0x80058000        // SIGDN_FILESYSPATH
	inProcess                                      = 1                 // CLSCTX_INPROC_SERVER
	windowClose                                    = 0x10              // WM_CLOSE
	comBegun                                       = syscall.Errno(1)  // S_FALSE: the thread had it before
	comCancelled                                   = syscall.Errno(0x80070000 | windows.ERROR_CANCELLED)
)

var (
	classOpenDialog, openDialog = guid("{DC1C5A9C-E88A-4DDE-A5A1-60F82A20AEF7}"), guid("{D57C7288-D4AD-4768-BE02-9D969532D960}")
	classSaveDialog, saveDialog = guid("{C0B4E2F3-BA21-4773-8DBA-335EC946EB8B}"), guid("{84BCCD23-5FDE-4CDB-AEA4-AF64B83D78AB}")
	shellItem                   = guid("{43826D1E-E718-42EE-BC55-A1E261C37BFE}")
)

func guid(s string) *windows.GUID {
	g, err := windows.GUIDFromString(s)
	if err != nil {
		panic(err)
	}
	return &g
}

// call calls a method; what COM answers below zero is an error. What arguments
// point at stays where it is meanwhile.
//
//go:uintptrescapes
func (o *comObject) call(method int, args ...uintptr) error {
	r, _, _ := syscall.SyscallN(o.methods[method], append([]uintptr{uintptr(unsafe.Pointer(o))}, args...)...)
	return failed(r)
}

func failed(result uintptr) error {
	if int32(result) < 0 {
		return syscall.Errno(uint32(result))
	}
	return nil
}

func (o *comObject) release() { _ = o.call(comRelease) }

// seekDialog has files chosen by the system's dialog.
func (f *frame) seekDialog() { f.chooser = askSystem }

// askSystem asks for paths by the system's dialog and blocks until it is closed
// or ctx ends, which closes it. No paths and no error: the person chose none.
func askSystem(ctx context.Context, _ string, w pathWanted, folders bool, shown func()) ([]string, error) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	if err := windows.CoInitializeEx(0, windows.COINIT_APARTMENTTHREADED|windows.COINIT_DISABLE_OLE1DDE); err != nil && err != comBegun {
		return nil, fmt.Errorf("%w: %w", errNoDialog, err)
	}
	defer windows.CoUninitialize()
	d, err := newDialog(w, folders)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errNoDialog, err)
	}
	defer d.release()
	shown()
	stop := context.AfterFunc(ctx, closingWindows(windows.GetCurrentThreadId()))
	defer stop()
	switch err := d.call(dialogShow, 0); {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case err == comCancelled:
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("%w: %w", errNoDialog, err)
	}
	return d.chosen(w.save != "")
}

// newDialog makes the dialog for what is wanted.
func newDialog(w pathWanted, folders bool) (*comObject, error) {
	class, form := classOpenDialog, openDialog
	if w.save != "" {
		class, form = classSaveDialog, saveDialog
	}
	var d *comObject
	r, _, _ := coCreateInstance.Call(uintptr(unsafe.Pointer(class)), 0, inProcess, uintptr(unsafe.Pointer(form)), uintptr(unsafe.Pointer(&d)))
	if err := failed(r); err != nil {
		return nil, err
	}
	var options uint32
	err := d.call(dialogGetOptions, uintptr(unsafe.Pointer(&options)))
	options |= forceFileSystem
	if folders {
		options |= pickFolders
	}
	if w.many && w.save == "" {
		options |= allowMultiSelect
	}
	if err == nil {
		err = d.call(dialogSetOptions, uintptr(options))
	}
	for method, text := range map[int]string{dialogSetTitle: w.title, dialogSetOkButtonLabel: w.action, dialogSetFileName: w.save} {
		if err == nil && text != "" {
			err = d.call(method, uintptr(unsafe.Pointer(asUTF16(text))))
		}
	}
	if err == nil && len(w.endings) > 0 && !folders {
		err = d.filter(w.endings)
	}
	if err != nil {
		d.release()
		return nil, err
	}
	d.begin(w.dir)
	return d, nil
}

// asUTF16 is a text as the system takes it, cut off at a zero.
func asUTF16(s string) *uint16 {
	text, _, _ := strings.Cut(s, "\x00")
	w, _ := windows.UTF16PtrFromString(text) // which fails for a zero alone
	return w
}

// filter lists the files with some endings, or all.
func (o *comObject) filter(endings []string) error {
	type spec struct{ name, pattern *uint16 } // COMDLG_FILTERSPEC
	kinds := []spec{{asUTF16(strings.Join(endings, " ")), asUTF16("*" + strings.Join(endings, ";*"))}, {asUTF16(say.T("All files")), asUTF16("*.*")}}
	return o.call(dialogSetFileTypes, uintptr(len(kinds)), uintptr(unsafe.Pointer(&kinds[0])))
}

// begin shows a folder first; where it cannot, the system chooses one.
func (o *comObject) begin(dir string) {
	var folder *comObject
	r, _, _ := itemFromParsingName.Call(uintptr(unsafe.Pointer(asUTF16(dir))), 0, uintptr(unsafe.Pointer(shellItem)), uintptr(unsafe.Pointer(&folder)))
	if failed(r) == nil {
		_ = o.call(dialogSetFolder, uintptr(unsafe.Pointer(folder)))
		folder.release()
	}
}

// chosen are the paths of the answer: one where a name was asked for, else a list.
func (o *comObject) chosen(one bool) (paths []string, err error) {
	var item, list *comObject
	if one {
		if err := o.call(dialogGetResult, uintptr(unsafe.Pointer(&item))); err != nil {
			return nil, err
		}
		defer item.release()
		path, err := item.path()
		return []string{path}, err
	}
	if err := o.call(dialogGetResults, uintptr(unsafe.Pointer(&list))); err != nil {
		return nil, err
	}
	defer list.release()
	var count uint32
	err = list.call(itemArrayGetCount, uintptr(unsafe.Pointer(&count)))
	for i := uintptr(0); err == nil && i < uintptr(count); i++ {
		if err = list.call(itemArrayItem, i, uintptr(unsafe.Pointer(&item))); err != nil {
			break
		}
		var path string
		path, err = item.path()
		item.release()
		paths = append(paths, path)
	}
	return paths, err
}

// path is where an item of the shell lies.
func (o *comObject) path() (string, error) {
	var name *uint16
	if err := o.call(itemGetDisplayName, displayNameOfFile, uintptr(unsafe.Pointer(&name))); err != nil {
		return "", err
	}
	defer windows.CoTaskMemFree(unsafe.Pointer(name))
	return windows.UTF16PtrToString(name), nil
}

// closeEach asks each window of a thread to close; Windows wants it to say whether
// it may go on.
var closeEach = sync.OnceValue(func() uintptr {
	return windows.NewCallback(func(window windows.HWND, _ uintptr) uintptr {
		_, _, _ = postMessage.Call(uintptr(window), windowClose, 0, 0)
		return 1
	})
})

// closingWindows closes the windows of a thread.
func closingWindows(thread uint32) func() {
	return func() { _, _, _ = enumThreadWindows.Call(uintptr(thread), closeEach(), 0) }
}
