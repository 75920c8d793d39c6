import { speakersActions } from './clauses.js'
import { changedHabit } from './habit.js'
import { aboutMistake } from './mistakes.js'

/**
 * W225: an answer about a mistake or failure with no Learning, or with one in
 * which the speaker does nothing. Where nothing is labelled, Learning begins with
 * the first words that speak of it.
 */
export function learning (answer, tell) {
  const { segments, tokens, labelled } = answer
  if (!aboutMistake(answer)) return
  const does = (from, to) => speakersActions(answer, from, to).length > 0 || changedHabit(answer, from, to, true)
  if (!labelled) {
    const words = answer.phrases('W225')[0]
    if (!words) tell({ variant: 'missing' })
    else if (!does(words.from, tokens.length)) tell({ variant: 'empty', tokens: [words.from, words.to] })
    return
  }
  const held = segments.flatMap((s, i) => s.parts.has('learning') && s.words > 0 ? [i] : [])
  if (held.length === 0) tell({ variant: 'missing' })
  else if (!held.some(i => does(segments[i].from, segments[i].to))) tell({ variant: 'empty', segment: held[0] })
}
