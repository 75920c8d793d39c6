package search

import "math"

// The weights of a page's fields: how much one occurrence of a word says about
// what the page is about. What an interviewer asks says most.
const (
	weightTitle   = 6.0
	weightAlso    = 6.0
	weightTerms   = 4.0
	weightFacts   = 3.0
	weightParent  = 2.5
	weightHeading = 2.5
	weightSummary = 2.0
	weightBody    = 1.0
)

const (
	// levels is how many impacts and shares there are: 4 bits, less the zero.
	levels = 15
	// saturation is BM25's k1: a weighted frequency of this size counts half of
	// the most that any can. It is larger than for plain text (1.2), since one
	// occurrence in a title counts six.
	saturation = 4.0
	// usual is a text's usual length in words, and lengthMatters BM25's b: how far
	// a longer text must say a word more often to be about it. A fixed length
	// stands where BM25 has the average, so that no page's numbers depend on others.
	usual         = 400
	lengthMatters = 0.6
)

// impactOf returns a weighted frequency as an impact from 1 to levels: BM25's
// saturated part (Robertson and Zaragoza, "The Probabilistic Relevance Framework",
// 2009, section 3.4, with weighted fields as in section 3.6). What depends on how
// rare a word is comes at the query.
func impactOf(weighted float64) uint8 {
	x := weighted / (weighted + saturation)
	return uint8(max(1, min(levels, math.Round(levels*x))))
}

// bodyWeight returns what one occurrence counts in a text of so many words.
func bodyWeight(words int) float64 {
	return weightBody / (1 - lengthMatters + lengthMatters*float64(words)/usual)
}

// shareOf returns a part of a whole as a share from 1 to levels.
func shareOf(part, whole float64) uint8 {
	return uint8(max(1, min(levels, math.Round(levels*part/whole))))
}
