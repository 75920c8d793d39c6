import { speakersActions } from './clauses.js'
import { mine, ours, quoted } from './marks.js'

/**
 * Tells whether a range of tokens names a changed habit: a sentence with a word
 * that says when or since when ("now", "each", "before"), in which the speaker
 * does something, or something is done now; or a thing that was added or changed.
 * @param {import('./answer.js').Answer} answer
 * @param {number} from
 * @param {number} to exclusive
 * @param {boolean} [dated] whether only the words that say when will do: among what
 *   happened, an added line is part of the story
 */
export function changedHabit (answer, from, to, dated = false) {
  const { tokens, lists } = answer
  for (let at = from; at < to;) {
    const end = Math.min(tokens.sentence[at].to, to)
    const actions = speakersActions(answer, at, end)
    if (!dated && actions.some(i => lists.habitVerbs.has(tokens.w[i]))) return true
    for (let i = at; i < end; i++) {
      const w = tokens.w[i]
      if (tokens.marks[i] & quoted || !lists.habit.has(w)) continue
      if (actions.length > 0) return true
      if ((w === 'now' || w === 'since') && doneNow(answer, i, end)) return true
    }
    at = end
  }
  return false
}

/** "They now hear it", "the form now has a line": a verb after "now", and a doer before it. */
function doneNow ({ tokens, lists }, i, end) {
  const next = tokens.w[i + 1]
  const begins = i === tokens.sentence[i].from || tokens.clause[i - 1] !== tokens.clause[i]
  return !begins && i + 1 < end && tokens.clause[i + 1] === tokens.clause[i] && !lists.stative.has(next) && !(tokens.marks[i + 1] & (mine | ours))
}
