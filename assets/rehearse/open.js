import { openStore } from '../store/open.js'
import { Guide } from './guide.js'

/**
 * Begins the tool of a page: hands over the place for it, what there is to work on,
 * and the reader's data.
 * @param {string} name
 * @param {(place: HTMLElement, guide: Guide, store: import('../store/store.js').Store) => void} run
 */
export function openTool (name, run) {
  const place = document.getElementById('tool')
  if (place?.dataset.tool !== name || !globalThis.starlingGuide) return
  run(place, new Guide(globalThis.starlingGuide, new URL(place.dataset.root, document.baseURI), location), openStore(window))
}
