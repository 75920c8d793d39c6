package text_test

import (
	"testing"
	"unicode/utf8"

	"starling/generator/text"
)

func TestFoldMakesFormsOfOneWordEqual(t *testing.T) {
	for want, forms := range map[string][]string{
		"cafe":   {"cafe", "CAFE", "Café", "CAFE\u0301", "ｃａｆé"},
		"fluss":  {"Fluß", "FLUSS", "ﬂuss"},
		"σοφοσ":  {"Σοφός", "ΣΟΦΌΣ"},
		"istan":  {"İstan", "ISTAN"},
		"a b":    {"A\u00a0B"},
		"елка":   {"Ёлка", "ЕЛКА"},
		"strase": {"strase"},
	} {
		for _, form := range forms {
			if got := text.Fold(form); got != want {
				t.Errorf("Fold(%q) = %q, want %q", form, got, want)
			}
		}
	}
}

func TestFoldOfLowerASCIIAllocatesNothing(t *testing.T) {
	if n := testing.AllocsPerRun(100, func() { text.Fold("mistakes-and-setbacks") }); n != 0 {
		t.Errorf("Fold allocates %v times", n)
	}
}

func TestKeyIgnoresCaseAndUnicodeFormOnly(t *testing.T) {
	same := [][2]string{{"Café.png", "cafe\u0301.PNG"}, {"ÅNGSTRÖM", "a\u030angstro\u0308m"}, {"README", "readme"}, {"ΣΊΣΥΦΟΣ", "σίσυφος"}}
	for _, pair := range same {
		if text.Key(pair[0]) != text.Key(pair[1]) {
			t.Errorf("Key(%q) and Key(%q) differ", pair[0], pair[1])
		}
	}
	different := [][2]string{{"cafe", "café"}, {"a", "b"}, {"ｆ", "f"}}
	for _, pair := range different {
		if text.Key(pair[0]) == text.Key(pair[1]) {
			t.Errorf("Key(%q) and Key(%q) are equal", pair[0], pair[1])
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"Café", "ẞ", "İ", "ﬃ", "\u0345", "ǰ", "한국", "\xff", "ϓ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return
		}
		once := text.Fold(s)
		if again := text.Fold(once); again != once {
			t.Fatalf("Fold(%q) = %q, folded again %q", s, once, again)
		}
		if key := text.Key(s); text.Key(key) != key {
			t.Fatalf("Key(%q) = %q, whose key is %q", s, key, text.Key(key))
		}
	})
}

func TestLanguageTags(t *testing.T) {
	for tag, want := range map[string]bool{
		"en": true, "en-GB": true, "pt-BR": true, "zh-Hant": true, "ar": true, "sr-Latn-RS": true,
		"": false, "english": false, "en_GB": false, "xx-YY-zz": false, "und": false, "e": false, "en-": false, "de DE": false,
	} {
		if got := text.IsLanguage(tag); got != want {
			t.Errorf("IsLanguage(%q) = %v", tag, got)
		}
	}
	for tag, want := range map[string]string{"en": "ltr", "ar": "rtl", "he-IL": "rtl", "fa": "rtl", "az-Arab": "rtl", "ur": "rtl", "ja": "ltr", "?": "ltr", "ar-Latn": "ltr"} {
		if got := text.Direction(tag); got != want {
			t.Errorf("Direction(%q) = %q, want %q", tag, got, want)
		}
	}
}
