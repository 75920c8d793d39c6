package search

// wordTable leads from words to numbers. It is a map that is asked for every word
// of a guide: most have at most eight letters, and such a word is a number itself,
// which stands beside what it leads to, so that one look answers.
type wordTable struct {
	short []shortWord // 1<<bits places, two thirds of them taken at most
	bits  int
	taken int
	long  map[string]int32
}

type shortWord struct {
	word   uint64 // 0 where the place is free
	number int32
}

const (
	mostShort = 8
	// golden spreads keys over the table (Knuth, "The Art of Computer Programming",
	// volume 3, section 6.4: multiplicative hashing).
	golden = 0x9e3779b97f4a7c15
)

func newWordTable() *wordTable {
	const bits = 12
	return &wordTable{short: make([]shortWord, 1<<bits), bits: bits, long: map[string]int32{}}
}

// find returns the number of a word.
func (t *wordTable) find(word string) (int32, bool) {
	if len(word) > mostShort {
		number, ok := t.long[word]
		return number, ok
	}
	s := &t.short[t.place(packed(word))]
	return s.number, s.word != 0
}

// put adds a word that is not there yet. No word is empty or begins with NUL.
func (t *wordTable) put(word string, number int32) {
	if len(word) > mostShort {
		t.long[word] = number
		return
	}
	if t.taken++; 3*t.taken > 2*len(t.short) {
		t.grow()
	}
	t.short[t.place(packed(word))] = shortWord{packed(word), number}
}

func (t *wordTable) grow() {
	old := t.short
	t.bits++
	t.short = make([]shortWord, 1<<t.bits)
	for _, s := range old {
		if s.word != 0 {
			t.short[t.place(s.word)] = s
		}
	}
}

// place returns where a packed word stands, or would stand.
func (t *wordTable) place(word uint64) uint64 {
	i := word * golden >> (64 - t.bits)
	for t.short[i].word != word && t.short[i].word != 0 {
		i = (i + 1) & (1<<t.bits - 1)
	}
	return i
}

// packed returns a short word as a number.
func packed(word string) uint64 {
	var n uint64
	for i := 0; i < len(word); i++ {
		n = n<<8 | uint64(word[i])
	}
	return n
}
