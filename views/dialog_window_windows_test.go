//go:build window

package views

import (
	"context"
	"errors"
	"testing"
	"time"
)

// The system's dialog comes for whatever is wanted, and goes when it is not
// wanted any more.
func TestTheSystemsDialogIsClosed(t *testing.T) {
	for what, c := range map[string]struct {
		wanted  pathWanted
		folders bool
	}{
		"files":       {pathWanted{title: "Bring in", action: "Bring in", many: true, dir: t.TempDir()}, false},
		"a folder":    {pathWanted{title: "Bring in", action: "Bring in", many: true, dir: t.TempDir()}, true},
		"a workbench": {pathWanted{title: "Open", action: "Open", endings: []string{".verbatim"}, dir: `C:\nowhere`}, false},
		"a new one":   {pathWanted{title: "New", action: "Make it", endings: []string{".verbatim"}, save: "ünïcode.verbatim"}, false},
	} {
		ctx, cancel := context.WithCancel(t.Context())
		came := false
		shown := func() { came = true; time.AfterFunc(time.Second, cancel) }
		if paths, err := askSystem(ctx, "", c.wanted, c.folders, shown); !errors.Is(err, context.Canceled) || !came {
			t.Errorf("%s: it came %v, and %q were chosen (%v)", what, came, paths, err)
		}
	}
}
