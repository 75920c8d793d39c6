//go:build unix

package main

import (
	"os/exec"
	"syscall"
)

// detach keeps a program from being ended by the Ctrl-C that ends this one: it
// may be the browser with all that the author has open.
func detach(c *exec.Cmd) { c.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} }
