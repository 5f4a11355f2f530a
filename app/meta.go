package main

import (
	_ "embed"

	"fyne.io/fyne/v2"
)

//go:embed icon.png
var icon []byte

// version is the program's, as FyneApp.toml has it.
const version = "0.1.0"

// metadata is what FyneApp.toml says. A built binary looks for that file only
// beside itself, so the program brings it along; a test holds the two together.
func metadata() fyne.AppMetadata {
	return fyne.AppMetadata{
		ID:         "org.verbatim.Verbatim",
		Name:       "Verbatim",
		Version:    version,
		Build:      1,
		Icon:       fyne.NewStaticResource("icon.png", icon),
		Migrations: map[string]bool{"fyneDo": true},
	}
}
