import { byFile, fileOf } from '../script/disk.js'
import { fill } from '../search/say.js'

/**
 * What practice/index.js says of the guide, for the tools.
 *
 * @typedef {{s: string, t: string, c: string, k: string[], r?: string[], f: 0|1|2, a: [number, number], y?: boolean}} Question
 *   its slug, words, topic, competencies (the first counts most), roles, how often
 *   it is asked (0 is very often), the time to aim for in seconds, and whether it
 *   asks for something that happened
 * @typedef {{s: string, t: string, l?: string}} Term a slug with its name and line
 */
export class Guide {
  /**
   * @param {{language: string, title: string, words: Object<string, string>, questions: Question[], topics: Term[],
   *   competencies: Term[], roles: Term[], collections: {s: string, t: string, i: string[]}[]}} data
   * @param {URL} root the address of the home page
   * @param {Location|URL} location of the page
   */
  constructor (data, root, location = root) {
    Object.assign(this, data)
    for (const list of ['questions', 'topics', 'competencies', 'roles', 'collections']) this[list] = data[list] ?? []
    this.root = root
    this.files = byFile(location)
    this.bySlug = new Map(this.questions.map(question => [question.s, question]))
  }

  /** The words of the interface that are called key, with values in their places. */
  say (key, values = {}) {
    return fill(this.words[key] ?? key, values)
  }

  /** The words that fit a number: those called key_one or key_other. */
  count (key, n, values = {}) {
    return this.say(key + (n === 1 ? '_one' : '_other'), { n, ...values })
  }

  /** The question with a slug; one that has left the guide has only its slug for words. */
  question (slug) {
    return this.bySlug.get(slug) ?? { s: slug, t: slug.replaceAll('-', ' '), c: '', k: [], f: 2, gone: true }
  }

  /** The full address of a page of the site; rest is its query and fragment. */
  href (address, rest = '') {
    const named = this.files ? fileOf(address) || address : address
    return new URL(named + rest, this.root).href
  }

  /** A day, as in "2026-12-24", for people. */
  date (day, options = { weekday: 'long', day: 'numeric', month: 'long' }) {
    return new Intl.DateTimeFormat(this.language, { timeZone: 'UTC', ...options }).format(new Date(day + 'T12:00:00Z'))
  }
}
