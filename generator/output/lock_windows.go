package output

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// Windows locks no folders, so a file in it is locked. A killed process leaves
// the file; it is empty, holds nobody up, and the next build takes it away.
const (
	lockedName = lockName
	lockFlags  = os.O_RDWR | os.O_CREATE
)

// lock takes the lock for this process alone. It tells whether it has it, which
// without blocking may be false.
func lock(file *os.File, block bool) (bool, error) {
	how := uint32(windows.LOCKFILE_EXCLUSIVE_LOCK)
	if !block {
		how |= windows.LOCKFILE_FAIL_IMMEDIATELY
	}
	conn, err := file.SyscallConn()
	if err != nil {
		return false, err
	}
	var failed error
	err = conn.Control(func(fd uintptr) {
		failed = windows.LockFileEx(windows.Handle(fd), how, 0, 1, 0, new(windows.Overlapped))
	})
	switch {
	case err != nil:
		return false, err
	case errors.Is(failed, windows.ERROR_LOCK_VIOLATION), errors.Is(failed, windows.ERROR_IO_PENDING):
		return false, nil
	}
	return failed == nil, failed
}

// unlink takes the locked file away, while it is locked: who waits for it then
// finds that it stands no more and starts afresh. Left behind, it harms nobody.
func unlink(root *os.Root) { _ = root.Remove(lockName) }
