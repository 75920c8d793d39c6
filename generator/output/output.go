// Package output publishes an edition into a folder, and is the only package
// that writes a finished site.
//
//	folder, err := output.Open(ctx, "public", sources, onWait)
//	defer folder.Close()
//	if result, ok := folder.Current(options.Inputs(inputs)); ok { ... nothing to do ... }
//	result, err := folder.Publish(ctx, edition, options)
//
// # Whose folder it is
//
// A folder may be written to when it is absent, empty or ours. It is ours when
// it holds our manifest, .starling.json:
//
//	{"starling":1,"inputs":DIGEST,"files":{PATH:{"key","digest","size","time"[,"old"]}}}
//
// A file is ours when its path stands there; every other file is foreign and is
// never changed, moved or removed. A foreign file where a page must go is a
// refusal, before anything has changed. (To have a site built among files that
// are there already, put a manifest of {"starling":1} beside them.) Refused are
// also places where a mistake would cost most: see Refused.
//
// All that is written, removed or read goes through os.Root, and enters no folder
// through a link, so nothing outside is reached even if the folder changes under
// us.
//
// # Whole files, or none
//
// Publish makes and writes all that differs before it changes anything that a
// reader can see. A file is staged as ".NAME.starling" beside its place, so that
// setting it in place is one rename; an error of the author's or of the machine
// up to that point takes away what was staged and leaves the old site as it
// was. Then, in this order:
//
//  1. the manifest of what is and will be ours ("the union")
//  2. files that stand where a folder must be, and the reverse, are removed
//  3. new files that are not pages, then new pages
//  4. changed files that are not pages, then changed pages
//  5. pages that are no more, then other files that are no more, then the
//     folders that this leaves empty
//  6. the manifest of what is
//
// So a reader, or a kill at any moment, finds every page whole and every asset
// that it names. (Step 2 is the one exception, and rare: one name cannot be a
// file and a folder at once.) Once step 1 is done a cancelled context changes
// nothing more: the rest takes milliseconds, and half of it is worth nothing.
//
// # After a kill
//
// The union is staged before any other file is, and lists the files that are to
// be staged: it is the journal. In it, a file that is about to change has an
// entry that fits no file, so whatever lies there is never taken for more than
// it is. The next Open finds the journal, or the union in the manifest's place,
// and removes exactly the staged names that follow from those paths, the folders
// that are empty without them, and last the journal. No name is removed because
// of its look, but for the two that the manifest itself is staged under. Since
// the union outlives a kill, so does the knowledge of what is ours, and nothing
// is orphaned.
//
// # Compressed
//
// With Options.Compress the bytes of each text file lie beside it twice more, as
// ".br" and ".gz", for servers that send such a file instead of compressing at
// each request. They are files of the site like any other: made only when what
// they are made from has changed, in the manifest, and removed when they are no
// more.
//
// # The edition before
//
// A page may lie in a reader's cache, or be open, while the next edition is
// published. So an asset, whose name changes with its bytes, stays for one edition
// longer than the last page that names it; it has "old":true in the manifest.
//
// Nothing is forced to the disk (fsync): that would double the time, and what
// dies here is a process, not the machine.
package output

import (
	"strings"

	"starling/generator/guide"
)

// Result says what stands in the folder and what was done to it.
type Result struct {
	// Pages is how many of Files are .html files. The manifest, and assets that
	// are kept for the edition before, are not counted.
	Pages, Files int
	// Bytes is the size of all Files together.
	Bytes int64
	// Written counts files that were set in place, new or changed; Removed those
	// that were taken away.
	Written, Removed int
	// Unchanged tells that no file of the site was written or removed.
	Unchanged bool
}

// Options say how to publish. The zero value is fine.
type Options struct {
	// Progress, unless nil, is told after each file that had to be made how many
	// have been and how many there are. One call is made at a time, from any
	// goroutine.
	Progress func(done, total int)
	// Workers is how many files are made and written at once; 0 means one for
	// each processor.
	Workers int
	// Compress adds each text file's bytes as .br and .gz.
	Compress bool
}

// Inputs returns the digest of everything that is published where an edition of
// the inputs is, with these options.
func (o Options) Inputs(edition guide.Digest) guide.Digest {
	if !o.Compress {
		return edition
	}
	return guide.NewHasher("compressed").Digest(edition).Sum()
}

// isPage tells whether the file is one that a reader opens, or that is sent for
// one.
func isPage(path string) bool {
	_, ending := compressedOf(path)
	return strings.HasSuffix(strings.TrimSuffix(path, ending), ".html")
}

// isAsset tells whether a file's name changes with its bytes: then it is in
// nobody's way.
func isAsset(path string) bool { return strings.HasPrefix(path, "assets/") }
