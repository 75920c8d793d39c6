/*
 * What counts as a word, exactly as the generator counts: both are held to one
 * table of cases. A word is a run of letters, marks and digits that begins with
 * a letter or digit. One apostrophe or hyphen between two of its characters
 * belongs to it, and so does a full stop or comma between digits. Each Han,
 * Hiragana or Katakana character is a word of its own.
 */
const joiners = "'\\u2019\\u2010\\u2011.,-"
const ideographs = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\u30fc\\uff70'
const letters = `(?:[^\\P{L}${ideographs}]|\\p{Nd})(?:[^\\P{L}${ideographs}]|[\\p{Nd}\\p{M}])*`
const anyScript = `${letters}(?:[${joiners}]${letters})*|(?!\\p{M})[${ideographs}]\\p{M}*`

/** Letters with no mark beside them, and signs that are no letters: nearly all texts hold nothing else, and are read several times as fast. */
const latin = '[0-9A-Za-z\\u00aa\\u00b5\\u00ba\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u02af]+'
const onlyLatin = /^[\0-\u02af\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*$/
const latinScript = `${latin}(?:[${joiners}]${latin})*`

/**
 * Calls visit with each word and where it begins.
 * @param {string} text
 * @param {(word: string, start: number) => void} visit
 */
export function eachWord (text, visit) {
  const pattern = onlyLatin.test(text) ? new RegExp(latinScript, 'g') : new RegExp(anyScript, 'gu')
  for (let found; (found = pattern.exec(text));) {
    let word = found[0]
    if (word.includes('.') || word.includes(',')) {
      word = uptoStop(word)
      pattern.lastIndex = found.index + word.length
    }
    visit(word, found.index)
  }
}

/** The word up to a full stop or comma that stands between anything but digits. */
function uptoStop (word) {
  const parts = word.split(/[.,]/)
  let end = parts[0].length
  for (let i = 1; i < parts.length; i++) {
    if (!/\p{Nd}\p{M}*$/u.test(parts[i - 1]) || !/^\p{Nd}/u.test(parts[i])) break
    end += 1 + parts[i].length
  }
  return word.slice(0, end)
}

/**
 * The number of words in a text.
 * @param {string} text
 * @returns {number}
 */
export function countWords (text) {
  let n = 0
  eachWord(text, () => n++)
  return n
}
