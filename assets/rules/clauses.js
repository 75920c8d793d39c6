import { quoted, speaker } from './marks.js'

/*
 * Who does what, as far as words and their order tell.
 */

/** Words before a word that are looked at for what governs it: a spoken clause is shorter. */
export const reach = 40

/** The last pronoun before a token that its clause has for a subject: "mine", "others", or "". */
export function subjectBefore (tokens, lists, at) {
  const clause = tokens.clause[at]
  const from = Math.max(tokens.sentence[at].from, at - reach)
  for (let i = at - 1; i >= from && tokens.clause[i] === clause; i--) {
    const w = tokens.w[i]
    if (tokens.marks[i] & speaker) return 'mine'
    // "It" and "you" are objects as often: "I moved it without asking".
    if (lists.others.has(w) && (!lists.loose.has(w) || lists.finite.has(tokens.w[i + 1]))) return 'others'
  }
  return ''
}

/**
 * The verbs of a range of tokens whose doer is the speaker: the first word after
 * "I" or "we" that is no auxiliary and no adverb. What "I had" done before is
 * the fault and not the change, and what I "should" do is not done.
 * @param {import('./answer.js').Answer} answer
 * @param {number} from
 * @param {number} to exclusive
 * @returns {number[]} the tokens of verbs of action
 */
export function speakersActions ({ tokens, lists }, from, to) {
  const verbs = []
  for (let i = from; i < to; i++) {
    if (!(tokens.marks[i] & speaker) || tokens.marks[i] & quoted || tokens.w[i - 1] === 'what') continue
    const verb = verbAfter(tokens, lists, i)
    if (verb > 0 && verb < to && !lists.stative.has(tokens.w[verb])) verbs.push(verb)
  }
  return verbs
}

function verbAfter (tokens, lists, i) {
  const { to } = tokens.sentence[i]
  const past = tokens.w[i + 1] === 'had' || tokens.w[i + 1] === "'d"
  if (past) return -1
  let at = i + 1
  for (let negated = false; at < to; at++) {
    const w = tokens.w[at]
    if (w === 'not') negated = true
    if (lists.auxiliaries.has(w)) continue
    if (negated) return -1
    if ((w === 'make' || w === 'made') && tokens.w[at + 1] === 'sure') return sureOf(tokens, lists, at, to)
    if (w === 'try' || w === 'tried' || w === 'going' || w === 'started' || w === 'learned') {
      if (tokens.w[at + 1] === 'to') at++
      else return at
      continue
    }
    return at
  }
  return -1
}

/** What one makes sure of: "I made sure I was more careful" does nothing, "I make sure that two people sign" does. */
function sureOf (tokens, lists, at, to) {
  const next = tokens.w[at + 2] === 'that' ? at + 3 : at + 2
  if (next >= to || ['i', 'we', 'it'].includes(tokens.w[next])) return -1
  return tokens.w[next] === 'to' ? next + 1 : at
}
