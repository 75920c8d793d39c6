package outside

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// fresh is how long an address that led to something is not asked again. One that
// did not is asked each time, so that a mended link is seen at once.
const fresh = 3 * 24 * time.Hour

// Cache is what is known of addresses, kept in a file of the user's cache folder. It
// may be lost at any time, and what is in it that cannot be read is forgotten.
type Cache struct {
	file  string
	mu    sync.Mutex
	known map[string]Answer
}

// OpenCache reads the cache in a file, which need not be there; "" keeps nothing.
func OpenCache(file string) *Cache {
	c := &Cache{file: file, known: map[string]Answer{}}
	if data, err := os.ReadFile(file); file != "" && err == nil {
		if json.Unmarshal(data, &c.known) != nil || c.known == nil {
			c.known = map[string]Answer{}
		}
	}
	return c
}

func (c *Cache) find(address string, now time.Time) (Answer, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	known, ok := c.known[address]
	age := now.Sub(known.Asked)
	return known, ok && known.Wrong == "" && known.Unclear == "" && age >= 0 && age < fresh
}

func (c *Cache) add(address string, a Answer) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.known[address] = a
}

// Save writes the cache, without what is too old to be of use. The file is whole
// at any moment: two checks that end together leave that of one of them.
func (c *Cache) Save(now time.Time) error {
	if c.file == "" {
		return nil
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	for address, a := range c.known {
		if now.Sub(a.Asked) > fresh || a.Wrong != "" || a.Unclear != "" {
			delete(c.known, address)
		}
	}
	data, err := json.Marshal(c.known)
	if err != nil {
		return err
	}
	dir := filepath.Dir(c.file)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	staged, err := os.CreateTemp(dir, ".outside-*")
	if err != nil {
		return err
	}
	_, err = staged.Write(data)
	if err = errors.Join(err, staged.Close()); err == nil {
		err = os.Rename(staged.Name(), c.file)
	}
	if err != nil {
		if gone := os.Remove(staged.Name()); gone != nil && !errors.Is(gone, fs.ErrNotExist) {
			err = errors.Join(err, gone)
		}
	}
	return err
}
