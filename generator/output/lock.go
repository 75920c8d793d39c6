package output

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// acquire opens and locks the folder at a real path, making it when it is
// absent. A lock dies with the process that holds it, and nothing is left of it
// in the folder. While another process holds it, onWait is called once and
// acquire waits; a context that ends then ends the wait.
func acquire(ctx context.Context, real string, onWait func(holder string)) (*Folder, error) {
	if onWait == nil {
		onWait = func(string) {}
	}
	f := &Folder{real: real}
	for {
		if err := f.make(); err != nil {
			return nil, err
		}
		root, err := os.OpenRoot(real)
		if err != nil {
			f.unmake()
			return nil, bare(err)
		}
		file, err := root.OpenFile(lockedName, lockFlags, 0o666)
		if err == nil {
			err = wait(ctx, file, onWait)
		}
		if err != nil {
			root.Close()
			f.unmake()
			return nil, bare(err)
		}
		stands, err := stands(file, real)
		if stands {
			f.root, f.lock = root, file
			return f, nil
		}
		file.Close()
		root.Close()
		if err != nil {
			return nil, err
		}
		// Who held the lock took the folder away, or the file that was locked.
	}
}

// stands tells whether what was locked is what others would find to lock.
func stands(file *os.File, real string) (bool, error) {
	locked, err := file.Stat()
	if err != nil {
		return false, bare(err)
	}
	there, err := os.Stat(filepath.Join(real, lockedName))
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil && os.SameFile(locked, there), bare(err)
}

// wait locks the file, or closes it and returns an error.
func wait(ctx context.Context, file *os.File, onWait func(holder string)) error {
	locked, err := lock(file, false)
	if err == nil && !locked {
		onWait(holder(file))
		done := make(chan error, 1)
		go func() {
			_, err := lock(file, true)
			done <- err
		}()
		select {
		case err = <-done:
		case <-ctx.Done():
			// The system's wait cannot be called off, only left behind.
			go func() {
				<-done
				file.Close()
			}()
			return ctx.Err()
		}
	}
	if err != nil {
		file.Close()
		return fmt.Errorf("locking it: %w", err)
	}
	return nil
}
