import { aboutMistake } from './mistakes.js'

/**
 * W214: a segment that the framework needs is missing or empty. What is missing
 * of Learning in an answer about a mistake is for W225 to say. An answer with no
 * label is told once, from so many words on: a short one needs none.
 */
export function shape (answer, tell) {
  const { framework, segments, total, labelled, limit } = answer
  if (!labelled) {
    if (total > limit('W214') && framework.length) tell({ variant: 'unmarked', values: { n: total, limit: limit('W214') } })
    return
  }
  const said = new Map()
  for (const { names, words } of segments) {
    if (words > 0) for (const name of names) said.set(name, (said.get(name) ?? 0) + 1)
  }
  for (const { name, part } of framework) {
    const left = said.get(name) ?? 0
    if (left > 0) said.set(name, left - 1)
    else if (part !== 'learning' || !aboutMistake(answer)) tell({ variant: 'missing', values: { name, part } })
  }
}
