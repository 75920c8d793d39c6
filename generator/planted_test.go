package generator_test

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"starling/assets"
	"starling/generator"
	"starling/generator/guide"
	"starling/layouts"
)

// A sound guide is one of which the rules say nothing, made of invented words; a
// plant is an edit of one of its files, and what must be said of it.
type plant struct {
	name string
	// file is index.md, server.md or nurse.md of a question's folder.
	file string
	// old, which stands there once, is replaced by new.
	old, new string
	// cut is a pattern whose matches are taken out first, if there is one.
	cut string
	// want is the code and the words that it must be about: "W207 [here](../)". A
	// warning about no words of the file has only its code; "" is a near miss.
	want string
	// also are the codes that the same edit cannot but bring along.
	also []string
}

// soundQuestion returns the files of a question and its answers, by name.
func soundQuestion(r *rand.Rand, i int) map[string]string {
	w := func() string { return inventedWord(r) }
	line := func(format string) string {
		for strings.Contains(format, "_") {
			format = strings.Replace(format, "_", w(), 1)
		}
		return format
	}
	tip := func() string {
		return "### " + line("Name the _ before _") + "\n\n" + line("Say how _ came to _ and why _ mattered. Then leave _ alone. _ is enough for _ here.") + "\n\n"
	}
	question := "---\nquestion: " + line("Tell me about a _ with _ and _") + "\ncategory: mistakes-and-setbacks\ncompetency: accountability\n" +
		"summary: " + line("Own one real _ and show how you put _ right with _ by the end of it.") + "\nalso_asked:\n" +
		"  - " + line("When did _ go _?") + "\n  - " + line("Describe a _ of _ at work") + "\n  - " + line("What did you do about _ and _?") + "\nupdated: 2026-03-01\n---\n\n" +
		line("They have seen _ and _ before. What you did with _ tells them more than _ does.") + "\n\n" +
		"## Why they ask\n\n" + line("Any _ will hand you a _ to get wrong. They want to know if _ comes first or _ does.") + "\n\n" +
		"## How to answer\n\n" + tip() + tip() + tip() +
		"## Avoid\n\n- " + line("Having no _ to tell of _.") + "\n- " + line("A _ inside the _.") + "\n\n" +
		"## Follow-up questions\n\n- " + line("Who found the _?") + "\n- " + line("What of the _ now?") + "\n\n" +
		"## Sources\n\n- [" + line("The _ report on _") + "](https://example.org/" + w() + ")\n"
	files := map[string]string{"index.md": question}
	for name, front := range map[string]string{
		"server.md": "role: server\nlevel: entry\nindustry: hospitality\n", "nurse.md": "role: nurse\nlevel: senior\nindustry: healthcare\n",
	} {
		files[name] = soundAnswer(front, line)
	}
	return files
}

func soundAnswer(front string, line func(string) string) string {
	story := line("_ _ _")
	word := strings.Fields(story)
	return "---\n" + front + "summary: " + line("A _ that went to the wrong _ and was back by six with the _.") + "\n---\n\n" +
		"**Situation.** " + line("In May I was on the _ shift at a _ by the _. The _ was due at six, and "+word[0]+" stood by the _ with "+word[1]+".") + "\n\n" +
		"**Task.** " + line("The _ was mine to count, and so was the "+word[2]+" for _.") + "\n\n" +
		"**Action.** " + line("I read the _ line as the _ line, so the "+word[0]+" went to _. I saw it when _ asked for a _.[^own] I rang the _ and told them that it was my slip. "+
		"Then I wrote down the _ and the _ by hand, and took the list to _. I asked _ to hold the _ until noon. "+
		"I drove the "+word[1]+" back to _ by myself, with _ on the seat and a _ in the boot. I put _ next to _, and _ next to _, and checked each _ twice. "+
		"At noon I showed _ the list. I stayed with _ until the last _ was on its hook. I told _ the truth about _, and asked what _ would need from me.") + "\n\n" +
		"**Result.** " + line("We lost two of the forty _ and one hour. The _ was on its shelf by one, and _ had the rest of the "+word[2]+" that night.") + "\n\n" +
		"**Learning.** " + line("I had not looked at the _ line. I added a red _ to the form. Since then I read each _ aloud to _ before I send the _, and in June it caught a _.") + "\n\n" +
		"## Weaker version\n\n" + line("So there was a _ with "+word[0]+" and "+word[1]+" at the place. The "+word[2]+" went wrong and it was not good, but we got there in the end.") + "\n\n" +
		"## What went wrong\n\n" + line("The _ has no owner and the _ no end.") + "\n\n" +
		"[^own]: **Why it works.** " + line("Says how _ came out.") + "\n"
}

func inventedWord(r *rand.Rand) string {
	const first, second = "bdfgkpvz", "aeou"
	b := make([]byte, 0, 6)
	for range 3 {
		b = append(b, first[r.IntN(len(first))], second[r.IntN(len(second))])
	}
	return string(b[:5]) + "n"
}

// soundGuide returns n questions by the path of their folder.
func soundGuide(n int) []map[string]string {
	r := rand.New(rand.NewPCG(7, 7))
	list := make([]map[string]string, n)
	for i := range list {
		list[i] = soundQuestion(r, i)
	}
	return list
}

func soundFolder(i int) string { return fmt.Sprintf("questions/question-%03d/", i) }

