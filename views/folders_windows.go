package views

import (
	"os"

	"golang.org/x/sys/windows"
)

// documents is the folder of a person's documents, which may lie in another
// drive or in OneDrive's; else the home folder.
func documents() string {
	if dir, err := windows.KnownFolderPath(windows.FOLDERID_Documents, 0); err == nil {
		return dir
	}
	home, _ := os.UserHomeDir() // unknown is fine: then it is the present one
	return home
}

// drives are the roots of this computer's folders.
func drives() (roots []string) {
	there, _ := windows.GetLogicalDrives() // one bit a letter
	for letter := range 26 {
		if there&(1<<letter) != 0 {
			roots = append(roots, string(rune('A'+letter))+`:\`)
		}
	}
	return roots
}
