package disk

import (
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync"
	"time"

	"starling/generator/guide"
)

// node is a file, folder or link as it was seen. But for what is found out about
// its bytes, it never changes.
type node struct {
	name   string
	mode   fs.FileMode
	size   int64
	time   time.Time
	target string      // of a link
	info   fs.FileInfo // as the system gave it
	below  []*node     // in a folder, by name

	mu     sync.Mutex
	digest guide.Digest
	known  bool
	read   time.Time // when the bytes were read
	lied   bool      // other bytes were found later, under the same size and time
}

// Name and the others make a node an fs.FileInfo, and an fs.DirEntry.
func (n *node) Name() string               { return n.name }
func (n *node) Size() int64                { return n.size }
func (n *node) Mode() fs.FileMode          { return n.mode }
func (n *node) ModTime() time.Time         { return n.time }
func (n *node) IsDir() bool                { return n.mode.IsDir() }
func (n *node) Sys() any                   { return nil }
func (n *node) Type() fs.FileMode          { return n.mode.Type() }
func (n *node) Info() (fs.FileInfo, error) { return n, nil }
func (n *node) String() string             { return fs.FormatDirEntry(n) }

// find returns what has the name in a folder, or nil.
func (n *node) find(name string) *node {
	if n == nil {
		return nil
	}
	i, ok := slices.BinarySearchFunc(n.below, name, func(c *node, name string) int { return strings.Compare(c.name, name) })
	if !ok {
		return nil
	}
	return n.below[i]
}

// put returns the folder with another node in the place of the one of its name.
func (n *node) put(c *node) *node {
	below := slices.Clone(n.below)
	i, _ := slices.BinarySearchFunc(below, c.name, func(c *node, name string) int { return strings.Compare(c.name, name) })
	below[i] = c
	return &node{name: n.name, mode: n.mode, time: n.time, below: below}
}

// looks tells whether two nodes are the same by all that a look sees of them.
// That they are one file counts too: two folders that swap their names may hold
// files of one size that were checked out at one time.
func (n *node) looks(other *node) bool {
	return other != nil && n.mode == other.mode && n.size == other.size && n.time.Equal(other.time) && n.target == other.target &&
		os.SameFile(n.info, other.info)
}

// doubtful tells whether a file could have other bytes and look the same.
func (n *node) doubtful() bool {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.lied || n.known && n.mode.IsRegular() && n.read.Sub(n.time) < doubt
}

// doubt is how long after its last change a file is not trusted to look changed
// when it is changed again. No file system's clock is slower: FAT's ticks every
// two seconds.
const doubt = 2 * time.Second

// learn notes the digest of a file's bytes and when they were read. It is false
// where other bytes were seen before.
func (n *node) learn(digest guide.Digest, read time.Time) bool {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.known && n.digest != digest {
		n.lied = true
		return false
	}
	n.digest, n.known, n.read = digest, true, read
	return true
}

func (n *node) recall() (guide.Digest, bool) {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.digest, n.known
}
