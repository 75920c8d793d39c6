/** How many results come at once: as many as are seen. */
export const batch = 5
/** So many come by themselves as the reader gets to them; more if they ask. */
const unasked = 10

/**
 * The list of results, which grows as its reader gets to its end.
 * @param {HTMLElement} main
 * @param {(found: object, from: number, to: number) => Promise<object[]>} rowsOf
 * @param {(row: object) => HTMLElement} make
 * @param {() => void} failed called when more could not be loaded that a reader has asked for
 * @returns {{busy: () => void, show: (found: object|null, rows: object[]) => void}}
 */
export function growingList (main, rowsOf, make, failed) {
  const list = main.querySelector('#results')
  const more = main.querySelector('#more-results')
  let found = null

  const settle = () => {
    list.removeAttribute('aria-busy')
    more.hidden = !found || list.children.length >= found.hits.length
  }
  // Who asked for more with the button goes on at the first of them.
  const grow = async asked => {
    const from = list.children.length
    const of = found
    const rows = await rowsOf(of, from, from + batch)
    if (of !== found || from !== list.children.length) return
    list.append(...rows.map(make))
    const goOn = asked || main.ownerDocument.activeElement === more
    settle()
    if (goOn) list.children[from].querySelector('a').focus()
  }
  more.addEventListener('click', () => grow(true).catch(failed))
  new IntersectionObserver(entries => {
    if (entries.some(e => e.isIntersecting) && list.children.length < unasked) grow(false).catch(() => { /* the button is there */ })
  }).observe(more)

  return {
    busy () { list.setAttribute('aria-busy', 'true') },
    show (of, rows) {
      found = of
      list.replaceChildren(...rows.map(make))
      settle()
    }
  }
}
