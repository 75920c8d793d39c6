package generator_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"
)

// A table of testdata/rules is for the rule its name says. It is a list of
// cases with an empty line between:
//
//	# A comment.
//	= category: conflict            a setting for all cases below
//	fires because: why it does      then the answer, what must be quoted in «»
//	It was late «because of my boss».
//
//	silent: why it does not
//	[Action] A label begins a segment, [Action + Result] a joined one. ¶ begins
//	a paragraph, and {40 words} stands for so many.
//
// A finding about a whole segment is «» at the segment's beginning; one about the
// whole answer has no mark. After the variant, name=value says what a value must be.
type ruleCase struct {
	line   int
	why    string
	input  map[string]any
	wants  []string
	values map[string]string
}

type ruleTable struct {
	t        *testing.T
	name     string
	settings map[string]string
}

func readRuleTable(t *testing.T, name string) []ruleCase {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	table := ruleTable{t, name, map[string]string{"language": "en-GB", "type": "behavioural", "category": "teamwork-and-communication", "framework": "star"}}
	var cases []ruleCase
	line := 1
	for block := range strings.SplitSeq(string(data), "\n\n") {
		first := line
		line += strings.Count(block, "\n") + 2
		rows := strings.Split(strings.Trim(block, "\n"), "\n")
		for len(rows) > 0 && (strings.HasPrefix(rows[0], "#") || strings.HasPrefix(rows[0], "= ") || rows[0] == "") {
			table.set(rows[0])
			rows = rows[1:]
			first++
		}
		if len(rows) > 0 {
			cases = append(cases, table.ruleCase(first, rows))
		}
	}
	return cases
}

func (r ruleTable) set(row string) {
	if key, value, ok := strings.Cut(strings.TrimPrefix(row, "= "), ":"); ok && strings.HasPrefix(row, "= ") {
		r.settings[key] = strings.TrimSpace(value)
	}
}

func (r ruleTable) ruleCase(line int, rows []string) ruleCase {
	head, why, ok := strings.Cut(rows[0], ":")
	words := strings.Fields(head)
	if !ok || words[0] != "silent" && (words[0] != "fires" || len(words) < 2) {
		r.t.Fatalf("%s:%d: %q is not the head of a case", r.name, line, rows[0])
	}
	c := ruleCase{line: line, why: strings.TrimSpace(why), values: map[string]string{}}
	var variants []string
	for _, w := range words[1:] {
		if key, value, ok := strings.Cut(w, "="); ok {
			c.values[key] = value
		} else {
			variants = append(variants, w)
		}
	}
	segments, marks := r.segments(rows[1:])
	if len(marks) > 0 && len(marks) != len(variants) || len(marks) == 0 && len(variants) > 1 {
		r.t.Fatalf("%s:%d: %d marks for %d variants", r.name, line, len(marks), len(variants))
	}
	for i, v := range variants {
		at := [3]int{-1, 0, 0}
		if len(marks) > 0 {
			at = marks[i]
		}
		c.wants = append(c.wants, place(v, at[0], at[1], at[2]))
	}
	slices.Sort(c.wants)
	c.input = r.input(segments)
	return c
}

func (r ruleTable) input(segments []spokenSegment) map[string]any {
	input := map[string]any{
		"rate": 140, "segments": segments, "framework": frameworkOf(r.settings["framework"]),
		"which": []string{strings.TrimSuffix(filepath.Base(r.name), ".txt")},
	}
	thresholds := map[string]float64{}
	for key, value := range r.settings {
		switch {
		case key == "framework":
		case key == "target":
			var from, to int
			if _, err := fmt.Sscanf(value, "%d-%d", &from, &to); err != nil {
				r.t.Fatalf("%s: target %q", r.name, value)
			}
			input[key] = map[string]int{"from": from, "to": to}
		case strings.HasPrefix(key, "W"):
			thresholds[key], _ = strconv.ParseFloat(value, 64)
		default:
			input[key] = value
		}
	}
	input["thresholds"] = thresholds
	return input
}

var (
	tableLabel  = regexp.MustCompile(`^\[([A-Z][A-Za-z +]*)\] ?`)
	tableFiller = regexp.MustCompile(`\{(\d+) words\}`)
)

