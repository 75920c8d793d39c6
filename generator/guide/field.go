package guide

// FieldType says how a front matter value is read.
type FieldType string

// The types of field. A list of any kind may be given as one value.
const (
	TypeLine  FieldType = "text"          // one line of text, Min to Max characters
	TypeLines FieldType = "list of texts" // Min to Max of them, each at most 200 characters
	TypeSlug  FieldType = "slug"          // of the vocabulary Of, or of Choices
	TypeSlugs FieldType = "list of slugs" // likewise, Min to Max of them
	TypeRole  FieldType = "slug or text"  // a role's slug, or text that begins with a capital
	TypePaths FieldType = "list of paths" // addresses of this site
	TypeSpan  FieldType = "seconds"       // "60-120", or one number
	TypeDate  FieldType = "date"          // YYYY-MM-DD
	TypeCodes FieldType = "list of codes" // of warnings, W201
	TypeItems FieldType = "list of items" // a collection's
	TypeMatch FieldType = "map of slugs"  // a collection's
)

// Field declares one front matter field: how it is read, checked, documented
// and described in a schema.
type Field struct {
	Name     string
	Type     FieldType
	Required bool
	Min, Max int
	// Choices are the only values allowed, where they are few and fixed.
	Choices []string
	// Of is the vocabulary that values come from: one of Taxonomy.Slugs, or
	// "questions", "answers" or "articles", which Link looks up.
	Of string
	// Default and Doc are for people.
	Default, Doc string
	// At points to the value in a Front: *string, *[]string, *Span, *[]Item or *Match.
	At func(*Front) any
}

// FieldsOf returns the fields that a kind of file may have, in the order in
// which they are documented.
func FieldsOf(kind Kind) []Field { return fields[kind] }

var (
	backgroundChoices = []string{"career-changer", "returner", "no-experience"}
	frequencyChoices  = []string{"very-common", "common", "occasional"}
	statusChoices     = []string{"published", "draft"}
	settingChoices    = []string{"paid-work", "study", "volunteering", "home"}
	qualityChoices    = []string{"strong", "mixed", "weak"}
	outcomeChoices    = []string{"success", "partial", "failure"}
	basisChoices      = []string{"invented", "based-on-real"}
	collectionChoices = []string{"list", "role", "plan"}
)

// SettingValues and BackgroundValues are the allowed values of an answer's
// setting and background, and CollectionKinds those of a collection's kind, in
// the order in which they are offered.
var (
	SettingValues    = settingChoices
	BackgroundValues = backgroundChoices
	CollectionKinds  = collectionChoices
)

var (
	fieldTitle      = Field{Name: "title", Type: TypeLine, Max: 120, Doc: "page title", At: func(f *Front) any { return &f.Title }}
	fieldSummary    = Field{Name: "summary", Type: TypeLine, Required: true, Max: 400, Doc: "the one-line answer; card, description, search result (50-160 characters read best)", At: func(f *Front) any { return &f.Summary }}
	fieldCompetency = Field{Name: "competency", Type: TypeSlugs, Min: 1, Max: 3, Of: "competencies", Doc: "what is being scored", At: func(f *Front) any { return &f.Competency }}
	fieldBackground = Field{Name: "background", Type: TypeSlugs, Choices: backgroundChoices, Doc: "for readers who are new, returning or changing careers", At: func(f *Front) any { return &f.Background }}
	fieldFramework  = Field{Name: "framework", Type: TypeSlug, Of: "frameworks", Default: "the question's", Doc: "the shape of the answer", At: func(f *Front) any { return &f.Framework }}
)

