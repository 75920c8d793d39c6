/*
 * The rules that judge a sample answer, and a reader's own draft: one script,
 * run by the generator and by the page. It is pure: plain data in, plain data
 * out; it knows no page, no clock and no storage, and no text makes it throw.
 *
 * starlingRules.judge(input) takes
 *
 *   language    BCP 47 tag; rules that need word lists run where there are some
 *   rate        spoken words a minute, 140 by default
 *   type        of the question; only "behavioural" answers are held to W214-W218
 *   category    of the question
 *   framework   {slug, segments: [{name, part, share}]}
 *   target      {from, to} in seconds; to 0 for none
 *   industry    of the answer, or ""; its own words are no red flags
 *   thresholds  {W213: 30}: only what differs from the defaults below
 *   segments    [{names, part, text}]: names are the label's segment names, none for
 *               text without a label; text is plain, paragraphs joined by an empty
 *               line, list items by a line end; labels and notes are not in it
 *   which       codes to run; all where it is left out
 *   read        the segments as read in rules/tokens.js reads them, packed for unpack,
 *               from a reader that is faster where it runs; left out by a page
 *
 * and returns
 *
 *   words, seconds  of the whole answer
 *   grade           reading grade to one decimal, or null for want of a formula
 *   segments        [{words, seconds, share}], share in per cent of the words
 *   findings        [{code, variant, segment, start, end, quote, values}], sorted by
 *                   segment, start and code
 *   skipped         codes that were asked for and need word lists the language lacks
 *
 * start and end are UTF-16 offsets into the segment's text, and quote is what stands
 * there. A finding about a whole segment has start and end 0 and quote ""; one about
 * the whole answer has segment -1 as well. Weak answers are judged like others:
 * whoever asks decides what to say of them. An answer with no word has no finding.
 *
 * code  default   variant         place     values
 * W211  25 %      short, long     answer    seconds, from, to, limit
 * W212  8         grade           answer    grade, limit
 * W213  30        sentence        words     n, limit
 * W214            missing         answer    name, part
 *       90        unmarked        answer    n, limit
 * W215  40 %      setup           segment   share, limit       (of setup and task together)
 *                 action          segment   share, limit 35
 *                 result          segment   share, limit 10
 * W216            vague           segment
 *                 unmarked        answer                       (no label, and no figure anywhere)
 * W217            action          words     n, own             (n times we, own times I)
 *                 unmarked        words     n, own             (no label: the whole text)
 * W218            conditional     words
 *                 habitual        words
 * W219            because         words                        ("because of my boss")
 *                 fault           words                        ("her fault", "let me down")
 *                 untold          words                        ("nobody told me")
 *                 passive         words                        ("mistakes were made")
 *                 circumstance    words                        ("the brief was vague")
 *                 shrug           words                        ("anyone would have done the same")
 *                 should          words                        ("they could have told me")
 *                 grudge          words                        ("behind my back")
 *                 takeback        words                        ("my mistake, but the brief was vague")
 * W220            denial          words                        ("I never make mistakes")
 *                 humblebrag      words                        ("I'm a perfectionist")
 * W221            drink, party, theft, lie, insult, figures, health: words
 * W222  2 in 100  often           words     n, rate, limit, quotes   (the first of them)
 * W223  2         empty           words     n, limit, quotes         (the first of them)
 * W224            moral           words                        ("taught me the importance of")
 *                 slogan          words                        ("communication is key")
 * W225            missing         answer
 *                 empty           segment, or words where there is no label
 *
 * The threshold of W214 is the number of words from which labels are wanted, and
 * that of W215 the limit for setup and task: the other two are fixed.
 *
 * starlingRules.measure({language, text, longest}) measures any text: {words, grade,
 * sentences, long: [{start, end, words}]}, long being the sentences of more words
 * than longest. starlingRules.countWords(text) counts words as the generator does.
 * starlingRules.lexemes and grade are for the generator, which reads texts itself.
 */
import { judge } from './rules/judge.js'
import { grade, lexemes, measure } from './rules/measure.js'
import { countWords } from './rules/words.js'

globalThis.starlingRules = { judge, measure, countWords, lexemes, grade }
