import { Reader } from './digits.js'

/**
 * What pages can be filtered by: see generator/search/facets.go.
 * @param {string} payload
 * @returns {Map<string, string[][]>} for each facet each page's values
 */
export function readFacets (payload) {
  const facets = new Map()
  const lines = payload.split('\n')
  for (let i = 0; i + 1 < lines.length; i += 2) {
    const [name, ...values] = lines[i].split('\t')
    const reader = new Reader(lines[i + 1])
    const column = []
    while (!reader.done) column.push(Array.from({ length: reader.number() }, () => values[reader.number()]))
    facets.set(name, column)
  }
  return facets
}
