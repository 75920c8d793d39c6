package guide

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
)

// Digest names a value by everything it was made from: the first 16 bytes of a
// SHA-256. Equal digests mean equal values; 128 bits leave no chance of a
// collision that an author could meet or an attacker could afford.
type Digest [16]byte

// String returns the digest as 32 hexadecimal digits.
func (d Digest) String() string { return hex.EncodeToString(d[:]) }

// Short returns the first 10 hexadecimal digits, for names of files.
func (d Digest) Short() string { return hex.EncodeToString(d[:5]) }

// DigestOf returns the digest of bytes.
func DigestOf(data []byte) Digest {
	sum := sha256.Sum256(data)
	return Digest(sum[:16])
}

// Hasher collects the inputs of one step and gives their digest. Every value is
// written with its length, so that no two lists of inputs look alike.
type Hasher struct{ buf []byte }

// NewHasher returns a hasher for the named step; the name is its first input.
func NewHasher(step string) *Hasher {
	h := &Hasher{buf: make([]byte, 0, 512)}
	return h.String(step)
}

// String adds a text.
func (h *Hasher) String(s string) *Hasher {
	h.buf = binary.AppendUvarint(h.buf, uint64(len(s)))
	h.buf = append(h.buf, s...)
	return h
}

// Strings adds a list of texts.
func (h *Hasher) Strings(list []string) *Hasher {
	h.Int(len(list))
	for _, s := range list {
		h.String(s)
	}
	return h
}

// Int adds a number.
func (h *Hasher) Int(n int) *Hasher {
	h.buf = binary.AppendVarint(h.buf, int64(n))
	return h
}

// Bool adds a truth value.
func (h *Hasher) Bool(b bool) *Hasher {
	if b {
		return h.Int(1)
	}
	return h.Int(0)
}

// Digest adds a digest.
func (h *Hasher) Digest(d Digest) *Hasher {
	h.buf = append(h.buf, d[:]...)
	return h
}

// Sum returns the digest of all that was added.
func (h *Hasher) Sum() Digest { return DigestOf(h.buf) }
