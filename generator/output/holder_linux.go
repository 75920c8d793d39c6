package output

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"strings"
	"syscall"

	"golang.org/x/sys/unix"
)

// holder says who holds the lock, in words. The kernel lists every lock in
// /proc/locks, as in "1: FLOCK ADVISORY WRITE 4711 00:2f:1234 0 EOF": kind,
// holder, and the file by its device's numbers and its own.
func holder(file *os.File) string {
	info, err := file.Stat()
	if err != nil {
		return unknownHolder
	}
	stat, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return unknownHolder
	}
	list, err := os.ReadFile("/proc/locks")
	if err != nil {
		return unknownHolder
	}
	id := fmt.Sprintf("%02x:%02x:%d", unix.Major(uint64(stat.Dev)), unix.Minor(uint64(stat.Dev)), stat.Ino)
	for lines := bufio.NewScanner(bytes.NewReader(list)); lines.Scan(); {
		// A line of one who waits has "->" before the kind.
		word := strings.Fields(lines.Text())
		if len(word) < 6 || word[1] != "FLOCK" || word[5] != id {
			continue
		}
		name, err := os.ReadFile("/proc/" + word[4] + "/comm")
		if err != nil {
			return "process " + word[4]
		}
		return fmt.Sprintf("process %s (%s)", word[4], strings.TrimSpace(string(name)))
	}
	return unknownHolder
}
