//go:build !windows

package views

import (
	"os"
	"path/filepath"
	"strings"
)

// documents is the folder of a person's documents: as the desktop says where it
// does (user-dirs.dirs, of freedesktop.org), else as it is called by itself, else
// the home folder.
func documents() string {
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	config, err := os.UserConfigDir()
	if err != nil {
		config = filepath.Join(home, ".config")
	}
	named := "Documents"
	said, _ := os.ReadFile(filepath.Join(config, "user-dirs.dirs")) // there need be none
	for line := range strings.Lines(string(said)) {
		if value, ok := strings.CutPrefix(strings.TrimSpace(line), `XDG_DOCUMENTS_DIR=`); ok {
			named = strings.TrimPrefix(strings.Trim(value, `"`), "$HOME/")
		}
	}
	if !filepath.IsAbs(named) {
		named = filepath.Join(home, named)
	}
	if info, err := os.Stat(named); err != nil || !info.IsDir() {
		return home
	}
	return named
}

// drives are none here: all folders lie under one.
func drives() []string { return nil }
