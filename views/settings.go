package views

import (
	"cmp"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"time"

	"fyne.io/fyne/v2/theme"
)

// The themes of the View menu.
const (
	themeSystem = "system"
	themeLight  = "light"
	themeDark   = "dark"
)

const variantDark = theme.VariantDark

// Bounds of the text size in per cent, its step, and of the window in pixels.
const (
	smallestText, largestText, textStep = 80, 200, 10
	leastWidth, leastHeight             = 640, 420
	mostPlaces                          = 50
)

// settings is what the window remembers of itself, in a file of its own:
// Fyne's preferences can be left cut off when the program is killed.
type settings struct {
	Width      float32 `json:"width"`
	Height     float32 `json:"height"`
	Theme      string  `json:"theme"`
	OwnFiles   bool    `json:"own_files,omitempty"`   // the program’s own lists of files, not the desktop’s dialog
	Language   string  `json:"language,omitempty"`    // a code; empty: the system’s
	Contrast   bool    `json:"contrast"`              // the palette of high contrast
	Text       int     `json:"text"`                  // per cent
	ReportTold string  `json:"report_told,omitempty"` // the newest fault that was told at a start
	HintClosed bool    `json:"hint_closed"`
	Reviewer   string  `json:"reviewer,omitempty"`   // the person's name; empty until it was asked for
	ExportDir  string  `json:"export_dir,omitempty"` // the folder last exported to
	BringDir   string  `json:"bring_dir,omitempty"`  // the folder that articles last came from
	PairView   string  `json:"pair_view,omitempty"`  // an arrangement
	Places     []spot  `json:"places,omitempty"`     // newest last
}

// spot is where a person was in one workbench: at which overlap, and which
// lengths were listed.
type spot struct {
	Workbench string `json:"workbench"`
	Overlap   string `json:"overlap"`
	Length    string `json:"length,omitempty"` // a value of facetLength; empty: any

	DiskTold bool      `json:"disk_told,omitempty"` // that the file lies on a network or in a synced folder
	Checked  time.Time `json:"checked,omitzero"`    // when it was last verified whole
}

func defaultSettings() settings {
	return settings{Width: 1280, Height: 800, Theme: themeSystem, Text: 100}
}

// settingsFile is the file's name in the settings folder.
const settingsFile = "window.json"

// readSettings reads the file; one that is missing, cut off or odd gives the
// defaults, because nothing in it is worth a question.
func readSettings(dir string) settings {
	b, err := os.ReadFile(filepath.Join(dir, settingsFile))
	if dir == "" || err != nil {
		return defaultSettings()
	}
	s := defaultSettings()
	if json.Unmarshal(b, &s) != nil {
		return defaultSettings()
	}
	s.Width, s.Height = max(s.Width, leastWidth), max(s.Height, leastHeight)
	s.Text = min(max(s.Text, smallestText), largestText)
	if s.Theme != themeLight && s.Theme != themeDark {
		s.Theme = themeSystem
	}
	return s
}

// write replaces the file. Where it cannot, the window forgets: that is not
// worth a message.
func (s settings) write(dir string) {
	if dir != "" {
		_ = writeJSON(dir, settingsFile, s)
	}
}

// writeJSON replaces a file of the settings folder in one step.
func writeJSON(dir, name string, v any) error {
	b, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	tmp, err := os.CreateTemp(dir, name+".*")
	if err != nil {
		return err
	}
	defer os.Remove(tmp.Name()) // it is gone where the rename went well
	_, err = tmp.Write(append(b, '\n'))
	if err = cmp.Or(err, tmp.Sync(), tmp.Close()); err != nil {
		return err
	}
	return os.Rename(tmp.Name(), filepath.Join(dir, name))
}

// keep remembers where a person was in a workbench, and forgets the oldest.
func (s *settings) keep(at spot) {
	kept := s.Places[:0:0]
	for _, p := range s.Places {
		if p.Workbench != at.Workbench {
			kept = append(kept, p)
		}
	}
	kept = append(kept, at)
	s.Places = kept[max(0, len(kept)-mostPlaces):]
}

// recent are the workbenches opened last, the newest first, without those that
// are no longer there.
func (s settings) recent() []string {
	var paths []string
	for _, p := range slices.Backward(s.Places) {
		if info, err := os.Stat(p.Workbench); err == nil && info.Mode().IsRegular() {
			paths = append(paths, p.Workbench)
		}
	}
	return paths
}

// last is where a person was last in a workbench.
func (s settings) last(workbench string) spot {
	for _, p := range s.Places {
		if p.Workbench == workbench {
			return p
		}
	}
	return spot{Workbench: workbench}
}
