import { reach, subjectBefore } from './clauses.js'
import { speaker } from './marks.js'

/** What the words alone give away, whoever is the subject. */
const said = ['figures', 'health']

/**
 * W221: a red flag where the speaker is the doer: first person and the word in
 * one clause, nobody else between them, and no "not". The own industry's words
 * are none. Insults count also when the speaker is quoted.
 */
export function redFlags (answer, tell) {
  const { tokens, lists, industry } = answer
  for (const match of answer.phrases('W221')) {
    const { variant, from, to, industries } = match
    if (industries.includes(industry) || denied(tokens, lists, from)) continue
    if (!said.includes(variant) && !doneBySpeaker(answer, match)) continue
    tell({ variant, tokens: [from, to] })
  }
}

function doneBySpeaker ({ tokens, lists }, { from, to }) {
  if (tokens.marks[from] & speaker) return true
  if (subjectBefore(tokens, lists, from) !== 'mine') return false
  const clause = tokens.clause[from]
  for (let i = from - 1; i >= 0 && i > from - reach && tokens.clause[i] === clause; i--) {
    const w = tokens.w[i]
    if (tokens.marks[i] & speaker) break
    // "I caught a lad stealing": somebody else does it.
    if (lists.heard.has(w) || lists.phrases.sets.person.has(w) || lists.bystanders.has(w)) return false
  }
  return !lists.phrases.sets.person.has(tokens.w[to])
}

/** Tells whether the clause says that it was not so. */
function denied (tokens, lists, at) {
  const clause = tokens.clause[at]
  for (let i = at - 1; i >= 0 && i > at - 6 && tokens.clause[i] === clause; i--) {
    if (lists.denials.has(tokens.w[i])) return true
  }
  return false
}
