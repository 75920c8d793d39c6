package generator

import (
	"encoding/json"
	"strings"

	"starling/generator/guide"
	"starling/generator/memory"
)

// rehearsalPath is the file that the reader's tools work on. Its name is fixed, as
// is that of the search's table, so that no page changes with it.
const rehearsalPath = "practice/index.js"

// rehearsal is what the tools know of the guide: the faces of its questions, and
// no text of theirs, so that to edit a text changes nothing here. Short names keep
// the file small; assets/rehearse/guide.js says what they mean.
type rehearsal struct {
	Language     string                `json:"language"`
	Title        string                `json:"title"`
	Words        map[string]string     `json:"words"`
	Questions    []rehearsedQuestion   `json:"questions"`
	Topics       []rehearsedTerm       `json:"topics"`
	Competencies []rehearsedTerm       `json:"competencies"`
	Roles        []rehearsedTerm       `json:"roles"`
	Collections  []rehearsedCollection `json:"collections"`
}

type rehearsedQuestion struct {
	Slug         string   `json:"s"`
	Title        string   `json:"t"`
	Topic        string   `json:"c"`
	Competencies []string `json:"k"`
	Roles        []string `json:"r,omitempty"`
	// Often is 0 for what is asked very often, 1, or 2 for now and then.
	Often int `json:"f"`
	// Target is the spoken time to aim for, from and to in seconds.
	Target [2]int `json:"a"`
	// Story tells that the question asks for something that happened.
	Story bool `json:"y,omitempty"`
}

type rehearsedTerm struct {
	Slug string `json:"s"`
	Name string `json:"t"`
	Line string `json:"l,omitempty"`
}

type rehearsedCollection struct {
	Slug  string   `json:"s"`
	Title string   `json:"t"`
	Items []string `json:"i"`
}

// rehearsalWords are the beginnings of the labels that the tools show.
var rehearsalWords = []string{"practice", "tool_", "stories_", "plan_", "my_data_", "month_", "part_"}

// rehearsal makes the file that the tools work on, or recalls it: it is made from
// what Link saw and the settings, so an edit of a body does not make it again.
func (g *Generator) rehearsal(l *linked, a *bundledAssets, s *settings) guide.File {
	key := guide.NewHasher("rehearsal").Digest(s.key).Digest(l.frame).Sum()
	data, err := memory.RecallIf(&g.memory, "rehearsal", "", key, s.known, func() ([]byte, error) {
		data, err := json.Marshal(newViewer(l, a, s).rehearsal())
		return append(append([]byte("globalThis.starlingGuide="), data...), '\n'), err
	})
	return guide.File{Key: guide.DigestOf(data), Make: func() ([]byte, error) { return data, err }}
}

func (v *viewer) rehearsal() *rehearsal {
	r := &rehearsal{Language: v.Language, Title: v.Title, Words: map[string]string{}}
	for key, text := range v.Labels {
		for _, begin := range rehearsalWords {
			if strings.HasPrefix(key, begin) {
				r.Words[key] = text
			}
		}
	}
	used := map[string]bool{}
	for _, q := range v.Questions {
		row := v.row(q)
		r.Questions = append(r.Questions, rehearsedQuestion{
			Slug: q.Slug, Title: q.Doc.Front.Question, Topic: q.Category, Competencies: row.Competencies, Roles: row.Roles,
			Often: guide.Frequency(&q.Doc.Front), Target: [2]int{q.Target.From, q.Target.To}, Story: q.Type == "behavioural",
		})
		used["topics/"+q.Category] = true
		for _, slug := range row.Competencies {
			used["competencies/"+slug] = true
		}
		for _, slug := range row.Roles {
			used["roles/"+slug] = true
		}
	}
	terms := func(kind, vocabulary string) (list []rehearsedTerm) {
		for _, slug := range v.taxonomy.Slugs(vocabulary) {
			if name, line := v.taxonomy.Word(kind, slug); used[kind+"/"+slug] {
				list = append(list, rehearsedTerm{slug, name, line})
			}
		}
		return list
	}
	r.Topics, r.Competencies, r.Roles = terms("topics", "categories"), terms("competencies", "competencies"), terms("roles", "roles")
	for _, c := range v.Collections {
		own := rehearsedCollection{Slug: c.Slug, Title: c.Doc.Front.Title}
		for _, item := range c.Items {
			if item.Question != nil {
				own.Items = append(own.Items, item.Question.Slug)
			}
		}
		if len(own.Items) > 0 {
			r.Collections = append(r.Collections, own)
		}
	}
	return r
}

// tools adds the pages of the reader's tools. Each says what it does; the rest is
// made by its script.
func (v *viewer) tools() {
	for _, name := range guide.Tools {
		key := strings.ReplaceAll(name, "-", "_")
		v.add("tool", name+"/", guide.View{
			Page: guide.Page{Title: v.label(key), Description: v.label("intro_" + key), Crumbs: v.crumbs()},
			Tool: &guide.ToolView{Name: name},
		})
	}
}
