package generator

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// TestPlanning holds plans to what planning.js promises.
func TestPlanning(t *testing.T) {
	runCases(t, `
import { makePlan, orderFor, weeks } from './rehearse/planning.js'
import { addDays, weekday } from './rehearse/days.js'

const slugs = n => Array.from({ length: n }, (_, i) => 'q' + i)
const plan = (days, minutes, n, known = []) => makePlan({ order: slugs(n), known: new Set(known), begun: '2026-12-01', date: addDays('2026-12-01', days), minutes })
const tell = ({ days, left }) => days.map(({ items }) => items.map(({ slug, again }) => slug + (again ? '*' : '')).join(' ')).join(' | ') + (left.length ? ' left ' + left.length : '')

cases({
  'one evening' () { equal(tell(plan(1, 30, 5)), 'q0 q1 q2 left 2') },
  'the day itself' () { equal(tell(plan(0, 20, 5)), 'q0 q1 left 3') },
  'too little time still has one a day' () { equal(tell(plan(2, 5, 3)), 'q0 | q0* left 2') },
  'nothing new on the day before' () {
    for (const days of [2, 3, 7, 30]) equal(plan(days, 60, 100).days.at(-1).items.every(({ again }) => again), true)
  },
  'each question returns, no day is too long, and nothing is on a day twice' () {
    for (const [days, minutes] of [[3, 20], [7, 15], [14, 20], [30, 45], [120, 10], [400, 10]]) {
      const { days: made } = plan(days, minutes, 60)
      equal(made.length, Math.min(days, 120))
      const met = new Map()
      for (const { items } of made) {
        equal(new Set(items.map(({ slug }) => slug)).size, items.length)
        const length = items.reduce((sum, { again }) => sum + (again ? 5 : 10), 0)
        equal(length <= minutes || items.length === 1, true)
        for (const { slug, again } of items) {
          equal(again, met.has(slug))
          met.set(slug, (met.get(slug) ?? 0) + 1)
        }
      }
      equal(met.get('q0') > 1, true)
    }
  },
  'what is known returns and is not new' () { equal(tell(plan(3, 20, 3, ['q0'])), 'q1 q2 | q0* q1* q2* | q0* q1* q2*') },
  'the order' () {
    const q = (s, f, r) => ({ s, f, r })
    equal(orderFor([q('a', 2), q('b', 0), q('c', 1, ['nurse']), q('d', 2)], 'nurse', new Set(['d'])).join(), 'd,c,b,a')
  },
  'weeks' () {
    equal(weeks('2026-12-01', '2026-12-08', weekday).map(week => week[0] + ' ' + week[6]).join(), '2026-11-30 2026-12-06,2026-12-07 2026-12-13')
    equal(weeks('2026-12-06', '2026-12-06', weekday).length, 1)
  }
})`)
}

// TestCalendarFile reads a calendar file back as RFC 5545 has it.
func TestCalendarFile(t *testing.T) {
	m := scriptOf(t, `
import { calendarFile } from './rehearse/calendar-file.js'
globalThis.make = (events, stamp) => calendarFile(events, 'Plan; for “us”, all', new Date(stamp))`)
	type event struct {
		Day         string `json:"day"`
		Summary     string `json:"summary"`
		Description string `json:"description"`
	}
	long := strings.Repeat("Erzählen Sie – bitte – von sich; 你好, 😀 \\ und ", 9) + "\nhttps://example.org/questions/x/"
	events := []event{{"2026-12-31", "Practise 3 questions", long}, {"2027-02-28", "Interview", ""}}
	var text string
	if err := m.Call(t.Context(), &text, "make", events, 1_796_000_000_000); err != nil {
		t.Fatal(err)
	}
	calendar, err := readCalendar(text)
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	if got := calendar.one("X-WR-CALNAME"); got != "Plan; for “us”, all" || calendar.one("VERSION") != "2.0" || calendar.one("PRODID") == "" {
		t.Errorf("the calendar is called %q", got)
	}
	if len(calendar.parts) != len(events) {
		t.Fatalf("%d events, want %d", len(calendar.parts), len(events))
	}
	for i, part := range calendar.parts {
		start, _ := time.Parse("20060102", part.one("DTSTART"))
		end, _ := time.Parse("20060102", part.one("DTEND"))
		if start.Format(time.DateOnly) != events[i].Day || end.Sub(start) != 24*time.Hour {
			t.Errorf("the event of %s is from %s to %s", events[i].Day, start, end)
		}
		if _, err := time.Parse("20060102T150405Z", part.one("DTSTAMP")); err != nil {
			t.Error(err)
		}
		if part.one("SUMMARY") != events[i].Summary || part.one("DESCRIPTION") != events[i].Description {
			t.Errorf("the event says %q and %q", part.one("SUMMARY"), part.one("DESCRIPTION"))
		}
	}
	var again string
	if err := m.Call(t.Context(), &again, "make", events, 1_797_000_000_000); err != nil {
		t.Fatal(err)
	}
	if later, err := readCalendar(again); err != nil || !slices.Equal(later.all("UID"), calendar.all("UID")) {
		t.Errorf("a later file has other ids: %v, %v", later, err)
	}
}

