import { addressOf, isIndex, isOwn, stays } from './address.js'

/** The form in which files are kept. Another number begins anew. */
const form = 1

/** How many files are asked for at a time. */
const atOnce = 6

/**
 * What is kept of a site in a browser: its files by their addresses, and two marks
 * of our own, whose addresses no file can have.
 */
export class Kept {
  /**
   * @param {CacheStorage} caches
   * @param {(request: Request|string) => Promise<Response>} fetch
   * @param {string} scope the address of the site, with a slash at its end
   */
  constructor (caches, fetch, scope) {
    this.caches = caches
    this.fetch = fetch
    this.scope = scope
    // Several sites may lie in folders of one host.
    this.name = 'starling ' + form + ' ' + scope
    this.marks = { edition: scope + '-/edition', whole: scope + '-/whole' }
  }

  open () {
    return this.caches.open(this.name)
  }

  /** Removes what earlier forms have kept, or everything. */
  async removeOld (all = false) {
    for (const name of await this.caches.keys()) {
      const [, site] = /^starling \d+ (.*)$/.exec(name) ?? []
      if (site === this.scope && (all || name !== this.name)) await this.caches.delete(name)
    }
  }

  /** Tells whether a request is for what a page shows, or for a page. */
  answers (request) {
    return request.method === 'GET' && !request.headers.has('range') && isOwn(this.scope, request.url) &&
      (request.mode === 'navigate' || ['image', 'manifest'].includes(request.destination) || stays(this.scope, request.url) || isIndex(this.scope, request.url))
  }

  /**
   * Answers a request.
   * @param {Request} request
   * @param {(later: Promise) => void} wait is given what goes on after the answer
   */
  async answer (request, wait) {
    const cache = await this.open()
    const address = addressOf(request.url)
    const found = stays(this.scope, address) && await cache.match(address)
    if (found) return found
    try {
      const response = await this.fetch(request)
      if (response.ok && response.type === 'basic') wait(this.put(cache, address, response.clone()))
      return response
    } catch (error) {
      const old = await cache.match(address)
      if (old) return old
      const help = this.scope + 'export/'
      if (request.mode !== 'navigate' || address === help || !await cache.match(help)) throw error
      return Response.redirect(help + '?missing=' + encodeURIComponent(address.slice(this.scope.length)) + '#offline')
    }
  }

  /** Keeps a file, as if it had been asked for by this address. Returns whether there was room. */
  async put (cache, address, response) {
    const { body, status, headers } = response
    try {
      await cache.put(address, response.redirected ? new Response(body, { status, headers }) : response)
      return true
    } catch { return false }
  }

  /**
   * Keeps files that are not kept yet, some at a time; one that cannot be had is
   * left out.
   * @param {string[]} paths paths, or whole addresses of this site
   * @param {(done: number, all: number) => void} [tell]
   * @param {AbortSignal} [signal]
   * @returns {Promise<{missing: number, full: boolean}>}
   */
  async add (paths, tell = () => {}, signal = undefined) {
    const cache = await this.open()
    const addresses = [...new Set(paths.map(path => addressOf(new URL(path, this.scope).href)))].filter(address => isOwn(this.scope, address))
    let [done, missing, full] = [0, 0, false]
    await inTurn(addresses, async address => {
      if (full || signal?.aborted) return
      if (!await cache.match(address)) {
        const response = await this.fetch(address).catch(() => null)
        if (!response?.ok) missing++
        else if (!await this.put(cache, address, response)) full = true
      }
      tell(++done, addresses.length)
    })
    return { missing, full }
  }

  /** The addresses of all files of the site that can be kept, as it is now. */
  async list () {
    const response = await this.fetch(new Request(this.scope + 'offline.json', { cache: 'no-cache' }))
    if (!response.ok) throw new Error('offline.json: ' + response.status)
    return (await response.json()).map(path => addressOf(new URL(path, this.scope).href))
  }

  /**
   * Brings what is kept to an edition: pages are asked for again, and what the site
   * no longer has is removed. Where the network fails it is left, and done the next
   * time.
   * @param {string} edition
   */
  async renew (edition) {
    const cache = await this.open()
    const mark = await cache.match(this.marks.edition)
    if (await mark?.text() === edition) return
    try {
      if (mark) await this.refresh(cache)
      await cache.put(this.marks.edition, new Response(edition))
    } catch { /* the next page that is opened begins it again */ }
  }

  async refresh (cache) {
    const living = new Set(await this.list())
    const kept = (await cache.keys()).map(request => request.url).filter(url => !Object.values(this.marks).includes(url))
    await inTurn(kept.filter(url => !stays(this.scope, url) && living.has(url)), async url => {
      const response = await this.fetch(new Request(url, { cache: 'no-cache' }))
      if (response.ok) await this.put(cache, url, response)
    })
    for (const url of kept) if (!living.has(url)) await cache.delete(url)
    if (await cache.match(this.marks.whole)) await this.add([...living])
  }

  /** Removes all that is kept. What is opened from now on is kept again. */
  async forget () {
    await this.caches.delete(this.name)
  }

  /** Tells whether the whole guide was kept. */
  async isWhole () {
    return Boolean(await (await this.open()).match(this.marks.whole))
  }

  /** Notes that the whole guide is kept, so that it is from now on. */
  async setWhole () {
    await (await this.open()).put(this.marks.whole, new Response(''))
  }
}

/** Does something for each entry of a list, a few at a time. */
async function inTurn (list, work) {
  let next = 0
  const worker = async () => { while (next < list.length) await work(list[next++]) }
  await Promise.all(Array.from({ length: atOnce }, worker))
}
