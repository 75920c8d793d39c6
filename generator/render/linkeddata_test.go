package render_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"starling/generator/guide"
)

// hostile is what a title may hold that means something in a page or in JSON.
var hostile = []string{
	`</script><script>alert(1)</script>`, `<!--<script>`, `]]>`, `"double", 'single' & <angle>`, "line\u2028and\u2029paragraph",
	`back\slash \u003c \"`, "emoji 🎉 and e\u0301", "&amp; &#60; &lt;", "tab\tand\x01control", "{{.}} ${x} `y`",
}

// ld returns the JSON-LD of a page, by the type of each object.
func ld(t *testing.T, page string) map[string]map[string]any {
	t.Helper()
	byType := map[string]map[string]any{}
	for _, n := range elements(t, page) {
		if n.Data != "script" || attribute(n, "type") != "application/ld+json" {
			continue
		}
		var data struct {
			Context string           `json:"@context"`
			Graph   []map[string]any `json:"@graph"`
		}
		if err := json.Unmarshal([]byte(n.FirstChild.Data), &data); err != nil {
			t.Fatalf("%v in %s", err, n.FirstChild.Data)
		}
		if data.Context != "https://schema.org" || len(data.Graph) == 0 {
			t.Fatalf("the data is %+v", data)
		}
		for _, object := range data.Graph {
			byType[object["@type"].(string)] = object
		}
	}
	return byType
}

// property returns the content of a meta element.
func property(t *testing.T, page, name string) string {
	t.Helper()
	for _, n := range elements(t, page) {
		if n.Data == "meta" && (attribute(n, "property") == name || attribute(n, "name") == name) {
			return attribute(n, "content")
		}
	}
	return ""
}

func TestHostileTitlesComeBackFromTheHead(t *testing.T) {
	for _, title := range hostile {
		question, article, home := questionView(), *everyView()[8], *everyView()[2]
		for _, v := range []*guide.View{question, &article, &home} {
			site := site()
			site.Title, site.Description, site.Author = title, title, title
			v.Site = site
			v.Page.Title, v.Page.Heading, v.Page.Description = title, title, title
			v.Page.Canonical = "https://example.org/guide/" + v.Page.Address
			v.Page.Crumbs = []guide.NamedLink{{Text: title, Address: ""}, {Text: title, Address: "questions/"}}
		}
		question.Question.Author, article.Article = title, &guide.ArticleView{Text: article.Article.Text, Summary: title, Author: title}
		made := pages(t, []*guide.View{question, &article, &home})
		for _, layout := range []string{"question", "article"} {
			page := made[layout]
			data := ld(t, page)
			a := data["Article"]
			want := h1(t, page)
			for _, got := range []any{a["headline"], a["description"], a["author"].(map[string]any)["name"], a["publisher"].(map[string]any)["name"]} {
				if got != want {
					t.Errorf("%q came back from the data of a %s as %q", title, layout, got)
				}
			}
			steps := data["BreadcrumbList"]["itemListElement"].([]any)
			if len(steps) != 3 {
				t.Fatalf("%d steps", len(steps))
			}
			for i, step := range steps {
				step := step.(map[string]any)
				if step["name"] != want || step["position"] != float64(i+1) || (step["item"] == nil) != (i == 2) {
					t.Errorf("step %d is %v", i, step)
				}
			}
			for _, name := range []string{"og:title", "og:description", "og:site_name", "description"} {
				if got := property(t, page, name); got != want {
					t.Errorf("%q came back as %s %q", title, name, got)
				}
			}
		}
		data := ld(t, made["home"])
		if want := h1(t, made["home"]); data["WebSite"]["name"] != want || data["WebSite"]["description"] != want || data["Organization"]["name"] != want {
			t.Errorf("%q came back from the home page as %v", title, data)
		}
	}
}

// h1 returns the page's heading as a browser shows it.
func h1(t *testing.T, page string) string {
	t.Helper()
	for _, n := range elements(t, page) {
		if n.Data == "h1" {
			return n.FirstChild.Data
		}
	}
	t.Fatal("there is no h1")
	return ""
}

func TestTheHeadOfAQuestionForOtherSites(t *testing.T) {
	v := questionView()
	v.Page.Canonical, v.Page.Card = "https://example.org/guide/"+v.Page.Address, "https://example.org/guide/card.png"
	v.Question.Published, v.Question.Updated, v.Question.Author = "2025-01-02", "2026-11-20", "Ann"
	page := pages(t, []*guide.View{v})["question"]
	for name, want := range map[string]string{
		"og:type": "article", "og:url": v.Page.Canonical, "og:site_name": "Starling", "og:locale": "en_GB", "og:image": v.Page.Card, "twitter:card": "summary_large_image",
	} {
		if got := property(t, page, name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	a := ld(t, page)["Article"]
	if a["datePublished"] != "2025-01-02" || a["dateModified"] != "2026-11-20" || a["url"] != v.Page.Canonical || a["image"] != v.Page.Card || a["author"].(map[string]any)["@type"] != "Person" {
		t.Errorf("the data is %v", a)
	}
	list := ld(t, page)["BreadcrumbList"]["itemListElement"].([]any)
	if first := list[0].(map[string]any); first["item"] != "https://example.org/guide/" {
		t.Errorf("the first step is %v", first)
	}

	v.Page.Canonical, v.Page.Card, v.Question.Author = "", "", ""
	page = pages(t, []*guide.View{v})["question"]
	for _, name := range []string{"og:url", "og:image"} {
		if property(t, page, name) != "" {
			t.Errorf("%s is there without an address", name)
		}
	}
	if a := ld(t, page)["Article"]; a["url"] != nil || a["image"] != nil || a["author"] != nil {
		t.Errorf("the data is %v", a)
	}
	list = ld(t, page)["BreadcrumbList"]["itemListElement"].([]any)
	if first := list[0].(map[string]any); !strings.HasPrefix(first["item"].(string), "../") {
		t.Errorf("the first step is %v", first)
	}
}

// TestOnlyWhatSearchEnginesRead keeps to what they have not withdrawn.
func TestOnlyWhatSearchEnginesRead(t *testing.T) {
	want := map[string][]string{"home": {"Organization", "WebSite"}, "question": {"Article", "BreadcrumbList"}, "article": {"Article", "BreadcrumbList"}}
	for layout, page := range pages(t, everyView()) {
		var got []string
		for name := range ld(t, page) {
			got = append(got, name)
		}
		slices.Sort(got)
		if !slices.Equal(got, want[layout]) {
			t.Errorf("%s says %q, want %q", layout, got, want[layout])
		}
	}
}
