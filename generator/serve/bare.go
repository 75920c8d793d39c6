package serve

import (
	"bytes"
	"path"
	"regexp"

	"starling/generator/guide"
)

// assetAddress finds what may be an asset's address in a page: a name with ten
// digits of a digest before its ending (see the bundle package). The rest of a
// relative link stands before it.
var assetAddress = regexp.MustCompile(`assets/[^\s"'<>()?#]*\.[0-9a-f]{10}\.[0-9A-Za-z]+`)

// digestLength is a dot and ten digits.
const digestLength = 11

// bare is a page with each asset's address replaced by its name: what is left
// when looks alone have changed.
type bare struct {
	digest guide.Digest
	assets []string // the addresses, in the order in which they stand
}

// known tells whether there is a page: even an empty one has a digest.
func (b bare) known() bool { return b.digest != guide.Digest{} }

// bareOf returns a page of an edition, bared.
func bareOf(page []byte, e *guide.Edition) bare {
	var b bare
	text := assetAddress.ReplaceAllFunc(page, func(address []byte) []byte {
		if !e.Has(string(address)) {
			return address
		}
		b.assets = append(b.assets, string(address))
		end := bytes.LastIndexByte(address, '.')
		return bytes.Join([][]byte{address[:end-digestLength], address[end:]}, nil)
	})
	b.digest = guide.DigestOf(text)
	return b
}

// swap is a style that takes another's place.
type swap struct {
	From string `json:"from"`
	To   string `json:"to"`
}

// swaps returns the styles that differ between a page as it was and as it is;
// false where anything else differs too.
func (b bare) swaps(is bare) ([]swap, bool) {
	if b.digest != is.digest || len(b.assets) != len(is.assets) {
		return nil, false
	}
	var list []swap
	for i, from := range b.assets {
		switch to := is.assets[i]; {
		case from == to:
		case path.Ext(from) != ".css":
			return nil, false
		default:
			list = append(list, swap{from, to})
		}
	}
	return list, true
}
