import { reach } from './clauses.js'
import { quoted, speaker } from './marks.js'

/*
 * W218: an answer about past behaviour that says what one would do, or usually
 * does. "Would" is fine in speech, quoted or reported, in a refusal ("I would not
 * sign"), and in a sentence that weighs what might have been. A habit is what
 * Learning is for.
 */
export function conditional (answer, tell) {
  const { tokens, segments, lists } = answer
  const { marked } = tokens
  for (let k = 0; k < marked.length; k++) {
    const i = marked[k]
    if (!(tokens.marks[i] & speaker) || tokens.marks[i] & quoted || segments[tokens.sentence[i].segment].parts.has('learning')) continue
    const found = would(answer, i) ?? habit(tokens, i, lists)
    if (found) tell(found)
  }
}

/** "I would ring", "I'd ring", from the pronoun on. */
function would ({ tokens, lists }, i) {
  const sentence = tokens.sentence[i]
  let at = i + 1
  while (at < sentence.to && lists.phrases.skip.has(tokens.w[at])) at++
  if (at >= sentence.to) return
  const verb = lists.habitual.has(tokens.w[at + 1]) ? at + 2 : at + 1
  const next = verb < sentence.to ? tokens.w[verb] : ''
  const said = tokens.w[at]
  if (said !== 'would' && (said !== "'d" || !lists.baseVerbs.has(next))) return
  if (next === '' || lists.mild.has(next)) return
  if (reported(tokens, i, lists) || next === 'have' && weighed(tokens, lists, at)) return
  return { variant: 'conditional', tokens: [i, at + 1] }
}

/** Tells whether what "I" would do is what somebody said or thought at the time. */
function reported (tokens, i, lists) {
  const from = Math.max(tokens.sentence[i].from, i - reach)
  const before = tokens.w[i - 1]
  const joined = i > from && (before === 'and' || before === 'but' || before === 'then')
  for (let at = i - 1; at >= from; at--) {
    if (lists.reporting.has(tokens.w[at])) return !joined || tokens.w[at - 1] !== 'i' || at >= i - 3
  }
  return false
}

/** Tells whether a sentence with "would have" weighs another course. */
function weighed (tokens, lists, at) {
  const { from, to } = tokens.sentence[at]
  for (let i = Math.max(from, at - reach); i < Math.min(to, at + reach); i++) {
    if (lists.weighing.has(tokens.w[i]) || tokens.w[i] === 'had' && tokens.w[i + 1] === 'i' && i < at) return true
  }
  return false
}

/** "I usually ring", "I am usually the one who", "I tend to ring". */
function habit (tokens, i, lists) {
  const { to } = tokens.sentence[i]
  let at = i + 1
  if (at < to && ['am', 'are', 'do', 'will'].includes(tokens.w[at])) at++
  if (at >= to) return
  const w = tokens.w[at]
  const end = lists.habitual.has(w) && (at > i + 1 || !lists.stative.has(tokens.w[at + 1])) ? at + 1 : w === 'tend' && tokens.w[at + 1] === 'to' ? at + 2 : 0
  if (end > 0 && !toldAsChange(tokens, lists, i)) return { variant: 'habitual', tokens: [i, end] }
}

/** "Now I always read it aloud" is a change, and no general talk. */
function toldAsChange (tokens, lists, i) {
  const { from, to } = tokens.sentence[i]
  for (let k = Math.max(from, i - reach); k < Math.min(to, i + reach); k++) {
    if (lists.dating.has(tokens.w[k])) return true
  }
  return false
}
