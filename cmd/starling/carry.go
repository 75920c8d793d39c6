package main

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"

	"starling/generator"
)

// carryOut writes the texts of a plan and renames its folder. All texts are
// written beside their places first; then the folder and the texts are renamed,
// which takes no time and can hardly fail. If something does, what was done is
// undone.
func carryOut(root *os.Root, plan generator.MovePlan) (err error) {
	var done undoing
	defer func() { err = done.unless(err) }()
	staged := map[string]string{} // by the path of a text in the end, that of the file which waits beside it
	for _, file := range slices.Sorted(maps.Keys(plan.Texts)) {
		before := plan.Before(file)
		stage := path.Join(path.Dir(before), ".starling-"+path.Base(before)+".new")
		if err := done.stage(root, before, stage, plan.Texts[file]); err != nil {
			return fmt.Errorf("nothing was moved: %w", err)
		}
		staged[file] = plan.Renamed(stage)
	}
	if err := root.Rename(filepath.FromSlash(plan.From), filepath.FromSlash(plan.To)); err != nil {
		return fmt.Errorf("nothing was moved: %w", err)
	}
	done.add(func() error { return root.Rename(filepath.FromSlash(plan.To), filepath.FromSlash(plan.From)) })
	for _, file := range slices.Sorted(maps.Keys(staged)) {
		if err := done.replace(root, file, staged[file], plan.Texts[file]); err != nil {
			return fmt.Errorf("the move is undone: %w", err)
		}
	}
	return nil
}

// stage writes a text to a file beside its place, with its place's mode. A file
// of that name which is there already is nobody's to overwrite.
func (u *undoing) stage(root *os.Root, place, stage string, data []byte) error {
	info, err := root.Stat(filepath.FromSlash(place))
	if err != nil {
		return err
	}
	file, err := root.OpenFile(filepath.FromSlash(stage), os.O_WRONLY|os.O_CREATE|os.O_EXCL, info.Mode().Perm())
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s is left from a move that was cut off: delete it", stage)
	}
	if err != nil {
		return err
	}
	u.add(func() error { return removed(root, stage) })
	_, err = file.Write(data)
	return errors.Join(err, file.Chmod(info.Mode().Perm()), file.Sync(), file.Close())
}

// replace puts a staged text into its place. A link stays one: the file that it
// leads to is written.
func (u *undoing) replace(root *os.Root, place, stage string, data []byte) error {
	name := filepath.FromSlash(place)
	old, err := root.ReadFile(name)
	if err != nil {
		return err
	}
	info, err := root.Lstat(name)
	if err != nil {
		return err
	}
	u.add(func() error { return root.WriteFile(name, old, 0o644) })
	if info.Mode()&fs.ModeSymlink != 0 {
		return errors.Join(root.WriteFile(name, data, 0o644), removed(root, stage))
	}
	return root.Rename(filepath.FromSlash(stage), name)
}
