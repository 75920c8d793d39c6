package output

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"starling/generator/guide"
)

// Folder is an output folder that is ours alone until it is closed. It is for
// one goroutine at a time.
type Folder struct {
	// dir is the folder as it was given, real where it is.
	dir, real string
	root      *os.Root
	lock      *os.File
	// made are the folders that had to be made, the outermost first.
	made []string
	was  manifest
}

// Open makes sure that a folder may be written to, locks it, and clears away
// what a killed build left. Sources are the folders that the guide is read from;
// those that are absent or "" protect nothing. While another process holds the
// folder Open waits; it first calls onWait, unless nil, with words that say who
// holds it. The error is a *Refused where the folder must not be written to, and
// then nothing was changed; ctx.Err() where the wait was called off.
//
// A folder that is absent is made, and removed by Close if nothing came of it.
func Open(ctx context.Context, dir string, sources []string, onWait func(holder string)) (*Folder, error) {
	real, err := allowed(dir, sources)
	if err != nil {
		return nil, err
	}
	f, err := acquire(ctx, real, onWait)
	if err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return nil, fmt.Errorf("opening %s: %w", dir, err)
	}
	f.dir = dir
	if err := f.claim(); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

// Close gives the folder back to others.
func (f *Folder) Close() error {
	unlink(f.root)
	f.unmake()
	return errors.Join(f.lock.Close(), f.root.Close())
}

// Published tells whether the folder holds a finished edition, so that it is
// worth asking whether that is Current.
func (f *Folder) Published() bool { return f.was.inputs != (guide.Digest{}) }

// Current tells whether the folder holds all that an edition of these inputs,
// which Options.Inputs returns, would write, and if so, what. It looks at every file's size and time, but
// reads none.
func (f *Folder) Current(inputs guide.Digest) (Result, bool) {
	if inputs != f.was.inputs || inputs == (guide.Digest{}) {
		return Result{}, false
	}
	paths := slices.Collect(maps.Keys(f.was.files))
	err := crew{top: f.root}.spread(context.Background(), len(paths), func(_ *walker, i int) error {
		if !f.intact(paths[i], f.was.files[paths[i]]) {
			return errDiffers
		}
		return nil
	})
	if err != nil {
		return Result{}, false
	}
	result := f.was.result()
	result.Unchanged = true
	return result, true
}

var errDiffers = errors.New("differs from the manifest")

// intact tells whether a file still has its size and time. It asks the system
// for the whole path at once, which os.Root cannot, and so follows links on the
// way: nothing comes of it but a yes or no, at a fifth of the time.
func (f *Folder) intact(path string, e entry) bool {
	info, err := os.Lstat(f.real + string(filepath.Separator) + path)
	return err == nil && foundIn(info).fits(e)
}

// result counts the manifest's files.
func (m manifest) result() Result {
	var r Result
	for path, e := range m.files {
		if e.old {
			continue
		}
		r.Files++
		r.Bytes += e.size
		if strings.HasSuffix(path, ".html") {
			r.Pages++
		}
	}
	return r
}

// claim judges what the folder holds, and makes it ours.
func (f *Folder) claim() error {
	was, err := readManifest(f.root, manifestName)
	ours := err == nil
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return &Refused{Dir: f.dir, Why: fmt.Sprintf("its %s %v", manifestName, err), Hint: elsewhere}
	}
	journal, err := readManifest(f.root, journalName)
	begun := err == nil
	if !ours && !begun {
		// A journal is whole before anything is staged, so a torn one stands alone.
		if err := f.empty(); err != nil {
			return err
		}
	}
	f.was = was
	return f.clear(journal)
}

// empty returns a refusal if the folder holds anything that we cannot have
// left.
func (f *Folder) empty() error {
	names, err := f.topNames()
	if err != nil {
		return fmt.Errorf("reading %s: %w", f.dir, bare(err))
	}
	for _, name := range names {
		if name != journalName && name != finalName && name != lockName {
			return &Refused{
				Dir: f.dir, Why: fmt.Sprintf("it is not empty and holds no %s, so its files are not Starling's to replace", manifestName),
				Hint: elsewhere + ", or empty this one",
			}
		}
	}
	return nil
}

// topNames returns the names of all that lies at the top of the folder.
func (f *Folder) topNames() ([]string, error) {
	top, err := f.root.Open(".")
	if err != nil {
		return nil, err
	}
	defer top.Close()
	return top.Readdirnames(-1)
}

// make makes the folder and those above it as needed.
func (f *Folder) make() error {
	var absent []string
	for path := f.real; ; path = filepath.Dir(path) {
		if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) || filepath.Dir(path) == path {
			break
		}
		absent = append(absent, path)
	}
	for i := len(absent) - 1; i >= 0; i-- {
		switch err := os.Mkdir(absent[i], 0o777); {
		case err == nil:
			f.made = append(f.made, absent[i])
		case !errors.Is(err, fs.ErrExist):
			f.unmake()
			return errors.New(reason(err))
		}
	}
	return nil
}

// unmake removes the folders that were made, as far as they are still empty.
func (f *Folder) unmake() {
	for i := len(f.made) - 1; i >= 0; i-- {
		_ = os.Remove(f.made[i]) // a folder in use stays
	}
}

// display returns how a file of the folder is named in messages.
func (f *Folder) display(path string) string {
	return strings.TrimSuffix(filepath.ToSlash(f.dir), "/") + "/" + path
}
