/**
 * Has the browser keep the pages that it shows, and offers to install the site:
 * over http(s), and never in the preview, whose pages change under it.
 * @param {Window} window
 * @param {HTMLScriptElement} script ours, which names the worker and the manifest
 */
export function keepPages (window, script) {
  const { document, location, navigator } = window
  const workers = navigator.serviceWorker
  const { worker, manifest } = script?.dataset ?? {}
  if (!/^https?:$/.test(location.protocol) || document.querySelector('main').classList.contains('404')) return
  if (document.querySelector('script[src^="/-/"]')) {
    workers?.getRegistration().then(registration => registration?.unregister())
    return
  }
  if (manifest) {
    const link = document.createElement('link')
    link.rel = 'manifest'
    link.href = manifest
    document.head.append(link)
  }
  // Where there is a worker still and is to be none, its new script says so; and
  // what the old one was putting away meanwhile goes with the next page.
  if (!worker) {
    workers?.getRegistration().then(registration => registration?.update()).catch(() => {})
    if (script) forget(window.caches, new URL('..', script.src).href).catch(() => {})
  }
  if (!worker || !workers) return
  const tell = async () => {
    const { active } = await workers.ready
    const visited = window.performance.getEntriesByType('resource').map(entry => entry.name)
    active.postMessage({ visited: [location.href, ...visited].filter(url => url.startsWith(location.origin)) })
  }
  window.addEventListener('load', async () => {
    try {
      await workers.register(worker)
      // The worker of a new edition has things to bring up to date, too.
      workers.addEventListener('controllerchange', tell)
      await tell()
    } catch { /* then nothing is kept */ }
  })
}

/** Removes what is kept of the site with a home page. */
async function forget (caches, home) {
  for (const name of await caches?.keys() ?? []) {
    if (name.startsWith('starling ') && name.endsWith(' ' + home)) await caches.delete(name)
  }
}
