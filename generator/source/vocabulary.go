package source

import "starling/generator/guide"

// singulars are the taxonomy's vocabularies with what one word of each is called.
var singulars = map[string]string{
	"categories": "category", "competencies": "competency", "types": "type", "levels": "level", "industries": "industry",
	"roles": "role", "frameworks": "framework", "rubrics": "score table",
}

// vocabulary returns the words of a vocabulary, made only when asked for, and
// what one of them is called; "" where the taxonomy has no such vocabulary.
func vocabulary(tax *guide.Taxonomy, of string) (words func() []string, what string) {
	return func() []string { return tax.Slugs(of) }, singulars[of]
}

// known tells whether a vocabulary has the word.
func known(tax *guide.Taxonomy, of, word string) (ok bool) {
	switch of {
	case "categories":
		_, ok = tax.Category(word)
	case "types":
		_, ok = tax.Type(word)
	case "frameworks":
		_, ok = tax.Framework(word)
	case "rubrics":
		_, ok = tax.Rubric(word)
	case "competencies":
		_, ok = tax.Competency(word)
	case "levels":
		_, ok = tax.Level(word)
	case "industries":
		_, ok = tax.Industry(word)
	case "roles":
		_, ok = tax.Role(word)
	}
	return ok
}
