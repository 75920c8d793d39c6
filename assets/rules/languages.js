import { marker } from './marks.js'
import { compile } from './phrases.js'
import en from './words/en.json'

/** Word lists, as they are written. A language is added here and nowhere else. */
const lists = { en }

const made = new Map()
const set = list => new Set(list.split(' '))

/**
 * The word lists of a language, ready for use, or undefined where there are
 * none. They are made once.
 * @param {string} tag
 */
export function wordsOf (tag) {
  const name = String(tag ?? '').toLowerCase().split(/[-_]/)[0]
  if (!Object.hasOwn(lists, name)) return undefined
  if (!made.has(name)) made.set(name, prepare(lists[name]))
  return made.get(name)
}

function prepare (list) {
  const words = { phrases: compile(list) }
  for (const [key, value] of Object.entries(list)) {
    if (typeof value === 'string' && key !== 'skip') words[key] = set(value)
  }
  for (const [key, value] of Object.entries(list.pronouns)) words[key] = set(value)
  words.reader = { chunks: new Map(), markOf: marker(words, words.phrases) }
  return words
}
