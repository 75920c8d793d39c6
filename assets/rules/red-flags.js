import { reach, subjectBefore } from './clauses.js'

/** Verbs after which somebody else does what the words say: "I caught a lad stealing". */
const onlyHeard = new Set('saw noticed caught stopped found heard reported suspected accused refused declined prevented handled helped calmed served asked watched knew thought spotted treated'.split(' '))

/** What the words alone give away, whoever is the subject. */
const said = ['figures', 'health']

/**
 * W221: a red flag where the speaker is the doer: first person and the word in
 * one clause, nobody else between them, and no "not". The own industry's words
 * are none. Insults count also when the speaker is quoted.
 */
export function * redFlags (answer) {
  const { tokens, industry } = answer
  for (const match of answer.phrases('W221')) {
    const { variant, from, to, industries } = match
    if (industries.includes(industry) || denied(tokens, from)) continue
    if (!said.includes(variant) && !doneBySpeaker(answer, match)) continue
    yield { variant, tokens: [from, to] }
  }
}

function doneBySpeaker ({ tokens, lists }, { from, to }) {
  if (tokens.w[from] === 'i' || tokens.w[from] === 'we') return true
  if (subjectBefore(tokens, lists, from) !== 'mine') return false
  const clause = tokens.clause[from]
  for (let i = from - 1; i >= 0 && i > from - reach && tokens.clause[i] === clause; i--) {
    const w = tokens.w[i]
    if (w === 'i' || w === 'we') break
    if (onlyHeard.has(w) || lists.phrases.sets.person.has(w) || ['him', 'her', 'them', 'man', 'woman', 'guest', 'lad', 'boy', 'girl'].includes(w)) return false
  }
  return !lists.phrases.sets.person.has(tokens.w[to])
}

/** Tells whether the clause says that it was not so. */
function denied (tokens, at) {
  const clause = tokens.clause[at]
  for (let i = at - 1; i >= 0 && i > at - 6 && tokens.clause[i] === clause; i--) {
    if (['not', 'never', 'nor', 'without', 'neither'].includes(tokens.w[i])) return true
  }
  return false
}
