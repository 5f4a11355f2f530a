package main

import (
	"bytes"
	"os"
	"reflect"
	"testing"

	"github.com/BurntSushi/toml"
)

// The metadata in the program is the metadata that packaging reads.
func TestMetadataIsFyneAppToml(t *testing.T) {
	var file struct {
		Details struct {
			Icon, Name, ID, Version string
			Build                   int
		}
		Migrations map[string]bool
	}
	if _, err := toml.DecodeFile("../FyneApp.toml", &file); err != nil {
		t.Fatal(err)
	}
	m := metadata()
	if m.ID != file.Details.ID || m.Name != file.Details.Name || m.Version != file.Details.Version || m.Build != file.Details.Build {
		t.Errorf("program says %s %s %s %d, FyneApp.toml %+v", m.ID, m.Name, m.Version, m.Build, file.Details)
	}
	if !reflect.DeepEqual(m.Migrations, file.Migrations) {
		t.Errorf("migrations %v, FyneApp.toml %v", m.Migrations, file.Migrations)
	}
	png, err := os.ReadFile("../" + file.Details.Icon)
	if err != nil || !bytes.Equal(png, m.Icon.Content()) {
		t.Errorf("the icon is not %s (%v)", file.Details.Icon, err)
	}
}
