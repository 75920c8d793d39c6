/** Shares in per cent below which the action and the result are too short. */
const least = { action: 35, result: 10 }

/**
 * W215: setup and task take too many of the words, or action or result too few.
 * It waits until there is an action and a result, so that a draft is not told so
 * while it is written; a label that spans two of the three cannot be measured.
 */
export function shares ({ segments, total, limit }, tell) {
  const setup = spanOf(segments, 'setup', 'task')
  const action = spanOf(segments, 'action')
  const result = spanOf(segments, 'result')
  if (action.words === 0 || result.words === 0) return
  const most = limit('W215')
  const told = (variant, { words, place }, limit) => tell({ variant, segment: place, values: { share: shareOf(words, total), limit } })
  if (shareOf(setup.words, total) > most && apart(setup, action) && apart(setup, result)) told('setup', setup, most)
  if (shareOf(action.words, total) < least.action && apart(action, setup) && apart(action, result)) told('action', action, least.action)
  if (shareOf(result.words, total) < least.result && apart(result, setup) && apart(result, action)) told('result', result, least.result)
}

/** The segments that a part, or one of two, spans: their words, and the first that has any. */
function spanOf (segments, part, other) {
  const span = { held: [], words: 0, place: -1 }
  for (let i = 0; i < segments.length; i++) {
    const { parts, words } = segments[i]
    if (!parts.has(part) && !parts.has(other)) continue
    span.held.push(i)
    span.words += words
    if (span.place < 0 && words > 0) span.place = i
  }
  return span
}

const shareOf = (words, total) => Math.round(words * 100 / total)

const apart = (a, b) => !a.held.some(i => b.held.includes(i))