// segments reads the text of a case, and where its marks are.
func (r ruleTable) segments(rows []string) (segments []spokenSegment, marks [][3]int) {
	for _, row := range rows {
		if m := tableLabel.FindStringSubmatch(row); m != nil {
			names := strings.Split(m[1], " + ")
			segments = append(segments, spokenSegment{names, partOf(r.settings["framework"], names[0]), row[len(m[0]):]})
			continue
		}
		if len(segments) == 0 {
			segments = append(segments, spokenSegment{Text: row})
			continue
		}
		s := &segments[len(segments)-1]
		s.Text = strings.TrimPrefix(s.Text+" "+row, " ")
	}
	for i := range segments {
		s := &segments[i]
		s.Text = strings.ReplaceAll(s.Text, " ¶ ", "\n\n")
		s.Text = tableFiller.ReplaceAllStringFunc(s.Text, func(m string) string {
			n, _ := strconv.Atoi(tableFiller.FindStringSubmatch(m)[1])
			return filler(n)
		})
		for {
			before, rest, ok := strings.Cut(s.Text, "«")
			if !ok {
				break
			}
			quote, after, _ := strings.Cut(rest, "»")
			start := len(utf16.Encode([]rune(before)))
			marks = append(marks, [3]int{i, start, start + len(utf16.Encode([]rune(quote)))})
			s.Text = before + quote + after
		}
	}
	return segments, marks
}

// filler returns so many words in sentences of ten, which break no rule.
func filler(n int) string {
	var b strings.Builder
	for i := range n {
		switch {
		case i == 0:
			b.WriteString("Doors")
		case i%10 == 0:
			b.WriteString(". Doors")
		default:
			b.WriteString(" door")
		}
	}
	return b.String() + "."
}

// checkValues compares those values of the first finding that the case names.
func (c ruleCase) checkValues(t *testing.T, name string, findings []finding) {
	t.Helper()
	for key, want := range c.values {
		if len(findings) == 0 || fmt.Sprint(findings[0].Values[key]) != want {
			t.Errorf("%s:%d: values of %+v, want %s=%s", name, c.line, findings, key, want)
		}
	}
}

type frameworkSegment struct {
	Name  string `json:"name"`
	Part  string `json:"part"`
	Share int    `json:"share"`
}

var frameworks = map[string][]frameworkSegment{
	"star":        {{"Situation", "setup", 15}, {"Task", "task", 10}, {"Action", "action", 50}, {"Result", "result", 25}},
	"star-l":      {{"Situation", "setup", 15}, {"Task", "task", 10}, {"Action", "action", 40}, {"Result", "result", 15}, {"Learning", "learning", 20}},
	"car":         {{"Context", "setup", 20}, {"Action", "action", 55}, {"Result", "result", 25}},
	"prep":        {{"Point", "headline", 0}, {"Reason", "setup", 0}, {"Example", "action", 0}, {"Point", "result", 0}},
	"claim-proof": {{"Claim", "headline", 0}, {"Proof", "action", 0}, {"Use here", "result", 0}},
}

func frameworkOf(slug string) map[string]any {
	return map[string]any{"slug": slug, "segments": frameworks[slug]}
}

func partOf(slug, name string) string {
	for _, s := range frameworks[slug] {
		if s.Name == name {
			return s.Part
		}
	}
	return ""
}

// benchAnswer is a whole answer of 282 words that breaks no rule.
func benchAnswer() map[string]any {
	said := func(name, part, text string) spokenSegment { return spokenSegment{[]string{name}, part, text} }
	return map[string]any{
		"language": "en-GB", "rate": 140, "type": "behavioural", "category": "mistakes-and-setbacks", "framework": frameworkOf("star-l"),
		"target": map[string]int{"from": 75, "to": 120}, "industry": "retail",
		"segments": []spokenSegment{
			said("Situation", "setup", "In my second month as a shift supervisor at a grocery store, I placed the chilled order for a bank-holiday weekend. The store manager was away until the Tuesday, and the delivery was due at six on Saturday morning."),
			said("Task", "task", "The order was mine from start to finish. I had watched it done three times, and I wanted to show that I could do it alone."),
			said("Action", "action", "I read the box count as single units, so we got twelve times too much yoghurt. I saw it when the driver rolled in a sixth cage. I didn’t have a plan yet, but I rang my manager before I looked for one. She asked, “How much can you place?” I said that I would know within the hour. I counted what our two fridges could hold, which was a third of it. Then I rang five branches within ten miles, and two of them took forty cases between them. I thought about a price cut on the rest, but I couldn’t decide that alone. So I wrote down three prices with the loss for each, sent them to her, and she chose the middle one. I moved the whole lot to the front of the store, and stayed until closing to see what sold."),
			said("Result", "result", "We wrote off 310 dollars, not the 1,900 the order was worth. One customer complained that her own brand was missing, and I put that in the log."),
			said("Learning", "learning", "I had not checked the unit column. I added a line to the form that shows units and boxes side by side. Since then I read the total aloud to someone before I send it, and in May that caught a slip of mine."),
		},
	}
}
