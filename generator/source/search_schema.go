package source

import "starling/generator/guide"

// searchSchema returns the schema of search.yaml.
func searchSchema() schema {
	return recordSchema((&searchReader{new(tree), new(guide.SearchSettings)}).fields())
}

func phrasesSchema() schema {
	return schema{{"type", "object"}, {"additionalProperties", listSchema(textSchema(1, maxQuery), 0, 0)}}.with("minProperties", 1)
}

// testsSchema is that of a list of tests: those of the class "none" expect no page,
// and all others some.
func testsSchema() schema {
	test := recordSchema((&searchReader{new(tree), new(guide.SearchSettings)}).testFields(new(guide.SearchTest)))
	none := schema{{"properties", schema{{"class", schema{{"const", "none"}}}}}}
	expects := func(rule member) schema { return schema{{"properties", schema{{"expect", schema{rule}}}}} }
	test = append(test,
		member{"if", none},
		member{"then", expects(member{"maxProperties", 0})},
		member{"else", append(expects(member{"minProperties", 1}), member{"required", []string{"expect"}})})
	return schema{{"type", "array"}, {"items", test}}
}

func wantedSchema() schema {
	return schema{{"type", "object"}, {"additionalProperties", numberSchema(1, 3)}}
}

func thresholdsSchema() schema {
	least := schema{{"type", "number"}, {"minimum", 0}, {"maximum", 1}}
	classes := append([]string{"all"}, guide.SearchClasses...)
	return schema{{"type", "object"}, {"propertyNames", enumSchema(classes)}, {"additionalProperties", least}}.with("minProperties", 1)
}
