import { gradeOf } from './grade.js'
import { wordsOf } from './languages.js'
import { read } from './tokens.js'

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
