/*
 * A session of practice goes from page to page in the address, so that it needs no
 * storage, survives a reload, and can be gone back in.
 *
 * @typedef {{left: string[], done: [string, string][], parts: boolean, clock: boolean}} Session
 *   the slugs to come, those practised with their marks ("" where it was left out),
 *   and whether the question's parts and the clock are shown
 */

const slug = /^[a-z0-9][a-z0-9-]{0,79}$/

/** @param {string} name "practise" on a question's page, "done" at the end */
export function toHash (name, { left, done, parts, clock }) {
  const values = [
    left.length && 'left=' + left.join(','),
    done.length && 'done=' + done.map(pair => pair.join('.')).join(','),
    parts && 'parts=1',
    !clock && 'clock=0'
  ].filter(Boolean)
  return '#' + name + (values.length ? '?' + values.join('&') : '')
}

/**
 * Reads what toHash wrote; what it could not have written is left out.
 * @returns {Session|null} null for an address that has no session of this name
 */
export function fromHash (name, hash) {
  const [begin, query = ''] = hash.split('?')
  if (begin !== '#' + name) return null
  const values = new Map(query.split('&').map(pair => pair.split('=')))
  const list = key => (values.get(key) ?? '').split(',').filter(Boolean)
  return {
    left: list('left').filter(one => slug.test(one)),
    done: list('done').map(pair => pair.split('.')).filter(([one, mark = '']) => slug.test(one) && /^(again|nearly|ready|)$/.test(mark)).map(([one, mark = '']) => [one, mark]),
    parts: values.get('parts') === '1',
    clock: values.get('clock') !== '0'
  }
}
