package main

import (
	"io"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"starling": main})
}

// TestScripts runs the scenarios in testdata/script: whole guides with what must
// come of them.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"status": status,
			"page":   shown,
		},
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		UpdateScripts:       os.Getenv("UPDATE_SCRIPTS") != "",
	})
}

// status runs a command and holds that it ends with the exit code: status 1 starling build.
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status CODE COMMAND [ARG]...")
	}
	got := "0"
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		exit, ok := err.(interface{ ExitCode() int })
		if !ok {
			ts.Fatalf("%v", err)
		}
		got = string(rune('0' + exit.ExitCode()))
	}
	if got != args[0] {
		ts.Fatalf("%v ended with %s, want %s\n%s%s", args[1:], got, args[0], ts.ReadFile("stdout"), ts.ReadFile("stderr"))
	}
}

// shown waits until a server whose address stands in a file shows a text on a page:
// page served questions/why-us/ 'Why just us?'.
func shown(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: page FILE PATH TEXT")
	}
	deadline := time.Now().Add(patience)
	for !shows(ts.MkAbs(args[0]), args[1], args[2]) {
		if time.Now().After(deadline) {
			ts.Fatalf("/%s never came to show %q", args[1], args[2])
		}
	}
}

func shows(addressed, path, text string) bool {
	served, _ := os.ReadFile(addressed)
	address, _, ok := strings.Cut(string(served), "\n")
	if !ok {
		return false // the server has not begun yet
	}
	r, err := http.Get(address + path)
	if err != nil {
		return false
	}
	defer r.Body.Close()
	body, err := io.ReadAll(r.Body)
	return err == nil && strings.Contains(string(body), text)
}
