import { phraseAt } from './forms.js'
import { termsOf } from './terms.js'

/** How many ideas of a query retrieve at most: the rarest. */
const mostIdeas = 8

/**
 * What a person seeks, taken apart.
 *
 * @typedef {object} Idea
 * @property {string} text a word, or a phrase that the index knows
 * @property {boolean} open it may go on: it is the last word, and no space follows
 * @property {number} at the number of its first term
 *
 * @param {string} query
 * @param {{forms: import('./forms.js').Forms, function: Set<string>, frames: Map<string, string[][]>}} words
 * @param {boolean} [every] whether the words that frame a query retrieve as well
 * @returns {{terms: string[], quoted: string[][], ideas: Idea[]}}
 */
export function ideasOf (query, words, every) {
  const quoted = [...query.matchAll(/["\u201c\u201d]([^"\u201c\u201d]+)["\u201c\u201d]/g)].map(m => termsOf(m[1])).filter(terms => terms.length)
  const terms = termsOf(query)
  const open = /[\p{L}\p{N}]$/u.test(query)
  const all = []
  const plain = []
  for (let at = 0; at < terms.length;) {
    const phrase = phraseAt(words.forms.phrases, terms, at)
    const frame = phraseAt(words.frames, terms, at)
    if (phrase > 1) {
      const idea = { text: terms.slice(at, at + phrase).join(' '), open: false, at }
      all.push(idea)
      plain.push(idea)
      at += phrase
      continue
    }
    const size = Math.max(frame, 1)
    for (let i = at; i < at + size; i++) {
      const idea = { text: terms[i], open: open && i === terms.length - 1, at: i }
      all.push(idea)
      if (frame === 0 && !words.function.has(terms[i])) plain.push(idea)
    }
    at += size
  }
  const chosen = join(every || !plain.length ? all : plain, words.forms)
  chosen.sort((a, b) => words.forms.count(a.text) - words.forms.count(b.text) || a.at - b.at)
  return { terms, quoted, ideas: chosen.slice(0, mostIdeas) }
}

/** Two words that stand beside each other, and of which the index knows only the whole ("team work"). */
function join (ideas, forms) {
  const list = []
  for (const idea of ideas) {
    const before = list[list.length - 1]
    const whole = before && before.at + 1 === idea.at ? before.text + idea.text : ''
    if (whole && forms.has(whole) && !(forms.has(before.text) && forms.has(idea.text))) {
      list[list.length - 1] = { text: whole, open: idea.open, at: before.at }
    } else {
      list.push(idea)
    }
  }
  return list
}
