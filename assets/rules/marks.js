/*
 * What the word lists of a language say of a word, as bits: it is looked up once
 * for each word that is met, and not once for each rule.
 */
export const beginsClause = 1
/** "I", "me", "my" */
export const mine = 2
/** "we", "us", "our" */
export const ours = 4
/** "I" and "we": who acts */
export const speaker = 8
/** a figure, in digits or in words, or a date */
export const figure = 16
/** a change or a reaction that has a name */
export const change = 32
/** the first word of some phrase */
export const opensPhrase = 64
/** a word that some phrase names */
export const inPhrases = 128
/** in quotation marks: what this text says, and not the lists */
export const quoted = 256

/** Told at a glance of nearly all words, and of a whole script's digits only with a table. */
const lettersOnly = /^[a-z]*$/

/**
 * Returns the function that looks a word up in prepared lists.
 * @param {Object<string, Set<string>>} lists
 * @param {{first: Map<string, unknown>, vocabulary: Set<string>}} phrases
 */
export const marker = (lists, phrases) => word => {
  const parts = word.includes('-') ? word.split('-') : [word]
  let mark = 0
  if (lists.clauseWords.has(word)) mark |= beginsClause
  if (lists.mine.has(word)) mark |= mine
  if (lists.ours.has(word)) mark |= ours
  if (lists.speakers.has(word)) mark |= speaker
  if (!lettersOnly.test(word) && /\p{Nd}/u.test(word) || parts.some(part => lists.numbers.has(part)) || lists.dates.has(parts[0])) mark |= figure
  if (lists.changes.has(word) || lists.reactions.has(word)) mark |= change
  if (phrases.first.has(word)) mark |= opensPhrase
  if (phrases.vocabulary.has(word)) mark |= inPhrases
  return mark
}
