package lint

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"starling/generator/guide"
)

// messages say what a finding of the script means, and what to do. A name in
// braces stands for one of its values, {quote} for the words it is about.
var messages = map[string][2]string{
	"W211 short":        {"this takes about {seconds} seconds to say, and the target is {from} to {to}", "say more of what was done, and why"},
	"W211 long":         {"this takes about {seconds} seconds to say, and the target is {from} to {to}", "leave out what the listener can do without, most likely at the beginning"},
	"W212 grade":        {"this reads at grade {grade}, over {limit}", "make long sentences two, and use plainer words"},
	"W213 sentence":     {"a sentence of {n} words, over {limit}", "make it two"},
	"W214 missing":      {"no `{name}` is marked, and the shape has one", "begin its paragraph with `**{name}.**`"},
	"W214 unmarked":     {"no segments are marked in {n} words", "begin paragraphs with {labels}"},
	"W215 setup":        {"setting the scene takes {share} % of the words, over {limit} %", "come to what was done sooner"},
	"W215 action":       {"what was done takes {share} % of the words, under {limit} %", "tell it step by step, with the choices behind it"},
	"W215 result":       {"how it ended takes {share} % of the words, under {limit} %", "say what came of it, and how that is known"},
	"W216 vague":        {"the result holds no figure, date, named change or reaction", "say how much, by when, what is different now, or what somebody said"},
	"W216 unmarked":     {"the answer holds no figure and no date", "say how much, how many or when"},
	"W217 action":       {"what was done says we or our {n} times, and I or my {own}", "say which part was the speaker's"},
	"W217 unmarked":     {"the answer says we or our {n} times, and I or my {own}", "say which part was the speaker's"},
	"W218 conditional":  {"`{quote}` tells what would be done, and the question asks what was", "tell the one time: I did, I said"},
	"W218 habitual":     {"`{quote}` tells a habit, and the question asks for one time", "tell the one time: I did, I said"},
	"W219 because":      {"`{quote}` gives somebody else as the reason", "give a short true reason, then the speaker's own part"},
	"W219 fault":        {"`{quote}` blames somebody else", "say what the speaker did, and could have done"},
	"W219 untold":       {"`{quote}` makes it somebody else's to have said", "say what the speaker did not ask"},
	"W219 passive":      {"`{quote}` hides who did it", "say who: I made a mistake"},
	"W219 circumstance": {"`{quote}` gives circumstances as the reason", "give a short true reason, then the speaker's own part"},
	"W219 shrug":        {"`{quote}` says that it was nobody's to prevent", "say what the speaker could have done"},
	"W219 should":       {"`{quote}` says what somebody else should have done", "say what the speaker did about it"},
	"W219 grudge":       {"`{quote}` tells a grudge", "keep to what was done about it"},
	"W219 takeback":     {"`{quote}` takes back what was just owned", "end with the owning, or leave the reason before it"},
	"W220 denial":       {"`{quote}` denies what the question asks for", "pick a small true one"},
	"W220 humblebrag":   {"`{quote}` is a virtue in disguise", "name a real one, with what is done about it"},
	"W221 drink":        {"`{quote}` brings drink or drugs into the story", "choose another detail, or another story"},
	"W221 party":        {"`{quote}` brings a night out into the story", "choose another detail, or another story"},
	"W221 theft":        {"`{quote}` has the speaker take what is not theirs", "choose another story"},
	"W221 lie":          {"`{quote}` has the speaker say what is not so", "choose another story"},
	"W221 insult":       {"`{quote}` insults somebody", "say what the person did, in plain words"},
	"W221 figures":      {"`{quote}` gives away what is not the speaker's to tell", "round it, or leave it out"},
	"W221 health":       {"`{quote}` tells about health, which nobody may ask", "leave it out, unless the speaker wants it told"},
	"W222 often":        {"hedges and fillers make up {rate} in 100 words, over {limit}: {quotes}", "leave most of them out"},
	"W223 empty":        {"{n} words of praise that prove nothing, over {limit}: {quotes}", "show it with what was done"},
	"W224 moral":        {"`{quote}` is a moral, and no changed habit is named", "say what the speaker does differently now"},
	"W224 slogan":       {"`{quote}` is a slogan, and no changed habit is named", "say what the speaker does differently now"},
	"W225 missing":      {"an answer about something that went wrong, and nothing learned", "end with what the speaker does differently now"},
	"W225 empty":        {"what was learned names nothing that the speaker does", "say what was changed, and when it last helped"},
}

// message returns what a finding says, and its hint.
func (f finding) message(shape guide.Framework) (says, hint string) {
	values := map[string]any{"quote": quoteOf(f.Quote), "labels": labelsOf(shape)}
	for name, value := range f.Values {
		values[name] = value
	}
	return message(f.Code+" "+f.Variant, values)
}

func message(key string, values map[string]any) (says, hint string) {
	m, ok := messages[key]
	if !ok {
		return "the rule " + key + " found something", ""
	}
	pairs := make([]string, 0, 2*len(values))
	for name, value := range values {
		pairs = append(pairs, "{"+name+"}", written(value))
	}
	r := strings.NewReplacer(pairs...)
	return r.Replace(m[0]), r.Replace(m[1])
}

// written writes a value for people.
func written(value any) string {
	switch v := value.(type) {
	case float64:
		return strconv.FormatFloat(math.Round(v*10)/10, 'f', -1, 64)
	case []any:
		var list []string
		for i, item := range v {
			if i == 6 {
				list = append(list, "…")
				break
			}
			list = append(list, quoteOf(fmt.Sprint(item)))
		}
		return strings.Join(list, ", ")
	}
	return fmt.Sprint(value)
}

// labelsOf writes a shape's labels as an author types them.
func labelsOf(shape guide.Framework) string {
	var list []string
	for _, s := range shape.Segments {
		list = append(list, "`**"+s.Name+".**`")
	}
	return strings.Join(list, ", ")
}