// common are the fields that every kind of text has.
var common = []Field{
	{Name: "aliases", Type: TypePaths, Doc: "old addresses; they become redirects", At: func(f *Front) any { return &f.Aliases }},
	{Name: "author", Type: TypeLine, Max: 120, Default: "the site's", Doc: "who wrote it", At: func(f *Front) any { return &f.Author }},
	{Name: "reviewed_by", Type: TypeLine, Max: 120, Doc: "who checked it", At: func(f *Front) any { return &f.ReviewedBy }},
	{Name: "published", Type: TypeDate, Doc: "day of first publication", At: func(f *Front) any { return &f.Published }},
	{Name: "updated", Type: TypeDate, Doc: "day of the last change that a reader would notice", At: func(f *Front) any { return &f.Updated }},
	{Name: "status", Type: TypeSlug, Choices: statusChoices, Default: "published", Doc: "drafts stay out unless asked for", At: func(f *Front) any { return &f.Status }},
	{Name: "lint_ignore", Type: TypeCodes, Doc: "silences warnings in this file", At: func(f *Front) any { return &f.LintIgnore }},
}

var fields = map[Kind][]Field{
	KindQuestion: append([]Field{
		{Name: "question", Type: TypeLine, Required: true, Min: 8, Max: 120, Doc: "as an interviewer says it", At: func(f *Front) any { return &f.Question }},
		{Name: "category", Type: TypeSlug, Required: true, Of: "categories", Doc: "navigation; sets the defaults of type, framework and target", At: func(f *Front) any { return &f.Category }},
		required(fieldCompetency, "what is being scored; the first is the primary one"),
		fieldSummary,
		{Name: "also_asked", Type: TypeLines, Doc: "other ways interviewers put it", At: func(f *Front) any { return &f.AlsoAsked }},
		{Name: "search_terms", Type: TypeLines, Doc: "words readers type that nobody asks; never shown", At: func(f *Front) any { return &f.SearchTerms }},
		{Name: "type", Type: TypeSlug, Of: "types", Default: "from the category", Doc: "what kind of question it is", At: func(f *Front) any { return &f.Type }},
		documented(fieldFramework, "from the category", "the shape of its answers"),
		{Name: "target", Type: TypeSpan, Default: "from the category", Doc: `spoken time in seconds, "60-120"`, At: func(f *Front) any { return &f.Target }},
		{Name: "rubric", Type: TypeSlug, Of: "rubrics", Default: "from the type", Doc: "the shared score table", At: func(f *Front) any { return &f.Rubric }},
		{Name: "frequency", Type: TypeSlug, Choices: frequencyChoices, Default: "common", Doc: "how often it is asked: order in lists", At: func(f *Front) any { return &f.Frequency }},
		{Name: "levels", Type: TypeSlugs, Of: "levels", Default: "all", Doc: "limits where it is listed", At: func(f *Front) any { return &f.Levels }},
		{Name: "roles", Type: TypeSlugs, Of: "roles", Default: "all", Doc: "limits where it is listed", At: func(f *Front) any { return &f.Roles }},
		{Name: "industries", Type: TypeSlugs, Of: "industries", Default: "all", Doc: "limits where it is listed", At: func(f *Front) any { return &f.Industries }},
		fieldBackground,
		{Name: "related", Type: TypeSlugs, Of: "questions", Default: "computed", Doc: "hand-picked neighbours", At: func(f *Front) any { return &f.Related }},
		documented(fieldTitle, "the question", "page title"),
	}, common...),
	KindAnswer: append([]Field{
		{Name: "role", Type: TypeRole, Required: true, Max: 80, Of: "roles", Doc: "who speaks: a slug of the taxonomy, which has a page, or plain text with a capital (`Plumber`)", At: func(f *Front) any { return &f.Role }},
		{Name: "level", Type: TypeSlug, Required: true, Of: "levels", Doc: "how senior the speaker is", At: func(f *Front) any { return &f.Level }},
		documented(fieldSummary, "", "the story in one line (40-160 characters read best)"),
		{Name: "industry", Type: TypeSlug, Of: "industries", Doc: "where the speaker works", At: func(f *Front) any { return &f.Industry }},
		{Name: "setting", Type: TypeSlug, Choices: settingChoices, Default: "paid-work", Doc: "where the story happened", At: func(f *Front) any { return &f.Setting }},
		fieldBackground,
		{Name: "also_answers", Type: TypeSlugs, Max: 4, Of: "questions", Doc: "other questions that the same story answers: it is listed there, at this one address", At: func(f *Front) any { return &f.AlsoAnswers }},
		documented(fieldTitle, "role and level", "page title"),
		fieldFramework,
		{Name: "quality", Type: TypeSlug, Choices: qualityChoices, Default: "strong", Doc: "`weak` and `mixed` for a text that is meant to be flawed", At: func(f *Front) any { return &f.Quality }},
		{Name: "outcome", Type: TypeSlug, Choices: outcomeChoices, Doc: "how the story ends", At: func(f *Front) any { return &f.Outcome }},
		{Name: "basis", Type: TypeSlug, Choices: basisChoices, Default: "invented", Doc: "prints the notice that the person is invented, or not", At: func(f *Front) any { return &f.Basis }},
	}, common...),
	KindArticle: append([]Field{
		required(fieldTitle, "page title"),
		fieldSummary,
		{Name: "questions", Type: TypeSlugs, Of: "questions", Doc: "questions the article is about", At: func(f *Front) any { return &f.Questions }},
		documented(fieldCompetency, "", "what the article helps with"),
	}, common...),
	KindCollection: append([]Field{
		required(fieldTitle, "page title"),
		fieldSummary,
		{Name: "kind", Type: TypeSlug, Choices: collectionChoices, Default: "list", Doc: "a list, a role path, or a plan with days", At: func(f *Front) any { return &f.CollectionKind }},
		{Name: "items", Type: TypeItems, Doc: "question slugs, or maps of question, day, note, answer, article; order kept", At: func(f *Front) any { return &f.Items }},
		{Name: "match", Type: TypeMatch, Doc: "selects questions instead: competency, category, level, role, industry, frequency", At: func(f *Front) any { return &f.Match }},
		{Name: "role", Type: TypeSlug, Of: "roles", Doc: "whom it is for", At: func(f *Front) any { return &f.Role }},
		{Name: "level", Type: TypeSlug, Of: "levels", Doc: "whom it is for", At: func(f *Front) any { return &f.Level }},
		{Name: "industry", Type: TypeSlug, Of: "industries", Doc: "whom it is for", At: func(f *Front) any { return &f.Industry }},
	}, common...),
	KindTerm: append([]Field{
		documented(fieldTitle, "the term's name", "page title"),
		optional(fieldSummary, "the term's line", "the page's one-line description"),
	}, common...),
	KindPage: append([]Field{
		required(fieldTitle, "page title"),
		optional(fieldSummary, "", "the page's one-line description"),
	}, common...),
}

// ItemFields are the keys of one entry of a collection's items.
var ItemFields = []string{"question", "day", "note", "answer", "article"}

// MatchFields are the keys of a collection's match, each with the vocabulary of
// its values; frequency has the choices of a question's.
var MatchFields = []struct {
	Name, Of string
	Choices  []string
	At       func(*Match) *[]string
}{
	{"competency", "competencies", nil, func(m *Match) *[]string { return &m.Competency }},
	{"category", "categories", nil, func(m *Match) *[]string { return &m.Category }},
	{"level", "levels", nil, func(m *Match) *[]string { return &m.Level }},
	{"role", "roles", nil, func(m *Match) *[]string { return &m.Role }},
	{"industry", "industries", nil, func(m *Match) *[]string { return &m.Industry }},
	{"frequency", "", frequencyChoices, func(m *Match) *[]string { return &m.Frequency }},
}

func required(f Field, doc string) Field {
	f.Required, f.Doc = true, doc
	return f
}

func optional(f Field, byDefault, doc string) Field {
	f.Required = false
	return documented(f, byDefault, doc)
}

func documented(f Field, byDefault, doc string) Field {
	f.Default, f.Doc = byDefault, doc
	return f
}
