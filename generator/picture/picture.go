// Package picture draws the cards that other sites show with a link to a
// question, and makes an author's pictures fit for the pages that show them.
//
// A card is 1200 by 630 pixels: the starling, the site's name, the question in
// lines of even length, and the shape of its answer. It is drawn with a palette
// of 16 colours, so that it weighs little. What it is drawn from is a Card, plain
// data whose Key is known without drawing: a build that finds a card with the
// same key in its folder draws nothing.
//
// The letters are those of Source Serif 4 (fonts/, with its licence), which has
// Latin, Greek and Cyrillic. What is written in another script would come out as
// empty boxes or in the wrong order, so such a card has the starling alone.
package picture
