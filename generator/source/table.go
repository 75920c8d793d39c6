package source

import (
	"fmt"
	"strings"

	"starling/generator/guide"
)

// FieldTable returns the declarations of a kind's front matter as a Markdown
// table, for the README: field, type, whether it is required, default, meaning.
// It is made from what Read checks by, so the two cannot differ.
func FieldTable(kind guide.Kind) string {
	var b strings.Builder
	b.WriteString("| field | type | required | default | meaning |\n| --- | --- | --- | --- | --- |\n")
	for _, f := range guide.FieldsOf(kind) {
		required := ""
		if f.Required {
			required = "yes"
		}
		cells := []string{"`" + f.Name + "`", fieldType(f), required, f.Default, f.Doc}
		for i, cell := range cells {
			cells[i] = strings.ReplaceAll(cell, "|", `\|`)
		}
		b.WriteString("| " + strings.Join(cells, " | ") + " |\n")
	}
	return b.String()
}

// fieldType says in words what a field takes.
func fieldType(f guide.Field) string {
	what := string(f.Type)
	switch {
	case len(f.Choices) > 0:
		list := "`" + strings.Join(f.Choices, "`, `") + "`"
		if f.Type == guide.TypeSlugs {
			return "list of " + list
		}
		return list
	case f.Of != "":
		what += " of " + f.Of
	}
	unit := "characters"
	if strings.HasPrefix(string(f.Type), "list") {
		unit = "of them"
	}
	switch {
	case f.Min > 0 && f.Max > 0:
		what += fmt.Sprintf(", %d-%d %s", f.Min, f.Max, unit)
	case f.Max > 0:
		what += fmt.Sprintf(", at most %d %s", f.Max, unit)
	}
	return what
}

// HeadingTable returns the known headings of a taxonomy as a Markdown table,
// for the README: the name, and the other names that are read as the same.
func HeadingTable(tax *guide.Taxonomy) string {
	var b strings.Builder
	b.WriteString("| heading | also read as the same |\n| --- | --- |\n")
	for _, h := range tax.Headings {
		b.WriteString("| " + h.Names[0] + " | " + strings.Join(h.Names[1:], "; ") + " |\n")
	}
	return b.String()
}
