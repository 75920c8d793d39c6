/** Shares in per cent below which the action and the result are too short. */
const least = { action: 35, result: 10 }

/**
 * W215: setup and task take too many of the words, or action or result too few.
 * It waits until there is an action and a result, so that a draft is not told so
 * while it is written; a label that spans two of the three cannot be measured.
 */
export function * shares ({ segments, total, limit }) {
  const of = groups => segments.filter(s => groups.some(part => s.parts.has(part)))
  const words = list => list.reduce((sum, s) => sum + s.words, 0)
  const setup = of(['setup', 'task'])
  const action = of(['action'])
  const result = of(['result'])
  if (words(action) === 0 || words(result) === 0) return
  const joined = (a, b) => a.some(s => b.includes(s))
  const place = list => segments.indexOf(list.find(s => s.words > 0))
  const share = list => Math.round(words(list) * 100 / total)
  const values = (list, limit) => ({ share: share(list), limit })
  const most = limit('W215')
  if (share(setup) > most && !joined(setup, action) && !joined(setup, result)) {
    yield { variant: 'setup', segment: place(setup), values: values(setup, most) }
  }
  if (share(action) < least.action && !joined(action, setup) && !joined(action, result)) {
    yield { variant: 'action', segment: place(action), values: values(action, least.action) }
  }
  if (share(result) < least.result && !joined(result, setup) && !joined(result, action)) {
    yield { variant: 'result', segment: place(result), values: values(result, least.result) }
  }
}
