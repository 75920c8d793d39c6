package guide

import "testing"

// TestTitlesSayTheLevelOnce looks at the titles of answers that have none of
// their own.
func TestTitlesSayTheLevelOnce(t *testing.T) {
	taxonomy := linkTaxonomy
	taxonomy.Levels = []Entry{
		{Slug: "student", Name: "Student or school leaver"}, {Slug: "entry", Name: "Entry level"}, {Slug: "mid", Name: "Mid-level"},
		{Slug: "senior", Name: "Senior"}, {Slug: "manager", Name: "Manager"}, {Slug: "executive", Name: "Executive"},
	}
	taxonomy.Roles = []Entry{{Slug: "store-manager", Name: "Store manager"}, {Slug: "executive-assistant", Name: "Executive assistant"}}
	for _, c := range []struct{ role, level, title string }{
		{"store-manager", "manager", "Store manager"},
		{"store-manager", "senior", "Store manager, senior"},
		{"Student midwife", "student", "Student midwife"},
		{"History student", "student", "History student"},
		{"School leaver", "student", "School leaver"},
		{"School caretaker", "student", "School caretaker, student or school leaver"},
		{"Data entry clerk", "entry", "Data entry clerk, entry level"},
		{"Plumber", "mid", "Plumber, mid-level"},
		{"Mid-level engineer", "mid", "Mid-level engineer"},
		{"executive-assistant", "senior", "Executive assistant, senior"},
		{"Managerial accountant", "manager", "Managerial accountant, manager"},
		{"Head of science", "manager", "Head of science, manager"},
		{"Plumber", "none", "Plumber"},
	} {
		l := &linker{LinkInput: LinkInput{Taxonomy: &taxonomy}}
		if got := l.speaker(&Front{Role: c.role, Level: c.level}); got != c.title {
			t.Errorf("%s of level %s is titled %q, want %q", c.role, c.level, got, c.title)
		}
	}
}
