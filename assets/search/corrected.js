import { fill } from './say.js'
import { make } from './results.js'

/**
 * Says that a word was taken for another, and offers to take it as it was typed.
 * @param {HTMLElement} place
 * @param {{good: boolean, corrected: {from: string, to: string}|null}|undefined} found
 * @param {Object<string, string>} labels
 * @param {() => void} literally called when the reader would rather
 */
export function showCorrected (place, found, labels, literally) {
  const corrected = found?.good ? found.corrected : null
  place.hidden = !corrected
  if (!corrected) return
  const button = make(place.ownerDocument, 'button', { type: 'button' }, fill(labels.instead, { word: corrected.from }))
  button.addEventListener('click', literally)
  place.replaceChildren(fill(labels.corrected, { word: corrected.to }) + ' ', button)
}
