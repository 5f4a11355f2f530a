package views

import (
	"context"
	"io"
	"os/exec"
)

// copiedMarkup is the clipboard's HTML, empty where there is none or nobody
// answers: then the plain text is all there is. The pasteboard answers Objective-C
// alone; AppleScript, which every Mac has, asks it for us.
func copiedMarkup(ctx context.Context) string {
	ctx, cancel := context.WithTimeout(ctx, copiedWait)
	defer cancel()
	ask := exec.CommandContext(ctx, "/usr/bin/osascript", "-e", "the clipboard as «class HTML»")
	answer, err := ask.StdoutPipe()
	if err != nil || ask.Start() != nil {
		return ""
	}
	said, err := io.ReadAll(io.LimitReader(answer, 2*copiedMost))
	if err != nil || len(said) == 2*copiedMost {
		cancel()
		said = nil
	}
	if ask.Wait() != nil {
		return ""
	}
	return saidMarkup(said)
}
