import { partsOf, words } from './terms.js'

/** How long an excerpt is, in characters, more or less. */
const length = 170

/**
 * A text with the terms of each of its words, and where the word stands. It is made
 * once for each text that is shown.
 *
 * @typedef {object} Reading
 * @property {string} text
 * @property {{terms: string[], at: number, end: number}[]} words
 *
 * @param {string} text
 * @returns {Reading}
 */
export function reading (text) {
  return { text, words: words(text).map(({ word, at }) => ({ terms: partsOf(word), at, end: at + word.length })) }
}

/**
 * Where words that were sought stand in a text.
 * @param {Reading} reading
 * @param {(term: string) => number|undefined} groupOf the sought group of a term, or undefined
 * @returns {{at: number, end: number, group: number}[]}
 */
export function marksIn (reading, groupOf) {
  const marks = []
  for (const { terms, at, end } of reading.words) {
    for (const term of terms) {
      const group = groupOf(term)
      if (group === undefined) continue
      marks.push({ at, end, group })
      break
    }
  }
  return marks
}

/**
 * The part of a text in which most of the sought words stand, in pieces of which
 * some are marked.
 * @param {string} text
 * @param {{at: number, end: number, group: number}[]} marks
 * @returns {{text: string, mark: boolean}[]}
 */
export function excerpt (text, marks) {
  let from = 0
  if (text.length > length && marks.length) {
    let most = 0
    for (const first of marks) {
      const inside = new Set(marks.filter(m => m.at >= first.at && m.end <= first.at + length).map(m => m.group)).size
      if (inside > most) [most, from] = [inside, first.at]
    }
    const stop = text.slice(0, from).search(/[^.!?\u2026]*$/)
    from = from - stop < length / 2 ? stop : wordStart(text, from - 40)
  }
  let to = Math.min(text.length, from + length)
  if (to < text.length) to = Math.max(text.lastIndexOf(' ', to), from + length / 2)
  while (text[from] === ' ') from++
  const shown = pieces(text, from, to, marks)
  if (from > 0 && !/[.!?\u2026]\s*$/.test(text.slice(0, from))) shown.unshift({ text: '… ', mark: false })
  if (to < text.length) shown.push({ text: ' …', mark: false })
  return shown
}

/**
 * The first mark with up to two words on each side: a few words as they stand on
 * the page, for a browser to find there.
 * @param {string} text
 * @param {{at: number, end: number}[]} marks
 * @returns {string} "" where nothing is marked
 */
export function quote (text, [mark]) {
  if (!mark) return ''
  const before = /(?:[\p{L}\p{N}'\u2019]+ ){0,2}$/u.exec(text.slice(0, mark.at))[0]
  const after = /^(?: [\p{L}\p{N}'\u2019]+){0,2}/u.exec(text.slice(mark.end))[0]
  return before + text.slice(mark.at, mark.end) + after
}

function wordStart (text, at) {
  return at <= 0 ? 0 : text.indexOf(' ', at) + 1
}

/**
 * A whole text in pieces of which some are marked.
 * @param {string} text
 * @param {{at: number, end: number}[]} marks
 */
export function marked (text, marks) { return pieces(text, 0, text.length, marks) }

function pieces (text, from, to, marks) {
  const list = []
  let at = from
  for (const mark of marks) {
    if (mark.at < at || mark.end > to) continue
    if (mark.at > at) list.push({ text: text.slice(at, mark.at), mark: false })
    list.push({ text: text.slice(mark.at, mark.end), mark: true })
    at = mark.end
  }
  if (at < to) list.push({ text: text.slice(at, to), mark: false })
  return list
}
