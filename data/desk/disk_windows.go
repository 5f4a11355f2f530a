package desk

import (
	"path/filepath"
	"strings"

	"golang.org/x/sys/windows"
)

// fileSystem is "remote" on a drive of another computer, and empty elsewhere.
func fileSystem(path string) string {
	path = strings.TrimPrefix(path, `\\?\`) // which long paths may begin with
	if strings.HasPrefix(path, `\\`) || strings.HasPrefix(path, `UNC\`) {
		return "remote"
	}
	root, err := windows.UTF16PtrFromString(filepath.VolumeName(path) + `\`)
	if err == nil && windows.GetDriveType(root) == windows.DRIVE_REMOTE {
		return "remote"
	}
	return ""
}
