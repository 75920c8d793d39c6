package importer

import (
	"regexp"
	"strings"

	"starling/generator/text"
)

// promotion finds sentences that sell something. Each pattern needs words that
// advice on interviews has no use for.
var promotion = regexp.MustCompile(`\b(sign up|subscribe|newsletter|free trial|(resume|cv) builder|cover letter builder|promo code|coupon|click here|click below|` +
	`our (free |new |online |premium |popular )*(resume|cv|cover letter|app|courses?|coaching|coaches|builder|templates?|tool|platform|services?|e-?book|membership|podcast|webinars?|plans?)|` +
	`download (our|your|the) (free )?([a-z]+ )?(app|guide|template|e-?book|checklist|resume|cv)|book (a|your) (free )?(call|session|consultation|mock)|` +
	`get started (today|now|for free)|create (your|a) (free )?(account|resume|cv)|follow us|share this (article|post|page)|buy now|order now|shop now|start your free|` +
	`advertisement|affiliate|sponsored)\b|\d ?% off\b|[$£€]\d[\d.,]* ?(a|per|/) ?(month|year|week)\b`)

// sells tells whether a sentence is promotion.
func sells(sentence string) bool {
	return promotion.MatchString(strings.ReplaceAll(text.Fold(sentence), "’", "'"))
}

// withoutPromotion returns a text less the sentences that sell something, and
// those sentences.
func withoutPromotion(s string) (kept string, sold []string) {
	if !sells(s) {
		return s, nil
	}
	var list []string
	for _, sentence := range text.Sentences(s) {
		if sells(sentence) {
			sold = append(sold, sentence)
		} else {
			list = append(list, sentence)
		}
	}
	return strings.Join(list, " "), sold
}
