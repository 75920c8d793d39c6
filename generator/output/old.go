package output

import "slices"

// keeps tells whether a file of ours that the edition has no more stays: an asset
// of the edition before, as it was written. An edition that is published again has
// the same one before it.
func (p *plan) keeps(path string, lies found) bool {
	was := p.folder.was.files[path]
	if of, _ := compressedOf(path); p.edition.Has(of) {
		return false // the asset itself is there, and nobody asks for this by name
	}
	return isAsset(path) && lies.fits(was) && (!was.old || p.folder.was.inputs == p.final.inputs)
}

// keep keeps files of the edition before, but for those in whose place something
// else must stand.
func (p *plan) keep(paths []string, s *survey) {
	for _, path := range paths {
		if s.displaced[path] {
			p.removed, p.dropped = append(p.removed, path), append(p.dropped, path)
			continue
		}
		e := p.folder.was.files[path]
		e.old = true
		p.final.files[path] = e
	}
	slices.Sort(p.removed)
	slices.Sort(p.dropped)
}
