package desk

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A synced folder is known by what its program leaves in it or by its name, also
// far above the file; a network folder by its file system.
func TestWhereAWorkbenchIsNotAtHome(t *testing.T) {
	home := t.TempDir()
	for _, dir := range []string{"plain/inside", "Dropbox/work", "OneDrive - The Harbour Times/a", "cloud/deep/deeper", "alike", "drive", "nc [old]", "Dropboxes"} {
		sure(t, os.MkdirAll(filepath.Join(home, dir), 0o755))
	}
	for _, mark := range []string{"cloud/.dropbox.cache", "alike/.stfolder", "drive/.tmp.driveupload", "nc [old]/.sync_1f2e3d.db"} {
		sure(t, os.Mkdir(filepath.Join(home, mark), 0o755))
	}
	for _, c := range []struct{ dir, kind, says string }{
		{"plain/inside", "ext4", ""},
		{"plain/inside", "", ""},
		{"Dropboxes", "btrfs", ""},
		{"Dropbox/work", "ext4", "Dropbox keeps alike"},
		{"OneDrive - The Harbour Times/a", "ntfs", "OneDrive keeps alike"},
		{"cloud/deep/deeper", "ext4", "Dropbox keeps alike"},
		{"alike", "ext4", "Syncthing keeps alike"},
		{"drive", "apfs", "Google Drive keeps alike"},
		{"nc [old]", "ext4", "Nextcloud keeps alike"},
		{"alike", "nfs4", "Syncthing keeps alike"}, // one notice, not two
		{"plain", "nfs4", "network folder (nfs4)"},
		{"plain", "cifs", "network folder (cifs)"},
		{"plain", "smb3", "network folder (smb3)"},
		{"plain", "smbfs", "network folder (smbfs)"},
		{"plain", "9p", "network folder (9p)"},
		{"plain", "fuse.sshfs", "network folder (fuse.sshfs)"},
		{"plain", "fuse", "network folder (fuse)"},
		{"plain", "fuse.gocryptfs", ""},
		{"plain", "fuseblk", ""}, // NTFS on a disk of one's own
		{"plain", "remote", "network folder (remote)"},
	} {
		got := diskNotice(filepath.Join(home, c.dir, "harbour.verbatim"), func(string) string { return c.kind })
		if c.says == "" && got != "" || !strings.Contains(got, c.says) {
			t.Errorf("in %s on %q it says %q, want %q", c.dir, c.kind, got, c.says)
		}
	}
}

func sure(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
