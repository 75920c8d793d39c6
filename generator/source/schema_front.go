package source

import (
	"strings"

	"starling/generator/guide"
)

// frontSchema returns the schema of a kind's front matter. A draft may lack
// what is required.
func frontSchema(kind guide.Kind, tax *guide.Taxonomy) schema {
	var properties schema
	var required []string
	for _, f := range guide.FieldsOf(kind) {
		says := schema{{"description", describe(&f)}}.with("default", schemaDefault(&f))
		properties = append(properties, member{f.Name, append(says, fieldSchema(&f, tax)...)})
		if f.Required {
			required = append(required, f.Name)
		}
	}
	s := schema{{"type", "object"}, {"properties", properties}, {"additionalProperties", false}}
	draft := schema{{"properties", schema{{"status", schema{{"const", "draft"}}}}}, {"required", []string{"status"}}}
	finished := schema{}
	if len(required) > 0 {
		finished = append(finished, member{"required", required})
	}
	if kind == guide.KindCollection {
		finished = append(finished, anyOf(has("items"), has("match"))...)
		s = append(s, member{"allOf", collectionRules()})
	}
	if len(finished) > 0 {
		s = append(s, member{"if", draft}, member{"else", finished})
	}
	return s
}

// describe says what a field means, and a default that is given in words.
func describe(f *guide.Field) string {
	if f.Default == "" || schemaDefault(f) != nil {
		return f.Doc
	}
	return f.Doc + " (without it: " + f.Default + ")"
}

// schemaDefault returns a field's default where it is a value, not words such
// as "from the category".
func schemaDefault(f *guide.Field) any {
	for _, choice := range f.Choices {
		if choice == f.Default {
			return f.Default
		}
	}
	return nil
}

func has(field string) schema { return schema{{"required", []string{field}}} }

// collectionRules are what a collection's fields must be together.
func collectionRules() []schema {
	plan := schema{{"properties", schema{{"kind", schema{{"const", "plan"}}}}}, {"required", []string{"kind"}}}
	dated := schema{{"type", "object"}, {"required", []string{"day"}}}
	return []schema{
		{{"not", schema{{"required", []string{"items", "match"}}}}},
		{{"if", plan}, {"then", schema{
			{"properties", schema{{"items", listSchema(dated, 0, 0)}}},
			{"not", has("match")},
		}}},
	}
}

// fieldSchema returns the schema of one field's value.
func fieldSchema(f *guide.Field, tax *guide.Taxonomy) schema {
	one := valueSchema(f, tax)
	switch f.Type {
	case guide.TypeItems:
		return listSchema(itemSchema(), 0, 0)
	case guide.TypeMatch:
		return matchSchema(tax)
	}
	if strings.HasPrefix(string(f.Type), "list") {
		return listSchema(one, f.Min, f.Max)
	}
	return one
}

// valueSchema returns the schema of one value of a field.
func valueSchema(f *guide.Field, tax *guide.Taxonomy) schema {
	switch f.Type {
	case guide.TypeLine:
		return textSchema(f.Min, f.Max)
	case guide.TypeLines:
		return textSchema(0, maxLine)
	case guide.TypeRole:
		var names []string
		for _, e := range tax.Roles {
			names = append(names, e.Name)
		}
		name := patternSchema(namePattern).with("maxLength", f.Max)
		name = append(name, member{"not", enumSchema(names)})
		return anyOf(enumSchema(tax.Slugs(f.Of)), name)
	case guide.TypePaths:
		return patternSchema(aliasPattern).with("maxLength", maxAlias)
	case guide.TypeSpan:
		return spanSchema()
	case guide.TypeDate:
		return patternSchema(datePattern).with("format", "date")
	case guide.TypeCodes:
		return patternSchema(codePattern)
	}
	return wordSchema(f.Of, f.Choices, tax)
}

// wordSchema returns the schema of a word of a vocabulary, of a few choices, or
// of another text's name.
func wordSchema(of string, choices []string, tax *guide.Taxonomy) schema {
	if choices == nil {
		choices = tax.Slugs(of)
	}
	if choices == nil {
		return slugSchema()
	}
	return enumSchema(choices)
}

func spanSchema() schema { return anyOf(numberSchema(1, maxSeconds), patternSchema(spanPattern)) }

// itemSchema returns the schema of one entry of a collection's items.
func itemSchema() schema {
	fields := map[string]schema{
		"question": slugSchema(), "answer": slugSchema(), "article": slugSchema(),
		"day": numberSchema(1, maxDay), "note": textSchema(0, maxLine),
	}
	var properties schema
	for _, name := range guide.ItemFields {
		properties = append(properties, member{name, fields[name]})
	}
	article := append(has("article"), member{"not", has("answer")})
	return anyOf(slugSchema(), schema{
		{"type", "object"}, {"properties", properties}, {"additionalProperties", false},
		{"oneOf", []schema{has("question"), article}},
	})
}

func matchSchema(tax *guide.Taxonomy) schema {
	var properties schema
	for _, f := range guide.MatchFields {
		properties = append(properties, member{f.Name, listSchema(wordSchema(f.Of, f.Choices, tax), 0, 0)})
	}
	return schema{{"type", "object"}, {"properties", properties}, {"additionalProperties", false}, {"minProperties", 1}}
}
