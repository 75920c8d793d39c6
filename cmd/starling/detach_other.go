//go:build !unix

package main

import "os/exec"

// detach does nothing where Ctrl-C reaches programs of the terminal alone.
func detach(*exec.Cmd) {}
