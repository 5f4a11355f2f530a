package main

import (
	"encoding/xml"
	"os"
	"strings"
	"testing"
)

// What the desktop is told of the program is what the program says of itself.
func TestPackageSaysWhatTheProgramSays(t *testing.T) {
	var info struct {
		ID       string `xml:"id"`
		Name     string `xml:"name"`
		Desktop  string `xml:"launchable"`
		Releases []struct {
			Version string `xml:"version,attr"`
		} `xml:"releases>release"`
	}
	meta := metadata()
	if err := xml.Unmarshal(packaged(t, meta.ID+".metainfo.xml"), &info); err != nil {
		t.Fatal(err)
	}
	if info.ID != meta.ID || info.Name != meta.Name || info.Desktop != meta.ID+".desktop" {
		t.Errorf("the metainfo says %q, %q, %q", info.ID, info.Name, info.Desktop)
	}
	if len(info.Releases) == 0 || info.Releases[0].Version != version {
		t.Errorf("the metainfo's newest release is %v, the program's version %s", info.Releases, version)
	}
	entry := string(packaged(t, meta.ID+".desktop"))
	for _, line := range []string{"Name=" + meta.Name, "Icon=" + meta.ID, "Exec=verbatim %f", "MimeType=application/x-verbatim;"} {
		if !strings.Contains(entry, line+"\n") {
			t.Errorf("the desktop entry has no line %q", line)
		}
	}
	if mime := string(packaged(t, meta.ID+".mime.xml")); !strings.Contains(mime, `type="application/x-verbatim"`) || !strings.Contains(mime, `"*.verbatim"`) {
		t.Error("the desktop does not learn what a .verbatim file is")
	}
}

func packaged(t *testing.T, name string) []byte {
	t.Helper()
	b, err := os.ReadFile("package/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
