package desk

import (
	"strings"
	"testing"
)

const mounts = `27 1 254:0 / / rw,relatime - ext4 /dev/vda rw
30 27 0:40 / /home rw - autofs systemd-1 rw
31 30 0:41 / /home rw,relatime shared:7 - nfs4 files:/home rw,vers=4.2
32 31 0:42 / /home/ana/on\040the\040net rw - fuse.sshfs ana@files:/x rw
33 27 0:43 / /home/anabel rw - xfs /dev/vdb rw
`

func TestTheMountOfAFile(t *testing.T) {
	for path, want := range map[string]string{
		"/srv/a.verbatim":                     "ext4",
		"/home/ana/a.verbatim":                "nfs4",
		"/home/ana/on the net/a.verbatim":     "fuse.sshfs",
		"/home/ana/on the network/a.verbatim": "nfs4",
		"/home/anabel/a.verbatim":             "xfs",
		"/homely/a.verbatim":                  "ext4",
	} {
		if got := mountOf(path, strings.NewReader(mounts)); got != want {
			t.Errorf("%s lies on %q, want %q", path, got, want)
		}
	}
}