// component is a part of a calendar: its properties, and the parts within it.
type component struct {
	name       string
	properties map[string][]string
	parts      []*component
}

func (c *component) one(name string) string { return strings.Join(c.properties[name], "\x00") }

// all returns a property of every part.
func (c *component) all(name string) []string {
	var list []string
	for _, p := range c.parts {
		list = append(list, p.one(name))
	}
	return list
}

// readCalendar reads a calendar file as RFC 5545 describes it, and refuses what it
// does not allow: other ends of lines, lines that are too long, parts that do not
// close, properties that are missing or stand twice, and ids that do.
func readCalendar(text string) (*component, error) {
	if !utf8.ValidString(text) || !strings.HasSuffix(text, "\r\n") {
		return nil, fmt.Errorf("it is not UTF-8, or its last line does not end")
	}
	lines := strings.Split(strings.TrimSuffix(text, "\r\n"), "\r\n")
	for i, line := range lines {
		if len(line) > 75 || strings.ContainsAny(line, "\r\n") {
			return nil, fmt.Errorf("line %d has %d bytes, or an end within it", i+1, len(line))
		}
	}
	root := &component{}
	open := []*component{root}
	for _, line := range strings.Split(strings.ReplaceAll(strings.Join(lines, "\r\n"), "\r\n ", ""), "\r\n") {
		name, value, ok := strings.Cut(line, ":")
		name, _, _ = strings.Cut(name, ";")
		if !ok || name == "" || strings.Trim(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ-") != "" {
			return nil, fmt.Errorf("no content line: %q", line)
		}
		last := open[len(open)-1]
		switch name {
		case "BEGIN":
			c := &component{name: value, properties: map[string][]string{}}
			last.parts = append(last.parts, c)
			open = append(open, c)
		case "END":
			if last.name != value {
				return nil, fmt.Errorf("%s ends as %s", last.name, value)
			}
			open = open[:len(open)-1]
		default:
			if last.properties[name] != nil {
				return nil, fmt.Errorf("%s stands twice in %s", name, last.name)
			}
			last.properties[name] = []string{unescaped(value)}
		}
	}
	if len(open) != 1 || len(root.parts) != 1 || root.parts[0].name != "VCALENDAR" {
		return nil, fmt.Errorf("it is not one calendar, or does not close")
	}
	ids := map[string]bool{}
	for _, event := range root.parts[0].parts {
		for _, name := range []string{"UID", "DTSTAMP", "DTSTART"} {
			if event.one(name) == "" {
				return nil, fmt.Errorf("an event has no %s", name)
			}
		}
		if ids[event.one("UID")] {
			return nil, fmt.Errorf("two events have the id %s", event.one("UID"))
		}
		ids[event.one("UID")] = true
	}
	return root.parts[0], nil
}

// unescaped undoes what RFC 5545, 3.3.11, does to a text.
func unescaped(value string) string {
	return strings.NewReplacer(`\\`, `\`, `\;`, ";", `\,`, ",", `\n`, "\n", `\N`, "\n").Replace(value)
}
