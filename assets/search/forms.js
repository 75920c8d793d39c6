import { Reader } from './digits.js'

/**
 * The surface forms that have been loaded, each with its group's number.
 */
export class Forms {
  constructor () {
    /** @type {Map<string, number>} */
    this.groups = new Map()
    /** On how many pages a group stands, as the length of that number in bits. */
    this.bits = new Map()
    /** The phrases among the forms, by their first word. */
    this.phrases = new Map()
    /** The words of each file in their order, and all words by their length, but for those that stand on no page. */
    this.sorted = []
    this.byLength = []
  }

  /** Adds a file of forms: see generator/search/dictionary.go. */
  add (payload) {
    const [text, steps, counts] = payload.split('\n')
    const groups = new Reader(steps)
    const bits = new Reader(counts)
    const seen = new Set()
    const words = []
    let form = ''
    let last = -1
    for (const [, capital, rest] of text.matchAll(/([A-Z])([^A-Z]*)/g)) {
      form = form.slice(0, capital.charCodeAt(0) - 65) + rest
      last += 1 + groups.signed()
      if (!seen.has(last)) {
        seen.add(last)
        this.bits.set(last, bits.digit())
      }
      this.groups.set(form, last)
      const space = form.indexOf(' ')
      if (space > 0) {
        addTo(this.phrases, form.slice(0, space), form.split(' '))
        continue
      }
      if (!this.bits.get(last)) continue
      words.push(form)
      const same = this.byLength[form.length] ??= []
      same.push(form)
    }
    this.sorted.push(words)
  }

  /** The words that begin with another one, and are longer. */
  longer (word) {
    const list = []
    for (const words of this.sorted) {
      for (let i = lastAtMost(words, word) + 1; i < words.length && words[i].startsWith(word); i++) list.push(words[i])
    }
    return list
  }

  /** The words that could lie so many slips away: of about that length, and alike at the beginning. */
  near (word, most) {
    const list = []
    const [a, b] = word
    for (let length = word.length - most; length <= word.length + most; length++) {
      for (const form of this.byLength[length] ?? []) {
        if (form[0] === a || form[1] === b || form[0] === b || form[1] === a) list.push(form)
      }
    }
    return list
  }

  /**
   * The groups of a text's terms, kept beside the terms: a text is shown many
   * times, and looked at anew only when more forms are known.
   * @param {{terms: string[], groups?: number[], known?: number}} text
   */
  groupsOf (text) {
    if (text.known !== this.groups.size) {
      text.groups = text.terms.map(term => this.groups.get(term))
      text.known = this.groups.size
    }
    return text.groups
  }

  has (form) { return this.groups.has(form) }
  group (form) { return this.groups.get(form) }
  count (form) { return this.bits.get(this.groups.get(form)) ?? 0 }
}

/** The place of the last value that is not above another, or -1. */
export function lastAtMost (list, value) {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (list[middle] <= value) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** Adds a value to a map of lists. */
export function addTo (map, key, value) {
  if (map.has(key)) map.get(key).push(value)
  else map.set(key, [value])
}

/**
 * The longest of the phrases that stands in the terms at a place, or 0.
 * @param {Map<string, string[][]>} phrases by their first term
 * @param {string[]} terms
 * @param {number} at
 */
export function phraseAt (phrases, terms, at) {
  let longest = 0
  for (const phrase of phrases.get(terms[at]) ?? []) {
    if (phrase.length > longest && phrase.every((term, i) => terms[at + i] === term)) longest = phrase.length
  }
  return longest
}
