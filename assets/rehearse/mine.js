/**
 * What a reader has practised and wants to.
 * @param {import('../store/store.js').Store} store
 * @returns {{ratings: Map<string, object>, shortlist: Set<string>, interview: string}}
 */
export function practised (store) {
  return {
    ratings: new Map(store.list('ratings')),
    shortlist: new Set(store.list('shortlist').map(([slug]) => slug)),
    interview: store.look('plan', 'mine')?.date ?? ''
  }
}
