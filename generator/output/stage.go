package output

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"sync"

	"starling/generator/guide"
)

const (
	stagedSuffix = ".starling"
	// longestName is what nearly every file system allows, in bytes.
	longestName = 255
	// mostKept is how much room a walker keeps for the next file's bytes: a page is
	// far smaller.
	mostKept = 1 << 20
)

// stagedName returns the name that a file is staged under, beside its place.
func stagedName(name string) string {
	if len(name)+1+len(stagedSuffix) > longestName {
		name = guide.DigestOf([]byte(name)).String()
	}
	return "." + name + stagedSuffix
}

// asideName returns the name that a file is staged under at the top of the
// site, where its own folder cannot be made yet.
func asideName(path string) string {
	return "." + guide.DigestOf([]byte(path)).String() + stagedSuffix
}

// stagedAt returns the folder and the name of the task's staged file.
func (t *task) stagedAt() (dir, name string) {
	if t.aside {
		return "", asideName(t.path)
	}
	dir, name = split(t.path)
	return dir, stagedName(name)
}

// stage makes every file of the plan, and stages those that differ from what
// lies in their place. Once a problem was found the rest are made for their
// problems alone.
func (p *plan) stage(ctx context.Context) error {
	err := p.makers().spread(ctx, len(p.tasks), func(w *walker, i int) error {
		t := &p.tasks[i]
		err := p.stageFile(w, t)
		if err != nil {
			return fmt.Errorf("%s: %w", t.path, bare(err))
		}
		p.progress.step()
		return nil
	})
	if err != nil {
		return err
	}
	if err := p.problems.err(); err != nil {
		return err
	}
	for i := range p.tasks {
		p.final.files[p.tasks[i].path] = p.tasks[i].now
	}
	return nil
}

// stageFile makes one file and stages it, unless its bytes lie there already.
func (p *plan) stageFile(w *walker, t *task) error {
	data, err := p.edition.AppendFile(w.data[:0], t.path)
	if err != nil {
		return p.problems.add(err)
	}
	if w.data = data; cap(data) > mostKept {
		w.data = nil
	}
	if p.problems.any() {
		return nil
	}
	t.now = entry{key: p.edition.Key(t.path), digest: guide.DigestOf(data), size: int64(len(data))}
	dir, name := t.stagedAt()
	root, err := w.folder(dir)
	if err != nil {
		return err
	}
	if t.same(root, data) {
		t.now.time = t.lies.time
		return nil
	}
	if err := t.nameable(root); err != nil {
		return err
	}
	if err := write(root, name, data, &t.staged); err != nil {
		return err
	}
	// Some file systems settle a file's time when it is closed, and not before.
	info, err := root.Lstat(name)
	if err != nil {
		return err
	}
	t.now.time = info.ModTime().UnixNano()
	return nil
}

// nameable returns an error if the file's name is too long for the file system,
// where the staged name is not, so that the rename does not find out.
func (t *task) nameable(root *os.Root) error {
	_, name := split(t.path)
	if _, staged := t.stagedAt(); len(staged) > len(name) {
		return nil
	}
	if _, err := root.Lstat(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// same tells whether the bytes lie in the task's place already. They are read
// only where the manifest does not know: a file that was touched, or one that a
// killed build was about to change.
func (t *task) same(root *os.Root, data []byte) bool {
	if t.lies.kind != kindFile || t.lies.size != t.now.size {
		return false
	}
	if t.lies.fits(t.was) {
		return t.was.digest == t.now.digest
	}
	_, name := split(t.path)
	old, err := root.ReadFile(name)
	return err == nil && bytes.Equal(old, data)
}

// write creates a file that must not exist, and sets created once it does.
func write(root *os.Root, name string, data []byte, created *bool) error {
	file, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s is in the way, and Starling did not leave it there", name)
	}
	if err != nil {
		return err
	}
	*created = true
	_, err = file.Write(data)
	return errors.Join(err, file.Close())
}

// progress counts the files that were made.
type progress struct {
	mu          sync.Mutex
	tell        func(done, total int)
	done, total int
}

func (p *progress) step() {
	if p.tell == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done++
	p.tell(p.done, p.total)
}
