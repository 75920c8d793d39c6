import { addTo, phraseAt } from './forms.js'

/**
 * What results are marked by: the words and phrases that were typed, and those
 * that they also stand for. Each is of an idea of the query.
 *
 * @typedef {object} Sign
 * @property {number} size how many terms it takes up
 * @property {number} idea
 * @property {boolean} own whether it was typed, or is only what that also means
 */
export class Sought {
  /**
   * @param {import('./rank.js').Matched[]} matched
   * @param {import('./forms.js').Forms} forms
   * @param {Set<string>} functionWords which alone are no sign of what was sought
   */
  constructor (matched, forms, functionWords) {
    this.forms = forms
    /** @type {Map<number, Sign>} the words, by their group */
    this.words = new Map()
    /** @type {Map<string, Sign>} the phrases, by their terms with spaces between */
    this.signs = new Map()
    /** The phrases in terms, by their first. */
    this.phrases = new Map()
    matched.forEach(({ idea, meant }, i) => {
      this.phrase(idea.text, i, true)
      for (const { group } of meant) this.words.set(group, { size: 1, idea: i, own: true })
    })
    matched.forEach(({ meant }, i) => {
      for (const also of meant.flatMap(m => m.record.also)) {
        const group = forms.group(also)
        this.phrase(also, i, false)
        if (group !== undefined && !this.words.has(group) && !functionWords.has(also)) this.words.set(group, { size: 1, idea: i, own: false })
      }
    })
  }

  phrase (text, idea, own) {
    const terms = text.split(' ')
    if (terms.length < 2 || this.signs.has(text)) return
    this.signs.set(text, { size: terms.length, idea, own })
    addTo(this.phrases, terms[0], terms)
  }

  /**
   * What stands in a text at a place, or undefined.
   * @param {string[]} terms of the text
   * @param {number} at
   * @param {number[]} groups of the terms, see Forms.groupsOf
   * @returns {Sign|undefined}
   */
  at (terms, at, groups) {
    const size = this.phrases.size ? phraseAt(this.phrases, terms, at) : 0
    return size ? this.signs.get(terms.slice(at, at + size).join(' ')) : this.words.get(groups[at])
  }
}
