import { Reader } from './digits.js'

/**
 * A word group of the index: on how many pages it stands, what else it stands
 * for, and its best pages and phrases.
 *
 * @typedef {object} Posting
 * @property {number} page
 * @property {number} value from 1 to 15
 * @property {number} phrase
 *
 * @typedef {object} Group
 * @property {number} count
 * @property {string[]} also
 * @property {Posting[]} pages
 * @property {Posting[]} phrases
 * @property {number} tail the number of the file with the other pages, or -1
 */

/**
 * Reads the records of a shard: see generator/search/postings.go.
 * @param {string} payload
 * @returns {Group[]}
 */
export function readRecords (payload) {
  const reader = new Reader(payload)
  const list = []
  while (!reader.done) {
    const count = reader.number()
    const also = Array.from({ length: reader.number() }, () => reader.string())
    list.push({ count, also, pages: readPostings(reader, false), phrases: readPostings(reader, true), tail: reader.number() - 1 })
  }
  return list
}

/**
 * @param {Reader} reader
 * @param {boolean} phrases
 * @returns {Posting[]}
 */
export function readPostings (reader, phrases) {
  const list = []
  for (let values = reader.number(); values > 0; values--) {
    const value = reader.number()
    let page = 0
    for (let n = reader.number(); n > 0; n--) {
      page += reader.number()
      list.push({ page, value, phrase: phrases ? reader.number() : 0 })
    }
  }
  return list
}
