package main

import (
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"os"
	"sync"

	"github.com/spf13/cobra"

	"starling/assets"
	"starling/content"
	"starling/generator"
	"starling/generator/guide"
	"starling/layouts"
)

// folders are the four folder flags, which mean the same on every command.
type folders struct {
	content, layouts, assets, out string
	roots                         []*os.Root
}

func (f *folders) addFlags(c *cobra.Command) {
	f.addSourceFlags(c)
	c.Flags().StringVar(&f.out, "out", "public", "folder to write the site to")
	_ = c.MarkFlagDirname("out")
}

// addSourceFlags adds the flags of the folders that are read.
func (f *folders) addSourceFlags(c *cobra.Command) {
	f.addContentFlag(c)
	c.Flags().StringVar(&f.layouts, "layouts", "layouts", "folder of layouts, laid file by file over the built-in ones")
	c.Flags().StringVar(&f.assets, "assets", "assets", "folder of styles and scripts, laid over the built-in ones")
	for _, name := range []string{"layouts", "assets"} {
		_ = c.MarkFlagDirname(name)
	}
}

// addContentFlag adds the flag of the content folder alone, for commands that
// look at no page; their layouts and assets are the built-in ones, since no
// folder is called "".
func (f *folders) addContentFlag(c *cobra.Command) { addContentFlag(c, &f.content) }

// addContentFlag declares --content, which means the same on every command.
func addContentFlag(c *cobra.Command, path *string) {
	c.Flags().StringVar(path, "content", "content", "folder of the guide's texts")
	_ = c.MarkFlagDirname("content")
}

// inputs opens the folders. A folder that was named must be there; a default
// one that is absent is replaced by the built-in files, which is said of content.
func (f *folders) inputs(c *cobra.Command, print *printer) (generator.Inputs, error) {
	var in generator.Inputs
	own, err := f.open(c, "content", f.content)
	if err != nil {
		return in, err
	}
	in.Content = generator.Folder{FS: own, Name: f.content}
	if own == nil {
		in.Content = generator.Folder{FS: content.FS, Name: "content"}
		noteBuiltIn(print, f.content)
	}
	if in.Layouts, err = f.overlaid(c, "layouts", f.layouts, layouts.FS); err != nil {
		return in, err
	}
	if in.Assets, err = f.overlaid(c, "assets", f.assets, assets.FS); err != nil {
		return in, err
	}
	in.Program = programDigest()
	return in, nil
}

func (f *folders) overlaid(c *cobra.Command, flag, dir string, builtIn fs.FS) (generator.Folder, error) {
	own, err := f.open(c, flag, dir)
	if own == nil || err != nil {
		return generator.Folder{FS: builtIn, Name: dir}, err
	}
	return generator.Folder{FS: generator.Overlay(own, builtIn), Name: dir}, nil
}

// open returns a folder's files, which no link leaves, or nil where a default
// folder is absent.
func (f *folders) open(c *cobra.Command, flag, dir string) (fs.FS, error) {
	root, err := os.OpenRoot(dir)
	if os.IsNotExist(err) && !c.Flags().Changed(flag) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("--%s: %w", flag, err)
	}
	f.roots = append(f.roots, root)
	return root.FS(), nil
}

func (f *folders) close() {
	for _, root := range f.roots {
		_ = root.Close()
	}
}

// sources are the folders that must never be written into.
func (f *folders) sources() []string { return []string{f.content, f.layouts, f.assets} }

// programDigest names the running program by its bytes, so that whatever
// another build of Starling made is made again. Reading it takes some 30 ms, so
// it is done beside everything else; the function that is returned waits for it.
func programDigest() func() (guide.Digest, error) {
	type result struct {
		digest guide.Digest
		err    error
	}
	done := make(chan result, 1)
	go func() {
		d, err := digestProgram()
		done <- result{d, err}
	}()
	return sync.OnceValues(func() (guide.Digest, error) {
		r := <-done
		return r.digest, r.err
	})
}

func digestProgram() (guide.Digest, error) {
	path, err := os.Executable()
	if err != nil {
		return guide.Digest{}, err
	}
	file, err := os.Open(path)
	if err != nil {
		return guide.Digest{}, err
	}
	defer file.Close()
	h := sha256.New()
	if _, err := io.Copy(h, file); err != nil {
		return guide.Digest{}, err
	}
	return guide.Digest(h.Sum(nil)[:16]), nil
}
