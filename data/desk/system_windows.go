package desk

import "golang.org/x/sys/windows"

// What the system says where a person can do something about it.
var (
	noRoom    = []error{windows.ERROR_DISK_FULL, windows.ERROR_HANDLE_DISK_FULL, windows.ERROR_DISK_QUOTA_EXCEEDED}
	protected = []error{windows.ERROR_WRITE_PROTECT}
	inUse     = []error{windows.ERROR_SHARING_VIOLATION, windows.ERROR_LOCK_VIOLATION, windows.ERROR_USER_MAPPED_FILE}
)
