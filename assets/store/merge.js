import { isPlain } from './shapes.js'

/** How many texts that gave way a record keeps. */
const most = 20

/** Tells whether two plain values say the same, whatever the order of their names. */
export function same (a, b) {
  if (Array.isArray(a) || Array.isArray(b)) return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((part, i) => same(part, b[i]))
  if (!isPlain(a) || !isPlain(b)) return a === b
  const names = Object.keys(a)
  return names.length === Object.keys(b).length && names.every(name => Object.hasOwn(b, name) && same(a[name], b[name]))
}

/** Tells whether two records differ in more than when they were changed. */
export function sameRecord (a, b) {
  return same({ ...a, at: 0 }, { ...b, at: 0 })
}

/**
 * One record of two. What only one side has changed since base is that side's; of
 * a list, all that either has added and neither taken away; what both have
 * changed, the later's. A text that gives way in a kind that keeps them is kept.
 * @param {import('./shapes.js').Mine|null} base what both began with; null where that is not known
 * @param {import('./shapes.js').Mine} a
 * @param {import('./shapes.js').Mine} b
 * @param {boolean} keeps
 * @returns {import('./shapes.js').Mine}
 */
export function merge (base, a, b, keeps) {
  const [later, earlier] = b.at >= a.at ? [b, a] : [a, b]
  const lost = []
  const part = (was, now, then, path) => {
    if (same(now, then) || was !== undefined && same(then, was)) return now
    if (was !== undefined && same(now, was)) return then
    if (Array.isArray(now) && Array.isArray(then)) return union(Array.isArray(was) ? was : [], now, then)
    if (isPlain(now) && isPlain(then)) return fields(isPlain(was) ? was : {}, now, then, path)
    if (keeps && typeof now === 'string' && typeof then === 'string' && then.trim()) {
      if (!now.trim()) return then
      lost.push({ at: earlier.at, where: path, text: then })
    }
    return now
  }
  const fields = (was, now, then, path) => {
    const merged = {}
    for (const name of new Set([...Object.keys(now), ...Object.keys(then)])) {
      const at = path ? path + '.' + name : name
      if (name === 'at' && !path || name === 'kept' && !path) continue
      const has = [now, then].map(side => Object.hasOwn(side, name))
      if (has[0] && has[1]) merged[name] = part(was[name], now[name], then[name], at)
      // One side has taken it away, or the other has added it.
      else if (!Object.hasOwn(was, name) || !same(was[name], (has[0] ? now : then)[name])) merged[name] = (has[0] ? now : then)[name]
    }
    return merged
  }
  const merged = { ...fields(base ?? {}, later, earlier, ''), at: later.at }
  const kept = union([], [...later.kept ?? [], ...earlier.kept ?? []], lost)
  if (kept.length) merged.kept = kept.slice(-most)
  return merged
}

/** What two lists hold that began as one, in the order of the first. */
function union (was, a, b) {
  const has = (list, item) => list.some(other => same(other, item))
  const list = []
  for (const item of [...a, ...b]) {
    const taken = has(was, item) && !(has(a, item) && has(b, item))
    if (!taken && !has(list, item)) list.push(item)
  }
  return list
}

/** The kinds in which a text that gives way is kept: what has taken somebody an evening. */
export const keeping = new Set(['drafts', 'stories'])
