import { fromQuery, toQuery } from '../script/choices.js'

/**
 * What is sought, in the address of the page, so that it can be kept, sent and
 * gone back to. While a reader types the address changes in its place; what they
 * commit to gets a place of its own in the browser's history.
 */
export class Address {
  /** @param {string[]} names of the filters */
  constructor (names) {
    this.names = names
    this.committed = location.href
  }

  /** @returns {{query: string, literal: boolean, choices: import('../script/choices.js').Choices}} */
  read () {
    this.committed = location.href
    const sought = new URLSearchParams(location.search)
    return { query: sought.get('q') ?? '', literal: sought.has('literal'), choices: fromQuery(location.search, this.names) }
  }

  /** Makes what the address says now a place to come back to. */
  settle () { this.committed = location.href }

  /**
   * @param {{query: string, literal: boolean, choices: import('../script/choices.js').Choices}} sought
   * @param {boolean} commit
   */
  write ({ query, literal, choices }, commit) {
    const parts = []
    if (query.trim()) {
      parts.push('q=' + encodeURIComponent(query.trim()))
      if (literal) parts.push('literal=1')
      parts.push(toQuery(choices, this.names).slice(1))
    }
    const to = new URL(parts.length ? '?' + parts.filter(Boolean).join('&') : location.pathname, location).href
    if (commit && to !== this.committed) {
      // What was typed on the way leaves no trace: the way back leads to what was committed last.
      history.replaceState(null, '', this.committed)
      history.pushState(null, '', to)
      this.committed = to
    } else if (to !== location.href) {
      history.replaceState(null, '', to)
    }
  }
}
