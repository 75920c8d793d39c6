import { change, figure, quoted } from './marks.js'

/**
 * W216: the result holds nothing that could be checked: no figure, date, named
 * change or quoted reaction. Where nothing is labelled and the whole text holds
 * none, its result holds none either.
 */
export function result (answer, tell) {
  const { segments, tokens, labelled } = answer
  if (!labelled) {
    if (!checkable(tokens, 0, tokens.length, figure)) tell({ variant: 'unmarked' })
    return
  }
  const held = segments.flatMap((s, i) => s.parts.has('result') && s.words > 0 ? [i] : [])
  const holds = i => checkable(tokens, segments[i].from, segments[i].to, figure | change | quoted)
  if (held.length > 0 && !held.some(holds)) tell({ variant: 'vague', segment: held[0] })
}

/** Tells whether any word of a range could be checked. Speech, like a change, counts only in a result. */
function checkable (tokens, from, to, marks) {
  const { marked } = tokens
  for (let k = 0; k < marked.length; k++) {
    const i = marked[k]
    if (i < from || i >= to) continue
    if (tokens.marks[i] & marks) return true
    if (tokens.w[i] === 'one' && tokens.w[i + 1] === 'of') return true
  }
  return false
}
