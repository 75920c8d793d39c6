package main

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"

	"starling/generator/scaffold"
)

// undoing is what has been done so far, as steps that undo it.
type undoing []func() error

func (u *undoing) add(step func() error) { *u = append(*u, step) }

// unless undoes everything, the last step first, unless there is no error. It
// returns the error, with those of undoing.
func (u *undoing) unless(err error) error {
	if err == nil {
		return nil
	}
	for _, step := range slices.Backward(*u) {
		err = errors.Join(err, step())
	}
	return err
}

// removed removes a file that may be gone already.
func removed(root *os.Root, name string) error {
	if err := root.Remove(filepath.FromSlash(name)); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// create writes a file that is not there yet, and the folders it lies in.
func (u *undoing) create(root *os.Root, f scaffold.File) error {
	if err := u.folder(root, path.Dir(f.Path)); err != nil {
		return err
	}
	file, err := root.OpenFile(filepath.FromSlash(f.Path), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	u.add(func() error { return removed(root, f.Path) })
	_, err = file.Write(f.Data)
	return errors.Join(err, file.Close())
}

// folder makes a folder and those it lies in, where they are not there yet.
func (u *undoing) folder(root *os.Root, dir string) error {
	if dir == "." {
		return nil
	}
	if err := u.folder(root, path.Dir(dir)); err != nil {
		return err
	}
	err := root.Mkdir(filepath.FromSlash(dir), 0o755)
	switch {
	case err == nil:
		u.add(func() error { return removed(root, dir) })
	case errors.Is(err, fs.ErrExist):
		return nil
	}
	return err
}
