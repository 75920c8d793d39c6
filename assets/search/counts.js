import { chosen } from '../script/choices.js'
import { addTo } from './forms.js'
import { groupHits } from './rank.js'

/**
 * How many results each choice of a filter would leave, with what is chosen in
 * the others: for each filter the number by value.
 * @param {import('./rank.js').Scores} scores
 * @param {import('./table.js').Table} table
 * @param {Map<string, string[][]>} facets each page's values
 * @param {import('../script/choices.js').Choices} choices
 * @param {(hits: import('./rank.js').Hit[]) => import('./rank.js').Hit[]} cut leaves the hits that are shown
 * @returns {Map<string, Map<string, number>>}
 */
export function countChoices (scores, table, facets, choices, cut) {
  const counts = new Map()
  for (const [name, column] of facets) {
    const byValue = new Map()
    for (const page of scores.pages) {
      if (!chosen(choices, other => facets.get(other)?.[page] ?? [], name)) continue
      for (const value of column[page]) {
        addTo(byValue, value, page)
      }
    }
    counts.set(name, new Map([...byValue].map(([value, pages]) => [value, cut(groupHits({ ...scores, pages }, table)).length])))
  }
  return counts
}
