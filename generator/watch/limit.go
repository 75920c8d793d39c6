package watch

import (
	"errors"
	"runtime"
	"syscall"
)

// isLimit tells whether an error means that the system has no watches left, as
// opposed to one that concerns a single folder. On Linux that is ENOSPC; where a
// watch takes a descriptor, EMFILE or ENFILE.
func isLimit(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.ENOMEM) ||
		errors.Is(err, syscall.EMFILE) || errors.Is(err, syscall.ENFILE)
}

// explain says why there are no events and what to type.
func explain(cause error) string {
	const instead = "; until then, changes are looked for every few seconds"
	switch linux := runtime.GOOS == "linux"; {
	case linux && errors.Is(cause, syscall.ENOSPC):
		return "the kernel's limit of watched folders, fs.inotify.max_user_watches, is reached: raise it with \"sudo sysctl fs.inotify.max_user_watches=1048576\"" +
			" (to keep that, write the setting into /etc/sysctl.d/90-watches.conf) and start again" + instead
	case linux && errors.Is(cause, syscall.EMFILE):
		return "the limit of programs that watch folders, fs.inotify.max_user_instances, or of open files is reached" +
			" (the limit of folders is another, fs.inotify.max_user_watches): raise it with \"sudo sysctl fs.inotify.max_user_instances=1024\" or \"ulimit -n 8192\" and start again" + instead
	case errors.Is(cause, syscall.EMFILE):
		return "the limit of open files is reached, and each watched folder and file takes one: raise it with \"ulimit -n 65536\" and start again" + instead
	}
	return "the system reports no changes (" + cause.Error() + "), so they are looked for every few seconds"
}
