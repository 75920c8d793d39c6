import { formKey, keyOf, schema } from './keys.js'
import { keeping, merge, sameRecord } from './merge.js'
import { isWhole, migrate } from './schema.js'
import { entries, isRecord, kinds } from './shapes.js'

/** When the last back-up was made, or that it was put off. */
const backedUpKey = 'starling.my-backup'

/** How many entries there are when a back-up is first offered. */
const worthKeeping = 3

/**
 * A reader's data, kept in a browser's storage. What cannot be kept is held for as
 * long as the page is open, and state says why:
 *
 *   kept     all is well
 *   blocked  the browser keeps nothing for this site
 *   full     there was no room for the last change
 *   newer    the data was written by a newer edition, and is only read
 */
export class Store {
  /**
   * @param {Storage|null} storage as localStorage; null where there is none
   * @param {() => number} now milliseconds since 1970
   */
  constructor (storage, now) {
    this.storage = storage
    this.now = now
    this.state = 'kept'
    /** What this page has last seen or written, by key: what a change began with. */
    this.seen = new Map()
    /** What could not be kept, by key; null for what was removed. */
    this.held = new Map()
    this.watchers = new Set()
    this.begin()
  }

  /** Looks whether anything can be kept, and brings older records to today's form. */
  begin () {
    try {
      const form = Number(this.storage.getItem(formKey) ?? schema)
      if (form > schema) this.state = 'newer'
      else if (form < schema) this.migrate(form)
      else {
        this.storage.setItem(formKey + '-probe', '1')
        this.storage.removeItem(formKey + '-probe')
      }
    } catch (error) {
      this.state = this.storage && isFull(error) ? 'full' : 'blocked'
    }
  }

  migrate (form) {
    const old = this.raw()
    let records
    try { records = migrate(form, old) } catch { return }
    if (isWhole(records)) this.swap(old, records)
    this.storage.setItem(formKey, String(schema))
  }

  /**
   * One record to show and to change, or null: the next put takes it for what its
   * change began with. It is the caller's own.
   * @returns {import('./shapes.js').Mine|null}
   */
  get (kind, id) {
    const record = this.look(kind, id)
    this.seen.set(keyOf(kind, id), copy(record))
    return record
  }

  /** One record, only to look at, or null. */
  look (kind, id) {
    const key = keyOf(kind, id)
    return this.held.has(key) ? copy(this.held.get(key)) : this.stored(kind, key)
  }

  /** A record as the storage has it, or null; what is no record of its kind counts as none. */
  stored (kind, key) {
    try {
      const record = JSON.parse(this.storage.getItem(key) ?? 'null')
      return isRecord(kind, record) ? record : null
    } catch { return null }
  }

  /**
   * All records of a kind, by id, in the order of ids, to look at.
   * @returns {[string, import('./shapes.js').Mine][]}
   */
  list (kind) {
    const begin = keyOf(kind, '')
    const keys = new Set([...this.keys(), ...this.held.keys()])
    return [...keys].filter(key => key.startsWith(begin)).sort()
      .map(key => [key.slice(begin.length), this.look(kind, key.slice(begin.length))])
      .filter(([, record]) => record)
  }

  /** The keys of all records. */
  keys () {
    const keys = []
    try {
      for (let i = 0; i < this.storage.length; i++) {
        const key = this.storage.key(i)
        if (key?.startsWith(formKey + '.')) keys.push(key)
      }
    } catch { /* nothing is kept */ }
    return keys
  }

  /**
   * Keeps a record. Where another tab has changed it since this page got it, the
   * two become one (see merge), and the result is what is kept and to be shown.
   * @param {string} kind
   * @param {string} id
   * @param {Object} fields all of the record but at
   * @returns {{record: import('./shapes.js').Mine, kept: boolean, merged: boolean}}
   *   kept is false where state says why; merged tells that another tab's changes came in
   */
  put (kind, id, fields) {
    const key = keyOf(kind, id)
    let record = { ...copy(fields), at: this.now() }
    if (!isRecord(kind, record)) throw new TypeError('no record of ' + kind + ': ' + JSON.stringify(record))
    // What was held never stood in the storage, so nothing there began with it.
    const base = this.held.has(key) ? null : this.seen.get(key) ?? null
    const other = this.stored(kind, key)
    const merged = Boolean(other) && !(base && sameRecord(base, other))
    if (merged) record = merge(base, other, record, keeping.has(kind))
    return { record, kept: this.write(key, record), merged }
  }

  /** Removes a record. Returns whether that is kept. */
  remove (kind, id) {
    return this.write(keyOf(kind, id), null)
  }

  /** Writes one record, or removes it, and tells who watches. */
  write (key, record) {
    this.seen.set(key, record)
    let kept = this.state !== 'newer'
    if (kept) {
      try {
        this.setKey(key, record)
        if (record) this.storage.setItem(formKey, String(schema))
        this.held.delete(key)
        this.state = this.held.size ? this.state : 'kept'
      } catch (error) {
        kept = false
        this.state = this.storage && isFull(error) ? 'full' : 'blocked'
      }
    }
    if (!kept) this.held.set(key, record)
    this.tell(key)
    return kept
  }

