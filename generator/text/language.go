package text

import (
	"strings"

	"golang.org/x/text/language"
)

// IsLanguage tells whether a tag is a language's in the sense of BCP 47, with
// hyphens and known subtags: "en", "pt-BR", "zh-Hant".
func IsLanguage(tag string) bool {
	parsed, err := language.Parse(tag)
	return err == nil && parsed != language.Und && !strings.Contains(tag, "_")
}

// rightToLeft are the scripts in use today that run from right to left.
var rightToLeft = wordSet("Arab Hebr Thaa Syrc Nkoo Adlm Rohg Mand Samr")

// Direction returns the direction in which the language is written, "ltr" or
// "rtl", by its script: the one in the tag or the language's usual one. An
// unknown tag is "ltr".
func Direction(tag string) string {
	parsed, err := language.Parse(tag)
	if err != nil {
		return "ltr"
	}
	script, _ := parsed.Script()
	if rightToLeft[script.String()] {
		return "rtl"
	}
	return "ltr"
}
