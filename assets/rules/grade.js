/**
 * How hard a text is to read, to one decimal: the Flesch-Kincaid grade, 0.39
 * times the words a sentence has, plus 11.8 times the syllables a word has, less
 * 15.59 (Kincaid, Fishburne, Rogers and Chissom 1975, "Derivation of New
 * Readability Formulas"). It is made for English. A word in figures counts as
 * one syllable: figures do not make a text hard.
 * @param {number} words
 * @param {number} sentences
 * @param {number} syllables
 */
export function gradeOf (words, sentences, syllables) {
  if (words === 0) return 0
  const grade = 0.39 * words / sentences + 11.8 * syllables / words - 15.59
  return Math.max(0, Math.round(grade * 10) / 10)
}
