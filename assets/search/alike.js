import { termsOf } from './terms.js'

/** What being the query word for word counts, beside the score of a hit. */
const literal = 0.6
/** What another way to ask counts, where the title counts 1. */
const other = 0.75
/** What a title, and another way to ask, counts that is the query. */
const whole = 10
const wholeOther = 5

/** The terms of the other ways to ask, by what shows them: a question is shown many times. */
const asked = new WeakMap()

/**
 * Rows in the order that their titles and other ways to ask give them as well:
 * retrieval leaves out the words that frame a question, and here they count. The
 * title itself goes first.
 * @param {{title: string}[]} rows
 * @param {{score: number}[]} hits one for each row
 * @param {{also: string[]}[]} fragments
 * @param {string[]} terms of the query
 */
export function inOrder (rows, hits, fragments, terms) {
  return rows
    .map((row, i) => {
      const title = likeness(termsOf(row.title), terms, 1, whole)
      const others = askedOf(fragments[i]).map(phrase => likeness(phrase, terms, other, wholeOther))
      return { row, i, value: hits[i].score + Math.max(title, ...others) }
    })
    .sort((a, b) => b.value - a.value || a.i - b.i)
    .map(({ row }) => row)
}

function askedOf (fragment) {
  if (!asked.has(fragment)) asked.set(fragment, fragment.also.map(termsOf))
  return asked.get(fragment)
}

function likeness (phrase, terms, factor, same) {
  return factor * literal * alike(terms, phrase) ** 2 + (phrase.join(' ') === terms.join(' ') ? same : 0)
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
