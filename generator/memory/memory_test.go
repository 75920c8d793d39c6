package memory

import (
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
)

func key(s string) [16]byte { return [16]byte([]byte(s + "                ")) }

func TestRecallMakesAResultOnceForAKey(t *testing.T) {
	var m Memory
	made := 0
	for range 3 {
		got := Recall(&m, "double", "a", key("1"), func() int { made++; return 2 })
		if got != 2 {
			t.Fatalf("got %d, want 2", got)
		}
	}
	if made != 1 {
		t.Errorf("made %d times, want once", made)
	}
}

func TestANewKeyReplacesTheResult(t *testing.T) {
	var m Memory
	Recall(&m, "s", "a", key("1"), func() string { return "one" })
	if got := Recall(&m, "s", "a", key("2"), func() string { return "two" }); got != "two" {
		t.Errorf("got %q, want the result of the new key", got)
	}
	if got := Recall(&m, "s", "a", key("1"), func() string { return "one again" }); got != "one again" {
		t.Errorf("got %q: the old key's result was kept beside the new one", got)
	}
	if m.Len() != 1 {
		t.Errorf("holds %d results, want 1", m.Len())
	}
}

func TestStepsAndPathsDoNotMeet(t *testing.T) {
	var m Memory
	Recall(&m, "s", "a", key("1"), func() string { return "s a" })
	Recall(&m, "t", "a", key("1"), func() string { return "t a" })
	if got := Recall(&m, "s", "b", key("1"), func() string { return "s b" }); got != "s b" {
		t.Errorf("got %q", got)
	}
	if got := Recall(&m, "t", "a", key("1"), func() string { return "made again" }); got != "t a" {
		t.Errorf("got %q", got)
	}
}

func TestSweepDropsPathsThatAreGone(t *testing.T) {
	var m Memory
	for i := range 10 {
		Recall(&m, "s", fmt.Sprint(i), key("1"), func() int { return i })
	}
	m.Sweep(func(path string) bool { return path == "3" })
	Recall(&m, "s", "3", key("1"), func() int { t.Error("3 was forgotten"); return 3 })
	if m.Len() != 1 {
		t.Errorf("holds %d results after the sweep, want 1", m.Len())
	}
}

func TestFailuresAreNotRemembered(t *testing.T) {
	var m Memory
	broken := errors.New("broken")
	for _, c := range []struct {
		known bool
		fails error
		made  bool
	}{
		{true, broken, true}, // a failure
		{true, nil, true},    // is made again
		{true, nil, false},   // a result is not
		{false, nil, true},   // but for one without a key
	} {
		made := false
		_, err := RecallIf(&m, "s", "a", key("1"), c.known, func() (int, error) { made = true; return 1, c.fails })
		if made != c.made || err != c.fails {
			t.Errorf("%+v: made %t with %v", c, made, err)
		}
	}
}

func TestManyCallersShareOneMaking(t *testing.T) {
	var m Memory
	var made atomic.Int32
	var wg sync.WaitGroup
	for range 16 {
		wg.Go(func() {
			if got := Recall(&m, "s", "a", key("1"), func() int { made.Add(1); return 7 }); got != 7 {
				t.Errorf("got %d", got)
			}
		})
	}
	wg.Wait()
	if made.Load() != 1 {
		t.Errorf("made %d times, want once", made.Load())
	}
}
