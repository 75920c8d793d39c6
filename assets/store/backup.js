/*
 * The back-up: all of a reader's data as one JSON file,
 * {"starling": "my data", "schema": 2, "made": "2026-12-01T18:00:00.000Z", "records": {KIND: {ID: RECORD}}}.
 */
import { schema } from './keys.js'
import { keeping, merge, sameRecord } from './merge.js'
import { isWhole, migrate } from './schema.js'
import { isPlain, kinds } from './shapes.js'

const mark = 'my data'

/** How long a back-up may be, in characters: what a browser keeps for one site. */
export const longest = 10 * 1024 * 1024

/**
 * The text of a back-up.
 * @param {import('./shapes.js').Records} records
 * @param {Date} now
 */
export function write (records, now) {
  return JSON.stringify({ starling: mark, schema, made: now.toISOString(), records }, null, 1) + '\n'
}

/**
 * Reads a back-up whole, or refuses it whole.
 * @param {string} text
 * @returns {{records?: import('./shapes.js').Records, made?: string, refused?: 'broken'|'foreign'|'newer'|'damaged'}}
 *   broken is no JSON, as of a file that was cut short; foreign is another program's;
 *   newer is of a form that is not known yet; damaged holds what cannot be a record
 */
export function read (text) {
  if (text.length > longest) return { refused: 'foreign' }
  let data
  try { data = JSON.parse(text.replace(/^\uFEFF/, '')) } catch { return { refused: /^\s*\{\s*"starling"/.test(text) || !text.trim() ? 'broken' : 'foreign' } }
  if (!isPlain(data) || data.starling !== mark) return { refused: 'foreign' }
  if (!Number.isInteger(data.schema) || data.schema < 1 || !isPlain(data.records)) return { refused: 'damaged' }
  if (data.schema > schema) return { refused: 'newer' }
  let records
  try { records = migrate(data.schema, data.records) } catch { return { refused: 'damaged' } }
  return isWhole(records) ? { records, made: typeof data.made === 'string' ? data.made : '' } : { refused: 'damaged' }
}

/**
 * What a back-up would make of what is there, kind by kind.
 * @param {import('./shapes.js').Records} here
 * @param {import('./shapes.js').Records} file
 * @param {boolean} replace puts the back-up in the place of all that is there
 * @returns {{records: import('./shapes.js').Records, kinds: {kind: string, added: number, changed: number, same: number, kept: number, removed: number}[]}}
 *   kept counts what is here only and stays
 */
export function plan (here, file, replace) {
  const records = {}
  const counted = []
  for (const kind of kinds) {
    const [old, from] = [here[kind] ?? {}, file[kind] ?? {}]
    const count = { kind, added: 0, changed: 0, same: 0, kept: 0, removed: 0 }
    const result = {}
    for (const [id, record] of Object.entries(from)) {
      const mine = Object.hasOwn(old, id) ? old[id] : null
      result[id] = mine && !replace ? merge(null, mine, record, keeping.has(kind)) : record
      count[!mine ? 'added' : sameRecord(mine, result[id]) ? 'same' : 'changed']++
    }
    for (const [id, record] of Object.entries(old)) {
      if (Object.hasOwn(from, id)) continue
      count[replace ? 'removed' : 'kept']++
      if (!replace) result[id] = record
    }
    if (Object.keys(result).length) records[kind] = result
    if (Object.keys(old).length + Object.keys(from).length) counted.push(count)
  }
  return { records, kinds: counted }
}
