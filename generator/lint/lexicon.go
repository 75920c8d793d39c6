package lint

import (
	"context"
	"strings"
	"sync"
	"unicode/utf8"
)

// Lexicon keeps what the script says of single words: how a word is written in
// phrases, what the language's lists say of it, and its syllables. A guide has
// some ten thousand different words and millions of words, and to read a text
// word by word takes the script twenty times as long as it takes us. So the script
// is asked once for each word, and given texts that are read (tokens.go).
type Lexicon struct {
	mu       sync.RWMutex
	language string
	words    map[string]*lexeme
}

// lexeme is a word to the script: its forms ("didn't" is "did" and "not") with
// their marks as assets/rules/marks.js numbers them.
type lexeme struct {
	Syllables int
	Forms     []string
	Marks     []int
}

// mostWords bounds what is kept: beyond it lie texts that are no prose.
const mostWords = 200_000

// asciiLower returns a word of plain letters in lower case, which is the same to
// the script; others it must see as they stand.
func asciiLower(word string) string {
	for i := range len(word) {
		if word[i] >= utf8.RuneSelf {
			return word
		}
	}
	return strings.ToLower(word)
}

// look returns the lexemes of words, in their order, and asks the script for
// those that are new.
func (l *Lexicon) look(ctx context.Context, m *machine, language string, words []string) ([]*lexeme, error) {
	list := make([]*lexeme, len(words))
	l.mu.RLock()
	var unknown []string
	var places []int
	for i, word := range words {
		if list[i] = l.words[word]; list[i] == nil {
			word = asciiLower(word)
			list[i] = l.words[word]
		}
		if list[i] == nil || l.language != language {
			unknown, places = append(unknown, word), append(places, i)
		}
	}
	l.mu.RUnlock()
	if len(unknown) == 0 {
		return list, nil
	}
	var asked []*lexeme
	if err := m.Call(ctx, &asked, "starlingRules.lexemes", language, unknown); err != nil {
		return nil, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.words == nil || l.language != language || len(l.words) > mostWords {
		l.language, l.words = language, map[string]*lexeme{}
	}
	for i, word := range unknown {
		list[places[i]] = asked[i]
		// What is kept must not hold the text that it stands in.
		l.words[strings.Clone(word)] = asked[i]
	}
	return list, nil
}
