package main

import (
	"encoding/json"
	"strings"

	"starling/generator"
	"starling/generator/guide"
)

// formats are those of the check command.
var formats = []string{"text", "json", "sarif", "github"}

// report writes what was found in the format that was asked for. Without one,
// problems are grouped with their lines for a person at a terminal, and one a
// line for anything else, as editors read them.
func (k *checker) report(in generator.Inputs, r generator.Report) error {
	switch {
	case k.format == "json":
		return json.NewEncoder(k.print.out).Encode(problemListOf(r.Problems))
	case k.format == "sarif":
		return writeSARIF(k.print.out, r.Problems)
	case k.format == "github":
		for _, p := range r.Problems {
			k.print.line("%s", workflowCommand(p))
		}
	case k.grouped:
		newListing(in, isTerminal(k.print.out)).write(k.print.out, r.Problems)
	default:
		for _, p := range r.Problems {
			k.print.line("%s", p)
		}
	}
	k.sum(r)
	return nil
}

// sum says in a remark how much was found, and which rules did not run.
func (k *checker) sum(r generator.Report) {
	if len(r.Skipped) > 0 {
		k.print.note("there are no word lists for this guide's language, so these rules did not run, or not whole: %s", strings.Join(r.Skipped, ", "))
	}
	if r.Open > 0 {
		k.print.note("drafts have %s, of which `starling check --drafts` tells", count(r.Open, "open point"))
	}
	files := map[string]bool{}
	for _, p := range r.Problems {
		files[p.Path] = true
	}
	if len(files) == 0 {
		k.print.note("nothing to report")
		return
	}
	k.print.note("%s and %s in %s; `starling check --explain CODE` says more", count(r.Problems.Count(guide.Error), "error"),
		count(r.Problems.Count(guide.Warning), "warning"), count(len(files), "file"))
}

// problemList is the JSON form.
type problemList struct {
	Problems guide.Problems `json:"problems"`
	Errors   int            `json:"errors"`
	Warnings int            `json:"warnings"`
}

func problemListOf(list guide.Problems) problemList {
	if list == nil {
		list = guide.Problems{}
	}
	return problemList{list, list.Count(guide.Error), list.Count(guide.Warning)}
}

// workflowCommand returns the line by which a step of a GitHub workflow puts a
// problem beside the line it is about.
func workflowCommand(p guide.Problem) string {
	property := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
	message := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	place := []string{"file=" + property.Replace(p.Path), "line=" + decimal(p.Line), "col=" + decimal(p.Column)}
	if p.EndColumn > p.Column {
		// GitHub takes the last column, not the one after it.
		place = append(place, "endColumn="+decimal(p.EndColumn-1))
	}
	place = append(place, "title="+property.Replace(p.Code))
	return "::" + string(p.Severity) + " " + strings.Join(place, ",") + "::" + message.Replace(saidOf(p))
}

// saidOf is a problem's sentence with its hint.
func saidOf(p guide.Problem) string {
	if p.Hint == "" {
		return p.Text
	}
	return p.Text + " (" + p.Hint + ")"
}
