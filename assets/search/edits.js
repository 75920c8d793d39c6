/*
 * How many slips of the keyboard lie between two words: letters left out, put in,
 * mistaken, or two neighbours swapped (Damerau-Levenshtein, optimal string alignment).
 * A letter is mistaken for one beside it on the keyboard, or that sounds like it. Any
 * other takes two slips, as one left out and one put in: who types "crying" does not
 * mean "trying".
 */

/** Letters in the places of their keys, and letters that sound alike. */
const keys = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm']
const sounds = ['aeiouy', 'ckqs', 'csxz', 'fvw', 'dt', 'mn', 'bp', 'gj', 'lr']

/** For each two small letters, whether one is hardly mistaken for the other. */
const unlike = new Uint8Array(128 * 128)
for (const [a, row, at] of placed()) {
  for (const [b, otherRow, otherAt] of placed()) {
    const beside = Math.abs(row - otherRow) < 2 && Math.abs(at - otherAt) < 2
    if (!beside && !sounds.some(s => s.includes(a) && s.includes(b))) unlike[a.charCodeAt(0) * 128 + b.charCodeAt(0)] = 1
  }
}

function placed () { return keys.flatMap((row, i) => [...row].map((letter, at) => [letter, i, at])) }

/** Three rows of the table, which all comparisons share: words are many and short. */
const rows = [[], [], []]

/**
 * The number of slips; more than most is given as most + 1.
 * @param {string} a
 * @param {string} b
 * @param {number} most
 */
export function slips (a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let [before, last, row] = rows
  for (let j = 0; j <= b.length; j++) last[j] = j
  for (let i = 1; i <= a.length; i++) {
    let least = row[0] = i
    for (let j = 1; j <= b.length; j++) {
      let n = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : mistaken(a.charCodeAt(i - 1), b.charCodeAt(j - 1))))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) n = Math.min(n, before[j - 2] + 1)
      row[j] = n
      if (n < least) least = n
    }
    if (least > most) return most + 1
    const spare = before
    before = last
    last = row
    row = spare
  }
  return last[b.length]
}

/** What it takes to type one letter for another. */
function mistaken (a, b) { return a < 128 && b < 128 ? 1 + unlike[a * 128 + b] : 1 }
