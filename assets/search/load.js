/** How long one file may take, in milliseconds, until the search has failed. */
const patience = 20000

/**
 * Loads files of the index into a page by adding scripts, which works over HTTP,
 * from disk, and under the site's policy. Each script hands its text to
 * starlingShard.
 * @param {Document} document
 * @param {URL} root the address of the home page
 * @param {boolean} fresh asks for a table that no cache has: it names files that a
 *   newer edition may have replaced
 * @returns {(path: string) => Promise<string>}
 */
export function loader (document, root, fresh) {
  globalThis.starlingShard = (_, payload) => document.currentScript.dispatchEvent(new CustomEvent('shard', { detail: payload }))
  return path => new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = new URL(path, root).href + (fresh && path === 'search/index.js' ? '?' + Date.now() : '')
    const fail = () => reject(new Error('cannot load ' + path))
    script.addEventListener('shard', event => resolve(event.detail))
    // A host that answers every address with a page is no file of the index.
    script.addEventListener('load', fail)
    script.addEventListener('error', fail)
    const timer = setTimeout(fail, patience)
    document.head.append(script)
    const end = () => {
      clearTimeout(timer)
      script.remove()
    }
    script.addEventListener('load', end)
    script.addEventListener('error', end)
  })
}
