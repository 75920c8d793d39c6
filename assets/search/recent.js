/** How many searches are kept. */
const most = 8

/**
 * What a reader has searched for, the last first, kept in this browser unless
 * they would rather not.
 */
export class Recent {
  /**
   * @param {{get: () => string, set: (value: string) => void}} store
   * @param {{get: () => string, set: (value: string) => void}} off holds anything where nothing is to be kept
   */
  constructor (store, off) {
    this.store = store
    this.off = off
  }

  /** @returns {string[]} */
  list () {
    try {
      const list = JSON.parse(this.store.get() || '[]')
      return Array.isArray(list) ? list.filter(q => typeof q === 'string').slice(0, most) : []
    } catch {
      return []
    }
  }

  get kept () { return !this.off.get() }
  set kept (yes) {
    this.off.set(yes ? '' : 'off')
    if (!yes) this.store.set('')
  }

  add (query) {
    const text = query.trim().replace(/\s+/g, ' ')
    if (text && this.kept) this.write([text, ...this.without(text)])
  }

  remove (query) { this.write(this.without(query)) }
  clear () { this.store.set('') }

  without (query) { return this.list().filter(q => q.toLowerCase() !== query.toLowerCase()) }
  write (list) { this.store.set(list.length ? JSON.stringify(list.slice(0, most)) : '') }
}
