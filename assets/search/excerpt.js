import { partsOf, words } from './terms.js'

/** How long an excerpt is, in characters, more or less. */
const length = 170

/**
 * A text with its terms, and where the word of each stands. It is made once for
 * each text that is shown.
 *
 * @typedef {object} Reading
 * @property {string} text
 * @property {string[]} terms
 * @property {{at: number, end: number}[]} places of the terms
 *
 * @param {string} text
 * @returns {Reading}
 */
export function reading (text) {
  const terms = []
  const places = []
  for (const { word, at } of words(text)) {
    const place = { at, end: at + word.length }
    for (const term of partsOf(word)) {
      terms.push(term)
      places.push(place)
    }
  }
  return { text, terms, places }
}

/**
 * A place in a text where something stands that was sought.
 *
 * @typedef {object} Mark
 * @property {number} at
 * @property {number} end
 * @property {number} idea of the query
 * @property {boolean} own whether the word was typed, or only means the same
 *
 * @param {Reading} reading
 * @param {import('./sought.js').Sought} sought
 * @returns {Mark[]}
 */
export function marksIn (reading, sought) {
  const { terms, places } = reading
  const groups = sought.forms.groupsOf(reading)
  const marks = []
  let end = -1
  for (let i = 0; i < terms.length; i++) {
    if (places[i].at < end) continue
    const sign = sought.at(terms, i, groups)
    if (!sign) continue
    end = places[i + sign.size - 1].end
    marks.push({ at: places[i].at, end, idea: sign.idea, own: sign.own })
  }
  return marks
}

/**
 * The part of a text in which most of the sought words stand, in pieces of which
 * some are marked.
 * @param {string} text
 * @param {Mark[]} marks
 * @returns {{text: string, mark: boolean}[]}
 */
export function excerpt (text, marks) {
  let from = 0
  if (text.length > length && marks.length) {
    let most = 0
    for (const first of marks) {
      const inside = new Set(marks.filter(m => m.at >= first.at && m.end <= first.at + length).map(m => m.idea)).size
      if (inside > most) [most, from] = [inside, first.at]
    }
    const stop = /^.*[.!?\u2026\u00b7]["')\]\u2019\u201d\u00bb]*|^/s.exec(text.slice(0, from))[0].length
    from = from - stop < length / 2 ? stop : wordStart(text, from - 40)
  }
  let to = Math.min(text.length, from + length)
  if (to < text.length) to = Math.max(text.lastIndexOf(' ', to), from + length / 2)
  while (text[from] === ' ') from++
  const shown = pieces(text, from, to, marks)
  if (from > 0 && !/[.!?\u2026\u00b7]\W*$/.test(text.slice(0, from))) shown.unshift({ text: '… ', mark: false })
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
