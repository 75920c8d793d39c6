/*
 * Where a sentence ends: after ".", "!", "?" or "…", closing quotes and
 * brackets, and white space (the full stops of Chinese and Japanese need none),
 * where the next word is not in lower case; and at the end of a line, since
 * lines are paragraphs and list items. Initials ("J. Smith"), abbreviations
 * ("Mr. Smith", "e.g. a till", "No. 4") and figures ("3.5") end none.
 */
const wide = '。！？｡'
const stops = '.!?…؟۔।' + wide
const closers = '"\'”’»›)]}」』）】'
const openers = '"\'“‘«‹([{¿¡„‚「『（【—– '

const set = list => new Set(list.split(' '))
const titles = set('mr mrs ms mx dr prof rev gen col capt lt sgt st mt vs cf al viz approx e.g i.e')
const numbered = set('no nos fig figs p pp vol ch sec art c ca jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun')

/** Tells whether a sentence could end in what stands between two words. */
export const mayEnd = gap => /[.!?…؟۔।。！？｡\n]/.test(gap)

/**
 * Looks for a sentence's end between two words.
 * @param {string} text
 * @param {number} from where the word before ends
 * @param {number} to where the next word begins, or the text's end
 * @param {number} begun where the sentence began
 * @param {string} last the word before, in lower case
 * @returns {{end: number, next: number} | undefined} where the sentence ends and
 *   the next one begins; undefined where it goes on
 */
export function sentenceEnd (text, from, to, begun, last) {
  for (let i = from; i < to;) {
    if (text[i] === '\n') return { end: trimmedEnd(text, begun, i), next: skipSpace(text, i, to) }
    if (!stops.includes(text[i])) {
      i++
      continue
    }
    let end = i
    while (end < to && (stops.includes(text[end]) || closers.includes(text[end]))) end++
    const next = skipSpace(text, end, to)
    const line = text.slice(end, next).includes('\n')
    if (line || ends(text, { i, from, end, next, to, begun, last })) return { end, next }
    i = Math.max(next, i + 1)
  }
}

function ends (text, { i, from, end, next, to, begun, last }) {
  if (wide.includes(text[i])) return true
  if (end === next) return false
  let at = next
  while (at < to && openers.includes(text[at])) at++
  const first = at < text.length ? String.fromCodePoint(text.codePointAt(at)) : ''
  if (first !== first.toUpperCase() && first === first.toLowerCase()) return false
  // An abbreviation that goes on is not closed: "(and so on.) Then".
  if (text[i] !== '.' || end > i + 1) return true
  // Most words can be told at a glance to be no abbreviation.
  if (i === from && last.length > 1 && last >= 'a' && last < '{' && !titles.has(last) && !numbered.has(last)) return true
  return /\p{L}/u.test(text.slice(begun, i)) && !abbreviation(text, begun, i, first)
}

function abbreviation (text, begun, stop, next) {
  let at = stop
  while (at > begun && !/[\s"'“‘«‹([{¿¡„‚「『（【\-–—/]/.test(text[at - 1])) at--
  const word = text.slice(at, stop)
  if (/^\p{Lu}(\.\p{Lu})+$/u.test(word)) return true
  // "I" is the pronoun far more often than an initial, and a letter after a word
  // in lower case a mark or a plan: "from a C to a B. Then".
  if (/^\p{Lu}$/u.test(word)) return word !== 'I' && !/\p{Ll}\s+$/u.test(text.slice(begun, at))
  const lower = word.toLowerCase()
  return titles.has(lower) || numbered.has(lower) && /\p{Nd}/u.test(next)
}

function skipSpace (text, at, to) {
  while (at < to && /\s/.test(text[at])) at++
  return at
}

/** The end of the text before a place, less white space. */
export function trimmedEnd (text, from, to) {
  while (to > from && /\s/.test(text[to - 1])) to--
  return to
}
