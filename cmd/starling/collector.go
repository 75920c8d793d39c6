package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync/atomic"
)

// roomyHeap is how large the heap may grow before it is collected, in bytes.
// Go would collect a heap of 4 MiB, of 8, of 16 and so on, and a build's memory
// only grows: of the 23 collections of a guide of 1,000 questions, 15 would find
// next to nothing.
const roomyHeap = 120 << 20

// roomPerText is about what the heap comes to in the end for every text, in
// bytes. It comes to that whether or not it is collected on the way, so until
// then a collection is work for nothing: of the 32 of a guide of 5,000 questions
// with 15,000 answers, 18 go.
const roomPerText = 20 << 10

// smallest is the least room above what is in use, in per cent: a guide that is
// larger than its texts let expect must not take twice its memory.
const smallest = 35

// firstHeap is the heap that Go's rule begins with: 4 MiB for 100 per cent.
const firstHeap = 4 << 20

// room is the heap below which nothing is collected, in bytes.
var room atomic.Int64

// keepRoom sets the collector so that no heap below roomyHeap is collected,
// unless GOGC says otherwise.
func keepRoom() {
	if os.Getenv("GOGC") != "" {
		return
	}
	room.Store(roomyHeap)
	debug.SetGCPercent(100 * roomyHeap / firstHeap)
	afterCollection(func() { debug.SetGCPercent(max(smallest, int(100*room.Load()/max(inUse(), 1))-100)) })
}

// keepRoomFor lets the heap grow to what a build of so many texts ends with.
func keepRoomFor(texts int) {
	if room.Load() > 0 {
		room.Store(max(roomyHeap, int64(texts)*roomPerText))
	}
}

// inUse is what the last collection has left, in bytes.
func inUse() int64 {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	return int64(live[0].Value.Uint64())
}

// afterCollection calls do after every collection: a cleanup runs once what it
// hangs on has been collected, and hangs the next one on something new.
func afterCollection(do func()) {
	runtime.AddCleanup(new([16]byte), func(do func()) {
		do()
		afterCollection(do)
	}, do)
}
