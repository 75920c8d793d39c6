import { schema } from './keys.js'
import { isId, isPlain, isRecord } from './shapes.js'

/**
 * The steps from each form to the next: steps[n] takes the records of form n.
 * A step never drops what it does not know.
 */
const steps = {
  // The shortlist was one record with a list of slugs, and so never two tabs' at once.
  1: records => {
    const { shortlist, ...others } = records
    const list = shortlist?.mine
    if (!Array.isArray(list?.slugs)) return records
    return { ...others, shortlist: Object.fromEntries(list.slugs.map(slug => [slug, { at: list.at }])) }
  }
}

/**
 * Brings records of an older form to today's.
 * @param {number} from their form
 * @param {Object} records
 * @returns {import('./shapes.js').Records}
 */
export function migrate (from, records) {
  for (let form = from; form < schema; form++) records = steps[form](records)
  return records
}

/** Tells whether a value is records of today's form, every one whole. */
export function isWhole (records) {
  return isPlain(records) && Object.entries(records).every(([kind, byId]) =>
    isPlain(byId) && Object.entries(byId).every(([id, record]) => isId(id) && isRecord(kind, record)))
}
