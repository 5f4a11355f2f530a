package desk

import "syscall"

// fileSystem is the kind of the file system that a file lies on: "apfs",
// "smbfs", "nfs".
func fileSystem(path string) string {
	var st syscall.Statfs_t
	if syscall.Statfs(path, &st) != nil {
		return ""
	}
	var name []byte
	for _, c := range st.Fstypename {
		if c == 0 {
			break
		}
		name = append(name, byte(c))
	}
	return string(name)
}
