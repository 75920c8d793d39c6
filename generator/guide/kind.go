package guide

// Kind says what a content file is. It follows from the file's path alone.
type Kind string

// The kinds of content file.
const (
	KindQuestion   Kind = "question"
	KindAnswer     Kind = "answer"
	KindArticle    Kind = "article"
	KindCollection Kind = "collection"
	KindTerm       Kind = "term"
	KindPage       Kind = "page"
)

// Kinds lists every kind, in the order in which they are documented.
var Kinds = []Kind{KindQuestion, KindAnswer, KindArticle, KindCollection, KindTerm, KindPage}
