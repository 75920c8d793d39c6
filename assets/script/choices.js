/*
 * What a reader has chosen to narrow a list by, apart from any page: values by
 * the name of the filter. Within one filter any value is enough; all filters
 * must agree.
 *
 * @typedef {Map<string, Set<string>>} Choices
 */

/**
 * The choices in an address's query. Names that are no filters are ignored.
 * @param {string} query
 * @param {string[]} names
 * @returns {Choices}
 */
export function fromQuery (query, names) {
  const choices = new Map()
  for (const [name, value] of new URLSearchParams(query)) {
    if (!names.includes(name) || !value) continue
    if (!choices.has(name)) choices.set(name, new Set())
    for (const one of value.split(',')) choices.get(name).add(one)
  }
  return choices
}

/**
 * The query that fromQuery reads, in the order of the names; "" for no choice.
 * @param {Choices} choices
 * @param {string[]} names
 * @returns {string}
 */
export function toQuery (choices, names) {
  const parts = []
  for (const name of names) {
    const values = [...choices.get(name) ?? []].sort()
    if (values.length) parts.push(name + '=' + values.map(encodeURIComponent).join(','))
  }
  return parts.length ? '?' + parts.join('&') : ''
}

/**
 * Tells whether an item with these values is among what was chosen.
 * @param {Choices} choices
 * @param {(name: string) => string[]} valuesOf
 * @param {string} [except] a filter to leave out, for counting what its choices would leave
 */
export function chosen (choices, valuesOf, except) {
  for (const [name, values] of choices) {
    if (name === except || values.size === 0) continue
    if (!valuesOf(name).some(value => values.has(value))) return false
  }
  return true
}
