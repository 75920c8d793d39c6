//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package output_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"starling/generator/output"
)

// opened is what a call of Open gave.
type opened struct {
	folder *output.Folder
	err    error
}

// openLater calls Open on a folder that another holds, and returns once it
// waits: who it waits for, and where the outcome will come.
func openLater(t *testing.T, ctx context.Context, dir string) (holder string, outcome <-chan opened) {
	t.Helper()
	waits, done := make(chan string, 10), make(chan opened, 1)
	go func() {
		folder, err := output.Open(ctx, dir, nil, func(holder string) { waits <- holder })
		done <- opened{folder, err}
	}()
	select {
	case holder = <-waits:
	case got := <-done:
		t.Fatalf("did not wait: %v", got.err)
	}
	t.Cleanup(func() {
		if len(waits) > 0 {
			t.Error("said more than once that it waits")
		}
	})
	return holder, done
}

func TestASecondBuildWaitsForTheFirst(t *testing.T) {
	dir := t.TempDir()
	first := open(t, dir)
	holder, outcome := openLater(t, context.Background(), dir)
	if runtime.GOOS == "linux" && !strings.Contains(holder, strconv.Itoa(os.Getpid())) {
		t.Errorf("holder %q does not name this process, %d", holder, os.Getpid())
	}
	s := site{"index.html": "first"}
	if _, err := first.Publish(context.Background(), s.edition(), output.Options{}); err != nil {
		t.Fatal(err)
	}
	select {
	case <-outcome:
		t.Fatal("both hold the folder")
	default:
	}
	first.Close()
	second := <-outcome
	if second.err != nil {
		t.Fatal(second.err)
	}
	defer second.folder.Close()
	if _, ok := second.folder.Current(s.edition().Inputs); !ok {
		t.Error("the second does not see what the first published")
	}
}

func TestAWaitCanBeCalledOff(t *testing.T) {
	dir := t.TempDir()
	first := open(t, dir)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	_, outcome := openLater(t, ctx, dir)
	cancel()
	if got := <-outcome; !errors.Is(got.err, context.Canceled) {
		t.Errorf("the error is %v", got.err)
	}
	first.Close()
	mustPublish(t, dir, site{"index.html": "third"}.edition())
}

func TestAKilledHolderFreesTheFolder(t *testing.T) {
	if dir := childDir(); dir != "" {
		open(t, dir)
		fmt.Println("holding")
		io.Copy(io.Discard, os.Stdin) // until killed
		return
	}
	dir := t.TempDir()
	cmd := child(t, dir)
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if line, err := bufio.NewReader(out).ReadString('\n'); line != "holding\n" {
		t.Fatalf("the child said %q: %v", line, err)
	}
	holder, outcome := openLater(t, context.Background(), dir)
	if runtime.GOOS == "linux" && !strings.Contains(holder, strconv.Itoa(cmd.Process.Pid)) {
		t.Errorf("holder %q does not name the child, %d", holder, cmd.Process.Pid)
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	got := <-outcome
	if got.err != nil {
		t.Fatal(got.err)
	}
	got.folder.Close()
	if err := cmd.Wait(); err == nil {
		t.Error("the child was not killed")
	}
}

// The first to open an absent folder makes it, and removes it where nothing
// came of it: the second must not be left with a folder that nobody can see.
func TestWhoWaitsForAFolderThatGoesAwayMakesItAnew(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a/public")
	first := open(t, dir)
	_, outcome := openLater(t, context.Background(), dir)
	first.Close()
	second := <-outcome
	if second.err != nil {
		t.Fatal(second.err)
	}
	defer second.folder.Close()
	s := site{"index.html": "second"}
	if _, err := second.folder.Publish(context.Background(), s.edition(), output.Options{}); err != nil {
		t.Fatal(err)
	}
	same(t, holds(t, dir), s)
}

func TestTheLockLeavesNothingBehind(t *testing.T) {
	dir := t.TempDir()
	open(t, dir).Close()
	same(t, holds(t, dir), site{})
}
