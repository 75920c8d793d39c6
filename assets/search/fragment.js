/**
 * What is shown of a group of results: see generator/search/fragments.go.
 *
 * @typedef {object} Fragment
 * @property {string} kind
 * @property {string} address
 * @property {string} title
 * @property {string} summary
 * @property {boolean} draft
 * @property {string[]} also
 * @property {{address: string, title: string, summary: string, draft: boolean, facts: string}[]} examples
 * @property {{id: string, title: string, text: string}[]} sections
 *
 * @param {string} payload
 * @returns {Fragment}
 */
export function readFragment (payload) {
  const fragment = { also: [], examples: [], sections: [] }
  for (const line of payload.split('\n')) {
    const [letter, a, b, c, d, e] = line.split('\t')
    switch (letter) {
      case 'Q':
        Object.assign(fragment, { kind: a, address: b, title: c, summary: d, draft: e === 'draft' })
        break
      case 'A':
        fragment.also.push(a)
        break
      case 'E':
        fragment.examples.push({ address: a, title: b, summary: c, draft: d === 'draft', facts: e })
        break
      case 'S':
        fragment.sections.push({ id: a, title: b, text: c })
    }
  }
  return fragment
}
