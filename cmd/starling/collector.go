package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// roomyHeap is how large the heap may grow before it is collected, in bytes.
// Go would collect a heap of 4 MiB, of 8, of 16 and so on, and a build's memory
// only grows: of the 27 collections of a guide of 1,000 questions, 22 would find
// next to nothing.
const roomyHeap = 96 << 20

// smallest is the least room above what is in use, in per cent. Go's own 100
// would take a guide of 5,000 questions over 500 MiB, for a gain of a fiftieth.
const smallest = 45

// firstHeap is the heap that Go's rule begins with: 4 MiB for 100 per cent.
const firstHeap = 4 << 20

// keepRoom sets the collector so that no heap below roomyHeap is collected,
// unless GOGC says otherwise.
func keepRoom() {
	if os.Getenv("GOGC") != "" {
		return
	}
	debug.SetGCPercent(100 * roomyHeap / firstHeap)
	afterCollection(func() {
		live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
		metrics.Read(live)
		room := uint64(roomyHeap)
		debug.SetGCPercent(max(smallest, int(100*room/max(live[0].Value.Uint64(), 1))-100))
	})
}

// afterCollection calls do after every collection: a cleanup runs once what it
// hangs on has been collected, and hangs the next one on something new.
func afterCollection(do func()) {
	runtime.AddCleanup(new([16]byte), func(do func()) {
		do()
		afterCollection(do)
	}, do)
}
