/*
 * Reads the numbers of the index, which generator/search/digits.go writes.
 */
const base = 0x23
const backslash = 0x5c
const single = 60
const carried = 30

/** Reads numbers and texts from a string, one after the other. */
export class Reader {
  /** @param {string} text */
  constructor (text) {
    this.text = text
    this.at = 0
  }

  get done () { return this.at >= this.text.length }

  digit () {
    const code = this.text.charCodeAt(this.at++)
    return code - base - (code > backslash ? 1 : 0)
  }

  /** A number that is not negative. */
  number () {
    let sum = 0
    let scale = 1
    for (;;) {
      const d = this.digit()
      if (!(d >= 0)) throw new Error('a file of the search index is damaged')
      sum += scale * d
      if (d < single) return sum
      scale *= carried
    }
  }

  /** Any number. */
  signed () {
    const n = this.number()
    return n % 2 ? -(n + 1) / 2 : n / 2
  }

  /** A text with its length in front. */
  string () {
    const length = this.number()
    this.at += length
    return this.text.slice(this.at - length, this.at)
  }
}
