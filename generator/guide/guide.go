// Package guide holds the plain data that every stage of the generator takes
// and gives: what an author wrote (Source, Front, Document), where it stands
// (Question, Answer, Article, Collection, Term, joined by Link), what a layout
// sees (View), what is wrong (Problem), and the finished site (Edition).
//
// Nothing here opens a file, reads a clock or knows a library. All paths use
// forward slashes and are relative to the content folder; all addresses are
// relative to the site's root and have no leading slash, so that the home page
// is "" and a question is "questions/slug/".
package guide
