/**
 * The boxes of a draft: one for each segment of the framework. Two segments of one
 * name are told apart by their number. Text under a name that the framework does not
 * have is kept in a box of its own.
 * @param {{name: string, part: string, share: number}[]} segments
 * @param {Object<string, string>} parts texts by key
 */
export function boxesOf (segments, parts) {
  const seen = new Map()
  const boxes = segments.map(({ name, part, share }) => {
    const n = (seen.get(name) ?? 0) + 1
    seen.set(name, n)
    return { key: n > 1 ? name + ' ' + n : name, name, part, share, text: '' }
  })
  const known = new Set(boxes.map(box => box.key))
  const others = Object.keys(parts).filter(key => !known.has(key) && parts[key].trim())
  boxes.push(...others.map(key => ({ key, name: key, part: '', share: 0, text: '', foreign: true })))
  for (const box of boxes) box.text = parts[box.key] ?? ''
  return boxes
}

/** The boxes as segments of an answer. One that is empty is not said yet. */
export function segmentsOf (boxes) {
  return boxes.filter(box => box.text.trim()).map(({ name, part, text, foreign }) => ({ names: foreign || !name ? [] : [name], part, text }))
}
