/** How long after the last key it is said what was found, in milliseconds. */
const quiet = 500
/** A longer query is cut where it is repeated. */
const longest = 40

/**
 * Writes into a live region, once typing has stopped.
 * @param {HTMLElement} region
 * @returns {(text: string) => void}
 */
export function sayer (region) {
  let timer = 0
  return text => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      if (region.textContent !== text) region.textContent = text
    }, quiet)
  }
}

/**
 * What is said of an answer.
 * @param {{hits: object[], good: boolean, nothing: boolean, corrected: {from: string, to: string}|null, query: string}} found
 * @param {{one: string, other: string, none: string, nothing: string}} labels
 */
export function said (found, labels) {
  const n = found.hits.length
  const query = shortened(readAs(found))
  const label = !n || found.nothing ? labels.nothing : !found.good ? labels.none : n === 1 ? labels.one : labels.other
  return fill(label, { n, query })
}

/** The query as it was read: with a slip of the keyboard put right, where that helped. */
export function readAs ({ query, good, corrected }) {
  const typed = query.trim().replace(/\s+/g, ' ')
  if (!good || !corrected) return typed
  const at = typed.toLowerCase().indexOf(corrected.from)
  return at < 0 ? corrected.to : typed.slice(0, at) + corrected.to + typed.slice(at + corrected.from.length)
}

/** A text for repeating in a line. */
export function shortened (text) {
  const letters = [...text]
  return letters.length > longest ? letters.slice(0, longest - 1).join('').trimEnd() + '…' : text
}

/**
 * A label with values in the place of their names.
 * @param {string} label
 * @param {Object<string, string|number>} values
 */
export function fill (label, values) {
  return label.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole)
}
