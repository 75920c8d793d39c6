/*
 * What answers when there is no network. It stands in sw.js at the root of the
 * site, which says what edition this is and what to keep from the beginning:
 *
 *   globalThis.starling = {edition, first}   first is a list of paths
 *   globalThis.starling = {off: true}        the site keeps nothing any more
 *
 * Pages come from the network, and from what is kept only where there is none, so
 * no page is stale. Files under assets/ have names that are digests of their bytes,
 * so what is kept of them is right for ever.
 */
import { Kept } from './offline/kept.js'

const { edition, first = [], off } = globalThis.starling
const scope = globalThis.registration.scope
const kept = new Kept(globalThis.caches, request => fetch(request), scope)

addEventListener('install', event => {
  globalThis.skipWaiting()
  if (!off) event.waitUntil(kept.add(first))
})

addEventListener('activate', event => event.waitUntil((async () => {
  await kept.removeOld(off)
  if (off) await globalThis.registration.unregister()
  else await globalThis.clients.claim()
})()))

addEventListener('fetch', event => {
  if (!off && kept.answers(event.request)) event.respondWith(kept.answer(event.request, later => event.waitUntil(later)))
})

// A page that was opened before this ran, and what it shows, is kept as it is. After
// that there is time to bring the other pages to this edition.
addEventListener('message', event => {
  if (off || !event.data?.visited) return
  event.waitUntil(kept.add(event.data.visited).then(() => kept.renew(edition)))
})
