package output

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Refused tells that a folder is not written to, and that nothing in it was
// changed. Refused are:
//
//   - the root of the file system, the home folder and the folders above it
//   - a source folder, the folders above it, and, since it would be read as
//     part of the guide, any folder inside it
//   - a file, and a link that leads nowhere
//   - a folder that holds files but no manifest of ours, or one that cannot be
//     read, names a path outside the folder, or is of a newer version
//   - a foreign file, or a link, where the edition needs a file or folder
//
// Paths are compared after following links on both sides, by name and by
// identity, so that neither a link nor letter case hides a folder.
type Refused struct {
	// Dir is the folder as it was given.
	Dir string
	// Why completes the sentence "cannot publish into Dir: ...".
	Why string
	// Hint says what to do instead, and may be empty.
	Hint string
}

// Error returns one line with the folder, the reason and the hint.
func (r *Refused) Error() string {
	s := fmt.Sprintf("cannot publish into %s: %s", cmp.Or(r.Dir, `""`), r.Why)
	if r.Hint != "" {
		s += " (" + r.Hint + ")"
	}
	return s
}

const elsewhere = "choose another folder with --out"

// allowed returns the real path of an output folder that may be absent, or why
// it is refused. What the folder holds is judged later, under the lock.
func allowed(dir string, sources []string) (string, error) {
	refuse := func(why string) (string, error) {
		return "", &Refused{Dir: dir, Why: why, Hint: elsewhere}
	}
	if dir == "" {
		return refuse("its name is empty")
	}
	real, err := realPath(dir)
	if err != nil {
		return refuse(reason(err))
	}
	if filepath.Dir(real) == real {
		return refuse("it is the root of the file system")
	}
	if info, err := os.Stat(real); err == nil && !info.IsDir() {
		return refuse("it is not a folder")
	}
	// Where the system knows no home there is none to protect.
	if home, err := os.UserHomeDir(); err == nil && filepath.IsAbs(home) {
		if home, err = realPath(home); err == nil && covers(real, home) {
			if covers(home, real) {
				return refuse("it is your home folder")
			}
			return refuse("your home folder lies in it")
		}
	}
	for _, source := range sources {
		why, err := clash(real, source)
		if err != nil {
			return "", err
		}
		if why != "" {
			return refuse(why)
		}
	}
	return real, nil
}

// clash returns why the real path must not be written to for the sake of a
// source folder, or "".
func clash(real, source string) (string, error) {
	if source == "" {
		return "", nil
	}
	target, err := realPath(source)
	if err != nil {
		return "", fmt.Errorf("source folder %s: %s", source, reason(err))
	}
	// Where the source is itself a link, the folder that holds the link is above
	// it as well.
	above, err := realPath(filepath.Dir(filepath.Clean(source)))
	if err != nil {
		return "", fmt.Errorf("source folder %s: %s", source, reason(err))
	}
	link := filepath.Join(above, filepath.Base(source))
	switch inside, outside := covers(target, real), covers(real, target) || covers(real, link); {
	case inside && outside:
		return fmt.Sprintf("it is the source folder %s", source), nil
	case outside:
		return fmt.Sprintf("the source folder %s lies in it", source), nil
	case inside:
		return fmt.Sprintf("it lies in the source folder %s and would be read as part of the guide", source), nil
	}
	return "", nil
}

// realPath returns the absolute path with every link followed; of a path that
// is absent, the part that is there is followed and the rest kept.
func realPath(path string) (string, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	rest := ""
	for {
		real, err := filepath.EvalSymlinks(path)
		if err == nil {
			return filepath.Join(real, rest), nil
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return "", err
		}
		if _, err := os.Lstat(path); err == nil {
			return "", fmt.Errorf("%s is a link that leads nowhere", path)
		}
		parent := filepath.Dir(path)
		if parent == path {
			return "", err
		}
		path, rest = parent, filepath.Join(filepath.Base(path), rest)
	}
}

// covers tells whether the folder is the other one or above it. Both are real
// paths, and either may be absent.
func covers(folder, other string) bool {
	info, err := os.Stat(folder)
	for known := err == nil; ; {
		if other == folder {
			return true
		}
		// The same folder may go by another name: letter case, a mount.
		if known {
			if here, err := os.Stat(other); err == nil && os.SameFile(info, here) {
				return true
			}
		}
		parent := filepath.Dir(other)
		if parent == other {
			return false
		}
		other = parent
	}
}

// reason returns what went wrong without the name of the system call, which
// tells an author nothing.
func reason(err error) string {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Path + ": " + path.Err.Error()
	}
	return err.Error()
}
