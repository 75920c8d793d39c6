//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package output

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// The folder itself is locked, so there is no file to leave behind.
const (
	lockedName = "."
	lockFlags  = os.O_RDONLY
)

// lock takes the lock for this process alone. It tells whether it has it, which
// without blocking may be false. A file system that knows no locks (some
// network ones) lets everyone have it: better than no site at all.
func lock(file *os.File, block bool) (bool, error) {
	how := unix.LOCK_EX
	if !block {
		how |= unix.LOCK_NB
	}
	conn, err := file.SyscallConn()
	if err != nil {
		return false, err
	}
	var failed error
	err = conn.Control(func(fd uintptr) {
		for {
			if failed = unix.Flock(int(fd), how); !errors.Is(failed, unix.EINTR) {
				return
			}
		}
	})
	switch {
	case err != nil:
		return false, err
	case errors.Is(failed, unix.EWOULDBLOCK):
		return false, nil
	case errors.Is(failed, unix.EOPNOTSUPP), errors.Is(failed, unix.ENOSYS), errors.Is(failed, unix.ENOLCK), errors.Is(failed, unix.EBADF):
		return true, nil
	}
	return failed == nil, failed
}

// unlink takes away what a lock leaves behind besides itself: nothing.
func unlink(*os.Root) {}
