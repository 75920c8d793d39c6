import { Store } from './store.js'

/**
 * Opens the reader's data over the browser's storage, and listens for what other
 * tabs change.
 * @param {Window} window
 * @returns {Store}
 */
export function openStore (window) {
  let storage = null
  // Where storage is blocked, to name it is an error.
  try { storage = window.localStorage } catch { /* nothing is kept */ }
  const store = new Store(storage, () => Date.now())
  window.addEventListener('storage', event => {
    if (event.storageArea === storage) store.changed(event.key)
  })
  return store
}

/**
 * Asks the browser not to clear this site's data when room is short. Some ask
 * their reader, so it is called only after something was kept.
 * @param {Navigator} navigator
 * @returns {Promise<boolean>} whether it promises
 */
export async function persist (navigator) {
  try {
    return await navigator.storage.persisted() || await navigator.storage.persist()
  } catch { return false }
}
