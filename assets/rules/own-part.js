import { mine, ours, quoted } from './marks.js'

/**
 * W217: in the action, "we" outnumbers "I". What somebody says in quotes does not
 * count. Where nothing is labelled the whole text is counted, and three are
 * wanted, since a setting may well be ours.
 */
export function ownPart ({ tokens, segments, labelled }, tell) {
  let n = 0
  let own = 0
  let at = -1
  const { marked } = tokens
  for (let k = 0; k < marked.length; k++) {
    const i = marked[k]
    const mark = tokens.marks[i] & (mine | ours)
    if (mark === 0 || tokens.marks[i] & quoted || labelled && !segments[tokens.sentence[i].segment].parts.has('action')) continue
    if (mark === mine) own++
    else n++
    if (at < 0 && mark === ours) at = i
  }
  if (n > own && (labelled || n >= 3)) {
    tell({ variant: labelled ? 'action' : 'unmarked', tokens: [at, at + 1], values: { n, own } })
  }
}
