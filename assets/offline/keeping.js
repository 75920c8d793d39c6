/** How often progress is read out: at each tenth. */
const steps = 10

/**
 * Puts the controls in place that keep the guide, and says what is missing where a
 * reader was sent here because a page is not kept.
 * @param {Document} document
 * @param {(caches: CacheStorage, scope: string) => import('./kept.js').Kept} open
 */
export async function offerKeeping (document, open) {
  const { location, navigator, caches } = document.defaultView
  const template = document.getElementById('offline-template')
  if (!template) return
  const place = template.content.firstElementChild.cloneNode(true)
  template.replaceWith(place)
  sayMissing(document, location)
  const status = place.querySelector('[role=status]')
  const words = place.dataset
  const workers = navigator.serviceWorker
  const preview = document.querySelector('script[src^="/-/"]')
  if (!place.dataset.worker || preview || !workers || !caches || !/^https?:$/.test(location.protocol)) {
    status.textContent = preview ? words.preview : words.unable
    return
  }
  let registration
  try { registration = await workers.register(place.dataset.worker) } catch {
    status.textContent = words.unable
    return
  }
  new Keeping(place, open(caches, registration.scope)).begin()
}

/** Says which page is not kept, and leads there again. */
function sayMissing (document, location) {
  const path = new URLSearchParams(location.search).get('missing')
  const notice = document.querySelector('[data-missing]')
  // An address of somebody else's would be led to as if it were ours.
  if (path === null || !notice || !/^[a-z0-9][a-z0-9/.-]*$/.test(path)) return
  notice.querySelector('a').href = new URL('../' + path, location.href).href
  notice.hidden = false
}

/** The controls, and what they do. */
class Keeping {
  /**
   * @param {HTMLElement} place
   * @param {import('./kept.js').Kept} kept
   */
  constructor (place, kept) {
    this.kept = kept
    this.words = place.dataset
    this.status = place.querySelector('[role=status]')
    this.bar = place.querySelector('progress')
    this.button = place.querySelector('button')
    this.button.addEventListener('click', () => this.press())
  }

  async begin () {
    this.show(await this.kept.isWhole() ? 'kept' : 'ready')
  }

  show (state, values = {}) {
    this.state = state
    this.bar.hidden = state !== 'busy'
    this.button.hidden = false
    this.button.textContent = { ready: this.words.keep, busy: this.words.stop, kept: this.words.forget }[state]
    this.say(values.text ?? { ready: '', busy: this.words.begun, kept: this.words.kept }[state])
  }

  say (text) {
    if (this.status.textContent !== text) this.status.textContent = text
  }

  async press () {
    if (this.state === 'busy') this.stopped.abort()
    else if (this.state === 'kept') await this.forget()
    else await this.keep()
  }

  async keep () {
    this.stopped = new AbortController()
    this.show('busy')
    this.bar.removeAttribute('value')
    try {
      const list = await this.kept.list()
      const { missing, full } = await this.kept.add(list, (done, all) => this.progress(done, all), this.stopped.signal)
      if (full) return this.show('ready', { text: this.words.full })
      if (this.stopped.signal.aborted) return this.show('ready', { text: this.words.stopped })
      if (missing) return this.show('ready', { text: this.words.broken })
      await this.kept.setWhole()
      this.show('kept')
    } catch {
      this.show('ready', { text: this.words.broken })
    }
  }

  progress (done, all) {
    this.bar.max = all
    this.bar.value = done
    const step = Math.ceil(all / steps)
    if (done % step === 0) this.say(this.words.progress.replace('{n}', done).replace('{all}', all))
  }

  async forget () {
    await this.kept.forget()
    this.show('ready', { text: this.words.forgotten })
  }
}
