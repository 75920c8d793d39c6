/** What is spoken of an answer: the plain script, without labels, markers and notes. */
export function spokenTexts (answer) {
  return [...answer.querySelectorAll('.said')].map(said => {
    const copy = said.cloneNode(true)
    for (const part of copy.querySelectorAll('.marker, .note')) part.remove()
    return copy.textContent.replace(/\s+/g, ' ').trim()
  })
}

/** How long a piece may be that is handed over at once: some voices fall silent in the middle of a longer one. */
const longest = 200

/**
 * Texts as sentences. One that is very long is cut at its commas.
 * @param {string[]} texts
 * @param {string} language
 */
export function sentencesOf (texts, language) {
  const cut = Intl.Segmenter ? text => [...new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text)].map(part => part.segment) : text => text.split(/(?<=[.!?…])\s+/)
  return texts.flatMap(cut)
    .flatMap(sentence => sentence.length > longest ? sentence.split(/(?<=[,;:])\s+/) : [sentence])
    .map(sentence => sentence.trim()).filter(Boolean)
}
