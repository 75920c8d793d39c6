package guide

// Picture is a picture of a document.
type Picture struct {
	// Link is its place in Doc.Links.
	Link int
	// Width and Height are in pixels, 0 where they are not known.
	Width, Height int
	// Sources are the same picture in several widths, the narrowest first; none
	// where there is one alone, at the link's target.
	Sources []PictureSource
}

// PictureSource is a picture in one width, in pixels.
type PictureSource struct {
	Address string
	Width   int
}
