import { gradeOf } from './grade.js'
import { wordsOf } from './languages.js'
import { bare, lexemeOf, read } from './tokens.js'

/**
 * Measures a text of any kind: how many words and sentences it has, how hard it
 * is to read, and which sentences are long.
 * @param {{language: string, text: string, longest: number}} input
 */
export function measure ({ language, text, longest = Infinity }) {
  const texts = [String(text ?? '')]
  const { sentences, spans: [{ words }], syllables } = read(texts)
  const long = sentences.filter(s => s.words > longest).map(({ start, end, words }) => ({ start, end, words }))
  return { words, sentences: sentences.length, grade: wordsOf(language) ? gradeOf(words, sentences.length, syllables) : null, long }
}

/**
 * What words are to the rules, for a reader that is not written in this language.
 * @param {string} language
 * @param {string[]} words
 */
export function lexemes (language, words) {
  const reader = wordsOf(language)?.reader ?? bare
  return words.map(word => lexemeOf(word, reader))
}

/**
 * The reading grade from counts, or null for want of a formula.
 * @param {string} language
 */
export function grade (language, words, sentences, syllables) {
  return wordsOf(language) ? gradeOf(words, sentences, syllables) : null
}
