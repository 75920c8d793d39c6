const ideograph = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\u30fc\\uff70]'
const first = `(?!${ideograph})[\\p{L}\\p{Nd}]`
const word = new RegExp(`${ideograph}\\p{M}*|${first}(?:${first}|\\p{M}|['\u2019\u2010\u2011-](?=${first})|(?<=\\p{Nd})[.,](?=\\p{Nd}))*`, 'gu')
const isIdeograph = new RegExp('^' + ideograph, 'u')
const plain = /^[a-z0-9]*$/i

/**
 * A text for comparing with others: taken apart, in one letter case, without
 * marks, as text.Fold makes it in Go.
 * @param {string} s
 */
export function fold (s) {
  if (/^[\x00-\x7f]*$/.test(s)) return s.toLowerCase()
  return s.normalize('NFKD').toLowerCase().toUpperCase().toLowerCase().normalize('NFKD').replace(/[\p{Mn}\p{Me}]/gu, '').replace(/ς/g, 'σ')
}

/**
 * The words of a text with where each begins.
 * @param {string} s
 * @returns {{word: string, at: number}[]}
 */
export function words (s) {
  return [...s.matchAll(word)].map(m => ({ word: m[0], at: m.index }))
}

/**
 * The terms of one word: it, folded and bare; a compound gives its parts and the whole.
 * @param {string} word
 * @returns {string[]}
 */
export function partsOf (word) {
  if (plain.test(word)) return [word.toLowerCase()]
  const parts = fold(word).split(/[\u2010\u2011-]/).filter(Boolean).map(bare)
  const list = parts.filter(Boolean)
  const whole = parts.join('')
  if (parts.length > 1 && !/^[0-9]/.test(whole)) list.push(whole)
  return list
}

/**
 * The terms of a text, in their order: what eachTerm gives in Go.
 * @param {string} s
 * @returns {string[]}
 */
export function termsOf (s) {
  const list = []
  let run = []
  const flush = () => {
    if (run.length === 1) list.push(run[0])
    for (let i = 0; i + 1 < run.length; i++) list.push(run[i] + run[i + 1])
    run = []
  }
  for (const { word } of words(s)) {
    if (isIdeograph.test(word)) {
      run.push(fold(word))
      continue
    }
    flush()
    list.push(...partsOf(word))
  }
  flush()
  return list
}

/** Drops a possessive's ending, apostrophes, and commas between digits. */
function bare (word) {
  return word.replace(/['\u2019]s$/, '').replace(/['\u2019,]/g, '')
}
