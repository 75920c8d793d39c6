package output_test

import (
	"encoding/binary"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

// events returns what happens in a folder while do runs, in order: "+name" for
// a file set in place, "-name" for one removed, "*name" for one created.
func events(t *testing.T, dir string, do func()) []string {
	t.Helper()
	fd, err := unix.InotifyInit1(unix.IN_NONBLOCK | unix.IN_CLOEXEC)
	if err != nil {
		t.Fatal(err)
	}
	defer unix.Close(fd)
	if _, err := unix.InotifyAddWatch(fd, dir, unix.IN_MOVED_TO|unix.IN_DELETE|unix.IN_CREATE|unix.IN_MODIFY); err != nil {
		t.Fatal(err)
	}
	do()
	buf := make([]byte, 1<<16)
	n, err := unix.Read(fd, buf)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for buf = buf[:n]; len(buf) > 0; {
		mask, size := binary.NativeEndian.Uint32(buf[4:]), int(binary.NativeEndian.Uint32(buf[12:]))
		name := strings.TrimRight(string(buf[unix.SizeofInotifyEvent:unix.SizeofInotifyEvent+size]), "\x00")
		switch {
		case mask&unix.IN_MOVED_TO != 0:
			list = append(list, "+"+name)
		case mask&unix.IN_DELETE != 0:
			list = append(list, "-"+name)
		case mask&unix.IN_CREATE != 0:
			list = append(list, "*"+name)
		default:
			list = append(list, "~"+name)
		}
		buf = buf[unix.SizeofInotifyEvent+size:]
	}
	return list
}

func TestFilesAreSetInPlaceInOrder(t *testing.T) {
	dir := t.TempDir()
	mustPublish(t, dir, site{"changed.html": "1", "changed.css": "1", "gone.html": "1", "gone.css": "1", "stays.html": "1"}.edition())
	next := site{"changed.html": "2", "changed.css": "2", "a-new.html": "2", "z-new.css": "2", "stays.html": "1"}
	all := events(t, dir, func() { mustPublish(t, dir, next.edition()) })

	// Everything is staged before anything changes, and nothing is written after.
	first := slices.Index(all, "+"+manifestName)
	var changes []string
	for i, event := range all {
		switch staged := mark(event[1:]); {
		case i < first && !staged:
			t.Errorf("%s comes before the manifest of what will be, in %q", event, all)
		case i > first && (event[0] == '*' || event[0] == '~'):
			t.Errorf("%s comes after files were set in place, in %q", event, all)
		case !staged:
			changes = append(changes, event)
		}
	}
	want := []string{
		"+" + manifestName, "+z-new.css", "+a-new.html", "+changed.css", "+changed.html", "-gone.html", "-gone.css", "+" + manifestName,
	}
	if !slices.Equal(changes, want) {
		t.Errorf("order %q\nwant  %q", changes, want)
	}
}

func TestTheUnionIsStagedBeforeAnythingElse(t *testing.T) {
	dir := t.TempDir()
	mustPublish(t, dir, site{"index.html": "1"}.edition())
	all := events(t, dir, func() { mustPublish(t, dir, site{"index.html": "2"}.edition()) })
	if want := "*..starling.json.starling"; len(all) == 0 || all[0] != want {
		t.Errorf("first is %q, want %s", all, want)
	}
	same(t, holds(t, filepath.Clean(dir)), site{"index.html": "2"})
}
