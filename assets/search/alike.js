import { termsOf } from './terms.js'

/** What being the query word for word counts, beside the score of a hit. */
const literal = 0.6

/**
 * Rows in the order that their titles give them as well: retrieval leaves out the
 * words that frame a question, and here they count. The title itself goes first.
 * @param {{title: string, also?: string[]}[]} rows
 * @param {{score: number}[]} hits one for each row
 * @param {string[]} terms of the query
 */
export function inOrder (rows, hits, terms) {
  const whole = terms.join(' ')
  return rows
    .map((row, i) => {
      const title = termsOf(row.title)
      return { row, i, value: hits[i].score + literal * alike(terms, title) ** 2 + (title.join(' ') === whole ? 10 : 0) }
    })
    .sort((a, b) => b.value - a.value || a.i - b.i)
    .map(({ row }) => row)
}

/** The part of two texts' words that they share (Dice's coefficient). */
function alike (terms, others) {
  const left = [...others]
  let shared = 0
  for (const term of terms) {
    const at = left.indexOf(term)
    if (at < 0) continue
    left.splice(at, 1)
    shared++
  }
  return 2 * shared / (terms.length + others.length)
}