  setKey (key, record) {
    if (record) this.storage.setItem(key, JSON.stringify(record))
    else this.storage.removeItem(key)
  }

  /**
   * All records, as a back-up holds them.
   * @returns {import('./shapes.js').Records}
   */
  all () {
    const records = {}
    for (const kind of kinds) {
      const list = this.list(kind)
      if (list.length) records[kind] = Object.fromEntries(list)
    }
    return records
  }

  /** All that stands under our keys, whatever its form. */
  raw () {
    const records = {}
    for (const key of this.keys()) {
      const [, kind, id] = /^starling\.my\.([^.]*)\.(.*)$/.exec(key) ?? []
      if (!kind) continue
      try { (records[kind] ??= {})[id] = JSON.parse(this.storage.getItem(key)) } catch { /* no record */ }
    }
    return records
  }

  /**
   * Puts records in the place of all that are there: all of them, or none. Returns
   * whether they are kept.
   * @param {import('./shapes.js').Records} records
   */
  replace (records) {
    if (this.state === 'newer') return false
    try {
      this.swap(this.raw(), records)
      if (Object.keys(records).length) this.storage.setItem(formKey, String(schema))
    } catch (error) {
      this.state = this.storage && isFull(error) ? 'full' : 'blocked'
      return false
    }
    this.held.clear()
    this.seen.clear()
    this.state = 'kept'
    this.tell(null)
    return true
  }

  /**
   * Writes new records over old ones; where one does not fit, the old ones again.
   * What is added comes first and what goes goes last, so that a browser which
   * suddenly keeps nothing more has lost nothing.
   */
  swap (old, records) {
    const before = flat(old)
    const after = flat(records)
    const added = [...after.keys()].filter(key => !before.has(key))
    const changed = [...after.keys()].filter(key => before.has(key))
    const done = []
    try {
      for (const key of [...added, ...changed]) {
        this.setKey(key, after.get(key))
        done.push(key)
      }
    } catch (error) {
      for (const key of done) if (!before.has(key)) this.setKey(key, null)
      for (const key of done) if (before.has(key)) this.setKey(key, before.get(key))
      throw error
    }
    for (const key of before.keys()) if (!after.has(key)) this.setKey(key, null)
  }

  /**
   * Removes everything that any tool keeps, back-ups' dates included. Returns
   * whether that is kept.
   */
  clear () {
    if (this.state === 'newer') return false
    try {
      for (const key of [...this.keys(), formKey, backedUpKey]) this.storage.removeItem(key)
    } catch { /* nothing is kept there in any case */ }
    this.held.clear()
    this.seen.clear()
    this.tell(null)
    return true
  }

  /** How many entries of their own a reader has. */
  count () {
    return entries.reduce((sum, kind) => sum + this.list(kind).length, 0)
  }

  /** Tells whether it is time to offer a back-up: from the third entry until one is made or put off. */
  offersBackup () {
    return this.backedUp() === '' && this.count() >= worthKeeping
  }

  /** When a back-up was made, as in ISO 8601, "later" where it was put off, or "". */
  backedUp () {
    try { return this.storage.getItem(backedUpKey) ?? '' } catch { return '' }
  }

  /** Notes that a back-up was made at a time, or "later". */
  setBackedUp (when) {
    try { this.storage.setItem(backedUpKey, when) } catch { /* it will be offered again */ }
    this.tell(null)
  }

  /**
   * Has a function called after every change, here and, if the page passes them on
   * (see changed), in other tabs.
   * @param {(kind: string|null, id: string|null, elsewhere: boolean) => void} watcher nulls mean that anything may have changed
   */
  watch (watcher) {
    this.watchers.add(watcher)
  }

  /** Takes note that another tab has changed a key; null for all of them. */
  changed (key) {
    if (key !== null && !key.startsWith(formKey)) return
    this.tell(key, true)
  }

  tell (key, elsewhere = false) {
    const [, kind, id] = /^starling\.my\.([^.]*)\.(.*)$/.exec(key ?? '') ?? [null, null, null]
    for (const watcher of this.watchers) watcher(kind, id, elsewhere)
  }
}

/** Records by the keys that they are kept under. */
function flat (records) {
  return new Map(Object.entries(records).flatMap(([kind, byId]) => Object.entries(byId).map(([id, record]) => [keyOf(kind, id), record])))
}

const copy = value => value === null ? null : JSON.parse(JSON.stringify(value))

/** Tells whether a browser refused for want of room; each names it in its own way. */
function isFull (error) {
  return error?.name === 'QuotaExceededError' || error?.name === 'NS_ERROR_DOM_QUOTA_REACHED' || error?.code === 22
}
