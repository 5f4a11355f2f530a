//go:build !windows

package views

import "runtime"

// seekDialog looks for the desktop's dialog; macOS has none that is spoken to here.
func (f *frame) seekDialog() {
	if runtime.GOOS != "darwin" {
		f.spawn(f.seekPortal)
	}
}