// checked returns what check says of the questions, and the files.
func checked(t *testing.T, questions []map[string]string) (guide.Problems, fstest.MapFS) {
	t.Helper()
	files := fstest.MapFS{"site.yaml": {Data: []byte("title: Sound\nbase_url: https://example.org/\n")}}
	for i, q := range questions {
		for name, text := range q {
			files[soundFolder(i)+name] = &fstest.MapFile{Data: []byte(text)}
		}
	}
	g := generator.Generator{Rules: true}
	t.Cleanup(func() { _ = g.Close() })
	report, err := g.Check(t.Context(), generator.Inputs{
		Content: generator.Folder{FS: files, Name: "content"}, Layouts: generator.Folder{FS: layouts.FS, Name: "layouts"},
		Assets: generator.Folder{FS: assets.FS, Name: "assets"}, Program: func() (guide.Digest, error) { return guide.Digest{}, nil },
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return report.Problems, files
}

// wordsOf returns what stands in a file where a problem is.
func wordsOf(files fstest.MapFS, p guide.Problem) string {
	f := files[strings.TrimPrefix(p.Path, "content/")]
	if f == nil {
		return "no such file"
	}
	lines := strings.Split(string(f.Data), "\n")
	if p.Line > len(lines) || p.EndColumn-1 > utf8.RuneCountInString(lines[p.Line-1]) {
		return fmt.Sprintf("nothing: %d:%d-%d is outside the file", p.Line, p.Column, p.EndColumn)
	}
	return string([]rune(lines[p.Line-1])[p.Column-1 : max(p.EndColumn-1, p.Column-1)])
}

// in puts the plant into a question, and tells whether it took.
func (p plant) in(q map[string]string, number int) bool {
	if p.cut != "" {
		q[p.file] = regexp.MustCompile(p.cut).ReplaceAllString(q[p.file], "")
	}
	if p.old == "" {
		return true
	}
	if strings.Count(q[p.file], p.old) != 1 {
		return false
	}
	q[p.file] = strings.Replace(q[p.file], p.old, numbered(p.new, number), 1)
	return true
}

// numbered writes a question's number for №.
func numbered(s string, number int) string { return strings.ReplaceAll(s, "№", strconv.Itoa(number)) }

// codes are all that must be said of the plant.
func (p plant) codes() []string {
	list := slices.Clone(p.also)
	if p.want != "" {
		code, _, _ := strings.Cut(p.want, " ")
		list = append(list, code)
	}
	slices.Sort(list)
	return list
}

// TestASoundGuideIsSilent is the ground that the plants are put in.
func TestASoundGuideIsSilent(t *testing.T) {
	problems, _ := checked(t, soundGuide(40))
	for _, p := range problems[:min(len(problems), 10)] {
		t.Error(p)
	}
}

// TestPlants puts each plant into a small guide by itself: it is found, where it
// stands, or left alone where it only looks like one.
func TestPlants(t *testing.T) {
	for _, p := range plants {
		t.Run(p.name, func(t *testing.T) {
			questions := soundGuide(2)
			if !p.in(questions[0], 0) {
				t.Fatalf("%s does not hold %q once:\n%s", p.file, p.old, questions[0][p.file])
			}
			problems, files := checked(t, questions)
			var codes []string
			placed := p.want == "" || !strings.Contains(p.want, " ")
			for _, found := range problems {
				codes = append(codes, found.Code)
				placed = placed || found.Code+" "+wordsOf(files, found) == numbered(p.want, 0) && found.Path == "content/"+soundFolder(0)+p.file
			}
			slices.Sort(codes)
			if want := p.codes(); !slices.Equal(codes, want) || !placed {
				t.Errorf("want %v, %q, found\n%s", want, p.want, told(files, problems))
			}
		})
	}
}

func told(files fstest.MapFS, problems guide.Problems) string {
	var b strings.Builder
	for _, p := range problems {
		fmt.Fprintf(&b, "%s\n\tabout %q\n", p, wordsOf(files, p))
	}
	return b.String()
}

// TestPlantsAmongFiveHundred puts the plants into a guide of 500 questions, a few
// times each: every one is found, and nothing else.
func TestPlantsAmongFiveHundred(t *testing.T) {
	questions := soundGuide(500)
	r := rand.New(rand.NewPCG(3, 5))
	var want, found []string
	for i, at := range r.Perm(len(questions))[:3*len(plants)] {
		p := plants[i%len(plants)]
		if !p.in(questions[at], at) {
			t.Fatalf("%s cannot be put into question %d", p.name, at)
		}
		for _, code := range p.codes() {
			want = append(want, soundFolder(at)+" "+code)
		}
	}
	problems, files := checked(t, questions)
	for _, p := range problems {
		folder := strings.TrimPrefix(p.Path, "content/")
		found = append(found, folder[:strings.LastIndexByte(folder, '/')+1]+" "+p.Code)
	}
	for _, missed := range without(want, found) {
		t.Error("not found: " + missed)
	}
	for _, more := range without(found, want) {
		t.Error("not planted: " + more)
	}
	if len(want) < 150 {
		t.Errorf("only %d faults were planted", len(want))
	}
	if t.Failed() {
		t.Log(told(files, problems[:min(len(problems), 20)]))
	}
}

// without returns what a list has more than another, each as often.
func without(list, other []string) []string {
	left := map[string]int{}
	for _, s := range other {
		left[s]++
	}
	return slices.DeleteFunc(slices.Clone(list), func(s string) bool {
		left[s]--
		return left[s] >= 0
	})
}
