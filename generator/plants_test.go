package generator_test

// plants are what the rules for single texts must find in a sound guide, and near
// misses that they must not. № is the question's number, where two must differ.
// Some edit a heading or label that every text has; the rules of the answers' script have tables of their own in testdata/rules.
var plants = []plant{
	{name: "W201 two wordings", file: "index.md", old: "  - Describe a ", new: "#  - Describe a ", want: "W201"},
	{name: "W201 more wordings than needed", file: "index.md", old: "also_asked:\n", new: "also_asked:\n  - What went wrong at № there?\n"},

	{name: "W203 no red flags", file: "index.md", old: "## Avoid", new: "## Three more", want: "W203"},
	{name: "W203 another name", file: "index.md", old: "## Avoid", new: "## What to avoid"},
	{name: "W203 no follow-ups", file: "index.md", old: "## Follow-up questions", new: "## Later on", want: "W203"},
	{name: "W203 no tips", file: "index.md", old: "## How to answer", new: "## Ways and means", want: "W203"},

	{name: "W204 short", file: "index.md", old: "summary: Own one", new: "summary: Own it.\n#", want: "W204 Own it."},
	{name: "W204 short, of an answer", file: "nurse.md", old: "summary: A ", new: "summary: It was bad.\n# ", want: "W204 It was bad."},
	{name: "W204 just long enough for an answer", file: "nurse.md", old: "summary: A ", new: "summary: Forty characters are enough for a story.\n# "},
	{name: "W204 too long", file: "index.md", old: "summary: Own one", new: "summary: " + seventeenTens + "\n#", want: "W204 " + seventeenTens},
	{name: "W204 another first sentence", file: "index.md", old: "\n---\n\nThey have seen", new: "\n---\n\n" + alikeSentence + " They have seen"},
	{name: "W204 the first sentence again", file: "index.md", cut: `(?m)^summary: .*\n`, old: "\n---\n\nThey have seen", new: "\nsummary: " + alikeSentence + "\n---\n\n" + alikeSentence + " They have seen",
		want: "W204 " + alikeSentence},

	{name: "W207 a link called here", file: "index.md", old: "## Why they ask\n\n", new: "## Why they ask\n\nIt is told [here](nurse.md). ", want: "W207 [here](nurse.md)"},
	{name: "W207 a link with a name", file: "index.md", old: "## Why they ask\n\n", new: "## Why they ask\n\nIt is told by [the nurse](nurse.md). "},
	{name: "W207 a link called here and more", file: "index.md", old: "## Why they ask\n\n", new: "## Why they ask\n\nIt is [here in the ward](nurse.md). "},
	{name: "W207 read more, in bold", file: "server.md", old: "## What went wrong\n\n", new: "## What went wrong\n\n[**Read more**](nurse.md) ", want: "W207 [**Read more**](nurse.md)"},
	{name: "W207 a link without text", file: "index.md", old: "## Why they ask\n\n", new: "## Why they ask\n\nSee [](nurse.md) too. ", want: "W207 [](nurse.md)"},
	{name: "W207 a skipped level", file: "index.md", old: "## Sources\n\n", new: "## More\n\n#### Deep\n\nIt is so.\n\n## Sources\n\n", want: "W207 #### Deep"},
	{name: "W207 no skipped level", file: "index.md", old: "## Sources\n\n", new: "## More\n\n### Deep\n\nIt is so.\n\n## Sources\n\n"},
	{name: "W207 a second title", file: "index.md", old: "## Sources\n\n", new: "# Sources\n\n", want: "W207 # Sources"},

	{name: "W208 promotion", file: "index.md", old: "## Why they ask\n\n", new: "## Why they ask\n\nSign up *today* and see. ", want: "W208 Sign up *today"},
	{name: "W208 signing up in a story", file: "index.md", old: "## Why they ask\n\n", new: "## Why they ask\n\nI did not sign up that day. "},
	{name: "W208 our builder", file: "index.md", old: "## Avoid\n\n- ", new: "## Avoid\n\n- Try it with our CV builder. ", want: "W208 our CV builder"},
	{name: "W208 our building", file: "index.md", old: "## Avoid\n\n- ", new: "## Avoid\n\n- Let us see our builders. "},
	{name: "W208 an offer to readers", file: "index.md", old: "## Avoid\n\n- ", new: "## Avoid\n\n- See the special offer. ", want: "W208 special offer"},
	{name: "W208 an offer in a story", file: "nurse.md", old: "**Result.** ", new: "**Result.** It was a special offer. "},
	{name: "W208 promotion in an answer", file: "nurse.md", old: "**Result.** ", new: "**Result.** Check out our ward. ", want: "W208 Check out our"},
	{name: "W208 promotion in a note", file: "nurse.md", old: "**Why it works.** ", new: "**Why it works.** Try our list. ", want: "W208 Try our"},
	{name: "W208 a price", file: "index.md", old: "## Avoid\n\n- ", new: "## Avoid\n\n- See [the course for £20](https://example.org/). ", want: "W208 [the course for £20](https://example.org/)"},
	{name: "W208 money in a story", file: "nurse.md", old: "**Result.** ", new: "**Result.** It cost £20. "},

	{name: "W209 a split phrase", file: "index.md", old: "also_asked:\n", new: "also_asked: [What happened at №, and why №, Who was № there?]\n_:\n", want: "W209 and why №", also: []string{"E103"}},
	{name: "W209 an item in lower case", file: "index.md", old: "also_asked:\n", new: "also_asked:\n  - Tell me of №\n  - who was № there?\n", want: "W209 who was № there?"},
	{name: "W209 after a question mark", file: "index.md", old: "also_asked:\n", new: "also_asked:\n  - What was №?\n  - iPhone № or not?\n"},
	{name: "W209 search terms may be anything", file: "index.md", old: "also_asked:\n", new: "search_terms: [Own up, and so on, blunder]\nalso_asked:\n"},

	{name: "W210 a misspelt heading", file: "index.md", old: "## Follow-up questions", new: "## Folow-up questions", want: "W210 ## Folow-up questions"},
	{name: "W210 a misspelt heading of tips", file: "index.md", old: "## How to answer", new: "## How to anser", want: "W210 ## How to anser"},
	{name: "W210 another heading", file: "index.md", old: "## Sources\n\n", new: "## Follow the questions\n\nIt is so.\n\n## Sources\n\n"},
	{name: "W210 a short heading that is not near", file: "index.md", old: "## Sources\n\n", new: "## Shame\n\nIt is so.\n\n## Sources\n\n", want: "W210 ## Shame"},
	{name: "W210 a heading twice", file: "index.md", old: "## Sources\n\n", new: "## Avoid\n\n- This.\n\n## Sources\n\n", want: "W210 ## Avoid"},
	{name: "W210 a segment as heading", file: "nurse.md", old: "**Learning.** ", new: "**Learning.** It is so.\n\n### Result\n\n", want: "W210 ### Result", also: []string{"W207"}},
	{name: "W210 a segment as list item", file: "nurse.md", old: "**Learning.** ", new: "- Result: it was so.\n\n**Learning.** ", want: "W210 Result"},
	{name: "W210 a segment without bold", file: "nurse.md", old: "**Task.** ", new: "Task: ", want: "W210 Task", also: []string{"W214"}},
	{name: "W210 a segment's name in speech", file: "nurse.md", old: "**Task.** ", new: "**Task.** The task was hard. "},

	{name: "W226 nothing says why", file: "nurse.md", cut: `\[\^own\](: .*)?`, want: "W226"},
	{name: "W226 a section says why", file: "nurse.md", cut: `\[\^own\]`, old: ": **Why it works.** ", new: "## Why it works\n\n"},
	{name: "W227 nothing says what went wrong", file: "nurse.md", old: "## What went wrong", new: "## One more thing", want: "W227 ## Weaker version"},
	{name: "W227 another story", file: "server.md", old: "## Weaker version\n\n", new: "## Weaker version\n\n" + otherStory + "\n\n", want: "W227 ## Weaker version"},

	{name: "W212 hard words", file: "index.md", old: "## Why they ask\n\n", new: "## Why they ask\n\n" + hardWords, want: "W212"},
	{name: "W213 a long sentence of a question", file: "index.md", old: "## Why they ask\n\n", new: "## Why they ask\n\n" + words37 + " ", want: "W213 " + words37},
	{name: "W213 a sentence of 35 words", file: "index.md", old: "## Why they ask\n\n", new: "## Why they ask\n\n" + words37[len("So the "):] + " "},
	{name: "W213 a long sentence of an answer", file: "nurse.md", old: "**Learning.** ", new: "**Learning.** " + words37[:len(words37)-len(" by the sea at six.")] + " here. ", want: "W213 " + words37[:len(words37)-len(" by the sea at six.")] + " here."},

	{name: "W214 no result", file: "nurse.md", old: "**Result.** ", new: "", want: "W214"},
	{name: "W216 a vague result", file: "nurse.md", old: "**Result.** ", new: "**Result.** It all went well.\n\n**Learning.** ", want: "W216 **Result.**", also: []string{"W215"}},
	{name: "W217 we", file: "nurse.md", old: "I rang the ", new: "We did it our way. We said so. We had our keys. We went to our van. We rang us all. We ate our lunch. We shut our door. We sat. We rang the ", want: "W217 We"},
	{name: "W218 would", file: "server.md", old: "I asked ", new: "I would ask ", want: "W218 I would"},
	{name: "W218 somebody else's would", file: "server.md", old: "I asked ", new: "She said she would come. I asked "},
	{name: "W219 blame", file: "nurse.md", old: "**Situation.** ", new: "**Situation.** It was late *because of my* boss. ", want: "W219 because of my* boss"},
	{name: "W219 blame that is owned", file: "nurse.md", old: "**Task.** ", new: "**Task.** Nobody told me, but I should have asked. "},
	{name: "W220 denial", file: "nurse.md", old: "**Task.** ", new: "**Task.** I have never made a mistake. ", want: "W220 I have never made a mistake"},
	{name: "W221 a night out", file: "server.md", old: "**Task.** ", new: "**Task.** I had been partying. ", want: "W221 partying"},
	{name: "W221 somebody else's night out", file: "server.md", old: "**Task.** ", new: "**Task.** My guest had been partying. "},
	{name: "W224 a moral", file: "nurse.md", old: "**Learning.** ", new: "**Learning.** That taught me the importance of care. "},
	{name: "W225 nothing learned", file: "server.md", old: "**Learning.** ", new: "", want: "W225"},
	{name: "a weak answer is exempt", file: "server.md", old: "level: entry\n", new: "level: entry\nquality: weak\n"},
	{name: "ignored in the file", file: "nurse.md", old: "level: senior\n", new: "level: senior\n# It is short on purpose.\nlint_ignore: [W204, W227]\n"},

	{name: "E103 a misspelt field", file: "index.md", old: "also_asked:", new: "also_ask:", want: "E103 also_ask", also: []string{"W201"}},
	{name: "E104 a misspelt category", file: "index.md", old: "mistakes-and-setbacks", new: "mistake-and-setbacks", want: "E104 mistake-and-setbacks"},
	{name: "E110 a misspelt link", file: "index.md", old: "## Why they ask\n\n", new: "## Why they ask\n\nSee [the nurse](nurs.md). ", want: "E110"},
	{name: "E112 a misspelt label", file: "nurse.md", old: "**Result.** ", new: "**Resutl.** ", want: "E112 **Resutl.**", also: []string{"W214"}},
	{name: "E113 no note", file: "nurse.md", old: "[^own]: ", new: "[^owns]: ", want: "E113", also: []string{"E113", "W226"}},
	{name: "E117 a placeholder", file: "server.md", old: "**Task.** ", new: "**Task.** [[what was yours]] ", want: "E117"},
}

const (
	alikeSentence = "They have seen a vase and a bowl fall off that shelf before."
	seventeenTens = "One line too long for any page that shows it. One line too long for any page that shows it. One line too long for any page that shows it. One line too long for it."
	words37       = "So the first of us went to the door and the next one went to the gate and the last one went to the road and saw the bus and the van by the sea at six."
	hardWords     = "Organisational responsibilities necessitated interdepartmental communication concerning operational prioritisation, administrative representatives establishing multidisciplinary collaboration. Consequently organisational transparency considerations necessitated administrative reorganisation, facilitating communication opportunities. Subsequently departmental methodologies demonstrated considerable organisational adaptability, continuing administrative coordination. Administrative collaboration opportunities necessitated additional organisational communication, interdepartmental representatives appreciating organisational responsibilities. "
	otherStory    = "Another person entirely visited seventeen castles during winter holidays. Somebody painted windows yellow, purple, orange. Musicians practised trumpets loudly beneath bridges. Children collected pebbles, feathers, acorns, chestnuts. Teachers explained planets, comets, volcanoes."
)
