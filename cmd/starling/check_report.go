package main

import (
	"encoding/json"
	"strings"

	"starling/generator"
	"starling/generator/guide"
)

// formats are those of the check command.
var formats = []string{"text", "json", "sarif", "github"}

// report writes what was found, in the format that was asked for.
func (k *checker) report(in generator.Inputs, r generator.Report) error {
	switch k.format {
	case "json":
		return json.NewEncoder(k.print.out).Encode(jsonReport(r.Problems))
	}
	for _, p := range r.Problems {
		k.print.line("%s", p)
	}
	if len(r.Skipped) > 0 {
		k.print.note("there are no word lists for the language of this guide, so these rules did not run: %s", strings.Join(r.Skipped, ", "))
	}
	return nil
}

type problemList struct {
	Problems guide.Problems `json:"problems"`
	Errors   int            `json:"errors"`
	Warnings int            `json:"warnings"`
}

func jsonReport(list guide.Problems) problemList {
	if list == nil {
		list = guide.Problems{}
	}
	return problemList{list, list.Count(guide.Error), list.Count(guide.Warning)}
}
