package source

import (
	"bytes"
	"encoding/json"
	"slices"

	"starling/generator/guide"
)

// Schemas are the names that Schema knows: the kinds of text, by their front
// matter, and the files of settings.
var Schemas = append(kindNames(), "site", "taxonomy", "search")

func kindNames() []string {
	var names []string
	for _, kind := range guide.Kinds {
		names = append(names, string(kind))
	}
	return names
}

// Schema returns the JSON Schema (draft 2020-12) of what a file may say, by a
// name of Schemas; false for any other name. It is made from the declarations
// that Read, ReadSettings, ReadTaxonomy and ReadSearch check by, with the words of the
// taxonomy that is given.
//
// A schema sees values and neither places nor other files, so it lets through:
// a comment after an unquoted text, a span of seconds or the days of a plan in
// the wrong order, an old address that not every system can hold, shares that
// make no whole, a role's name where its slug is meant in other letters, and
// the name of a question or of a taxonomy's own entry that does not exist. It
// refuses a number or truth value in quotes, and an empty field in a draft,
// which are read.
func Schema(name string, tax *guide.Taxonomy) ([]byte, bool) {
	if !slices.Contains(Schemas, name) {
		return nil, false
	}
	s := schema{{"$schema", "https://json-schema.org/draft/2020-12/schema"}}
	switch name {
	case "site":
		defaults := defaultSettings()
		s = append(s, member{"title", "Settings of a guide: site.yaml"})
		s = append(s, recordSchema((&siteReader{new(tree), &defaults}).fields())...)
	case "taxonomy":
		s = append(s, member{"title", "Words of a guide: taxonomy.yaml"})
		s = append(s, taxonomySchema(*tax)...)
	case "search":
		s = append(s, member{"title", "Search of a guide: search.yaml"})
		s = append(s, searchSchema()...)
	default:
		s = append(s, member{"title", "Front matter of " + article(name)})
		s = append(s, frontSchema(guide.Kind(name), tax)...)
	}
	return s.indented(), true
}

// schema is a JSON object whose members keep their order, so that a schema reads
// as the declarations stand.
type schema []member

type member struct {
	name  string
	value any
}

// MarshalJSON writes the members in their order.
func (s schema) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, m := range s {
		if i > 0 {
			b.WriteByte(',')
		}
		b.Write(plainJSON(m.name))
		b.WriteByte(':')
		b.Write(plainJSON(m.value))
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// plainJSON writes a value with <, > and & as they are: people read it. Only
// texts, numbers, truth values and lists and schemas of them are written, which
// cannot fail.
func plainJSON(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic("a schema holds what JSON cannot: " + err.Error())
	}
	return bytes.TrimRight(b.Bytes(), "\n")
}

func (s schema) indented() []byte {
	var b bytes.Buffer
	if err := json.Indent(&b, plainJSON(s), "", "  "); err != nil {
		panic("a schema is no JSON: " + err.Error())
	}
	b.WriteByte('\n')
	return b.Bytes()
}

// with returns the schema with a member added, unless its value is empty.
func (s schema) with(name string, value any) schema {
	switch value {
	case nil, "", 0, false:
		return s
	}
	return append(slices.Clip(s), member{name, value})
}

// The patterns of values. Both ECMAScript and RE2 read them.
const (
	slugPattern = `^[a-z0-9]([a-z0-9-]*[a-z0-9])?$`
	// A text holds something, and is one line. Spaces around it do not count.
	linePattern  = `^\s*\S[^\n\r]*\s*$`
	spanPattern  = `^\s*[0-9]+\s*(-\s*[0-9]+\s*)?$`
	datePattern  = `^[0-9]{4}-[0-9]{2}-[0-9]{2}$`
	codePattern  = `^W[0-9]{3}$`
	aliasPattern = `^/([^\s/\\"<>*|:?#]+(/[^\s/\\"<>*|:?#]+)*/?)?$`
	// A role that is not of the taxonomy begins with a letter that is not small.
	namePattern   = `^[\p{Lu}\p{Lt}\p{Lm}\p{Lo}][^\n\r]*$`
	colourPattern = `^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$`
	httpPattern   = `^[Hh][Tt][Tt][Pp][Ss]?://[^\s/?#]+`
	basePattern   = `^[Hh][Tt][Tt][Pp][Ss]?://[^\s/?#@"<>\\]+[^\s?#"<>\\]*$`
	// An address of this site, a file of the guide, or one with a scheme that is allowed.
	linkPattern     = `^(([Hh][Tt][Tt][Pp][Ss]?|[Mm][Aa][Ii][Ll][Tt][Oo]|[Tt][Ee][Ll]):\S*|/([^\s/]\S*)?|[^\s/:\\?#]+([/?#]\S*)?|[?#]\S*)$`
	languagePattern = `^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$`
)

// textSchema is that of a text for people. What looks like a number is text too.
func textSchema(least, most int) schema {
	s := schema{{"type", []string{"string", "number", "boolean"}}, {"pattern", linePattern}}
	return s.with("minLength", least).with("maxLength", most)
}

func patternSchema(pattern string) schema { return schema{{"type", "string"}, {"pattern", pattern}} }

func slugSchema() schema { return patternSchema(slugPattern).with("maxLength", 80) }

func enumSchema(words []string) schema { return schema{{"enum", words}} }

func numberSchema(least, most int) schema {
	return schema{{"type", "integer"}, {"minimum", least}, {"maximum", most}}
}

// listSchema is that of a list without repeats, where one value is a list of one.
func listSchema(item schema, least, most int) schema {
	list := schema{{"type", "array"}, {"items", item}, {"minItems", max(least, 1)}}.with("maxItems", most)
	list = append(list, member{"uniqueItems", true})
	if least > 1 {
		return list
	}
	return anyOf(item, list)
}

func anyOf(list ...schema) schema { return schema{{"anyOf", list}} }
