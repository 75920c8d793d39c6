package main

import (
	"encoding/json"
	"io"
	"net/url"
	"path"
	"strconv"

	"starling/generator/guide"
	"starling/generator/lint"
)

// The parts of SARIF 2.1.0 that problems need (OASIS, "Static Analysis Results
// Interchange Format Version 2.1.0"). Code scanning of several hosts reads it.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"version,omitempty"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID    string    `json:"id"`
		Short sarifText `json:"shortDescription"`
		Full  sarifText `json:"fullDescription"`
		Help  sarifText `json:"help"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		RuleID    string          `json:"ruleId"`
		Level     string          `json:"level"`
		Message   sarifText       `json:"message"`
		Locations []sarifLocation `json:"locations"`
	}
	sarifLocation struct {
		Physical sarifPhysical `json:"physicalLocation"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   sarifRegion   `json:"region"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn"`
		EndColumn   int `json:"endColumn"`
	}
)

// writeSARIF writes problems as a SARIF log with the rules that they are of.
func writeSARIF(w io.Writer, list guide.Problems) error {
	run := sarifRun{ColumnKind: "unicodeCodePoints", Results: []sarifResult{}}
	run.Tool.Driver = sarifDriver{Name: "Starling", Version: version(), Rules: []sarifRule{}}
	told := map[string]bool{}
	for _, p := range list {
		if e, ok := lint.Explain(p.Code); ok && !told[p.Code] {
			told[p.Code] = true
			run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRule{e.Code, sarifText{e.Name}, sarifText{e.What}, sarifText{e.Why}})
		}
		region := sarifRegion{p.Line, p.Column, max(p.EndColumn, p.Column)}
		at := sarifPhysical{sarifArtifact{addressOf(p.Path)}, region}
		run.Results = append(run.Results, sarifResult{p.Code, string(p.Severity), sarifText{saidOf(p)}, []sarifLocation{{at}}})
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(sarifLog{"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json", "2.1.0", []sarifRun{run}})
}

// addressOf returns a path as a URI: relative, as it mostly is, or of this machine.
func addressOf(p string) string {
	u := url.URL{Path: p}
	if path.IsAbs(p) {
		u.Scheme = "file"
	}
	return u.String()
}

func decimal(n int) string { return strconv.Itoa(n) }
