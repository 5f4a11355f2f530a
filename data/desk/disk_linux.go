package desk

import (
	"bufio"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// fileSystem is the kind of the file system that a file lies on: "ext4", "nfs4",
// "fuse.sshfs". The number that statfs gives is one for all FUSE programs, of
// the local ones too; the list of mounts names them.
func fileSystem(path string) string {
	f, err := os.Open("/proc/self/mountinfo")
	if err != nil {
		return ""
	}
	defer f.Close()
	return mountOf(path, f)
}

// mountOf finds in the kernel's list of mounts, proc(5), the one that holds a
// path: the longest, and of several at one place the last.
func mountOf(path string, mounts io.Reader) (kind string) {
	longest := -1
	for lines := bufio.NewScanner(mounts); lines.Scan(); {
		own, rest, ok := strings.Cut(lines.Text(), " - ")
		fields := strings.Fields(own)
		if !ok || len(fields) < 5 {
			continue
		}
		point := strings.NewReplacer(`\040`, " ", `\011`, "\t", `\012`, "\n", `\134`, `\`).Replace(fields[4])
		rel, err := filepath.Rel(point, path)
		if err == nil && rel != ".." && !strings.HasPrefix(rel, "../") && len(point) >= longest {
			longest = len(point)
			kind, _, _ = strings.Cut(rest, " ")
		}
	}
	return kind
}
