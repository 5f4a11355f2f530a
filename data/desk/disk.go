package desk

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"verbatim/data/say"
)

// A workbench is at home on a disk of this computer. On a network folder
// SQLite's locks may not hold between two computers; a folder that a program
// keeps alike on several computers copies the file while it is written.

// DiskNotice says in plain words what it means where the workbench at path lies
// on a network folder or in a synced one, and what to do; empty where it does
// not, or where that cannot be told.
func DiskNotice(path string) string { return diskNotice(path, fileSystem) }

func diskNotice(path string, fileSystem func(path string) string) string {
	abs, err := filepath.Abs(path)
	if err != nil {
		return ""
	}
	if file, err := filepath.EvalSymlinks(abs); err == nil {
		abs = file
	}
	if service := syncedBy(abs); service != "" {
		return say.T("This workbench lies in a folder that %s keeps alike on several computers. Work on it on one computer at a time, "+
			"and close it and let the folder catch up before you open it on another; else one of the two loses what it saved. Safer: keep it in a folder that is not synced, and send copies.", service)
	}
	if kind := fileSystem(abs); onNetwork(kind) {
		return say.T("This workbench lies on a network folder (%s). Saving is slower there, and two computers that write to it at once can damage it: "+
			"let one person at a time work on it. Safer: keep it on this computer’s own disk, and save a copy to the network.", kind)
	}
	return ""
}

// networked are the kinds of file system, as their systems call them, that lie
// on other computers. FUSE programs are told apart by their own name.
var networked = []string{
	"nfs", "cifs", "smb", "9p", "afp", "webdav", "ceph", "glusterfs", "lustre", "gpfs", "afs", "coda", "ncp", "beegfs", "vboxsf", "vmhgfs", "prl_fs", "virtiofs", "remote",
}

// onDisk are FUSE file systems of this computer's own disks.
var onDisk = []string{"fuse.gocryptfs", "fuse.encfs", "fuse.cryfs", "fuse.veracrypt", "fuse.ntfs", "fuse.exfat", "fuse.mergerfs", "fuse.bindfs", "fuse.lxcfs", "fuse.portal"}

func onNetwork(kind string) bool {
	kind = strings.ToLower(kind)
	begins := func(with []string) bool {
		for _, w := range with {
			if strings.HasPrefix(kind, w) {
				return true
			}
		}
		return false
	}
	fuse := kind == "fuse" || strings.HasPrefix(kind, "fuse.") || strings.HasPrefix(kind, "macfuse") || strings.HasPrefix(kind, "osxfuse")
	return begins(networked) || fuse && !begins(onDisk)
}

// syncedFolders are what such programs leave in the folder that they keep alike,
// and how they name it; both are looked for on the way up from the file.
var syncedFolders = []struct {
	service string
	marks   []string // files or folders in it, as patterns
	names   []string // of the folder, in small letters, as patterns
}{
	{"Dropbox", []string{".dropbox", ".dropbox.cache"}, []string{"dropbox", "dropbox (*)", "dropbox-*"}},
	{"OneDrive", []string{".849C9593-D756-4E56-8D6E-42412F2A707B"}, []string{"onedrive", "onedrive - *", "onedrive-*"}},
	{"Google Drive", []string{".tmp.drivedownload", ".tmp.driveupload"}, []string{"google drive", "google drive (*)", "googledrive-*"}},
	{"iCloud Drive", nil, []string{"com~apple~clouddocs", "icloud drive", "iclouddrive"}},
	{"Nextcloud", []string{".nextcloudsync.log", ".sync_*.db", "._sync_*.db"}, []string{"nextcloud"}},
	{"ownCloud", []string{".owncloudsync.log", ".csync_journal.db"}, []string{"owncloud"}},
	{"Syncthing", []string{".stfolder"}, []string{"syncthing"}},
	{"Resilio Sync", []string{".sync/ID"}, []string{"resilio sync"}},
}

// syncedBy is the program that keeps the folder of a file, or one above it,
// alike on several computers; empty where none is seen to.
func syncedBy(file string) string {
	for dir := filepath.Dir(file); ; dir = filepath.Dir(dir) {
		for _, s := range syncedFolders {
			for _, name := range s.names {
				if ok, _ := filepath.Match(name, strings.ToLower(filepath.Base(dir))); ok {
					return s.service
				}
			}
			for _, mark := range s.marks {
				if bears(dir, mark) {
					return s.service
				}
			}
		}
		if dir == filepath.Dir(dir) {
			return ""
		}
	}
}

// bears tells whether something in a folder bears a name, or one of a pattern.
// The folder's own name is no part of the pattern: Windows has no sign to quote
// others with.
func bears(dir, mark string) bool {
	if !strings.Contains(mark, "*") {
		_, err := os.Lstat(filepath.Join(dir, mark))
		return err == nil
	}
	entries, _ := os.ReadDir(dir)
	return slices.ContainsFunc(entries, func(e fs.DirEntry) bool {
		fits, _ := filepath.Match(mark, e.Name())
		return fits
	})
}
