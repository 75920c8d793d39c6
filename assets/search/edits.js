/*
 * How many slips of the keyboard lie between two words: letters left out, put in,
 * mistaken, or two neighbours swapped (Damerau-Levenshtein, optimal string alignment).
 */

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
      let n = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1))
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
