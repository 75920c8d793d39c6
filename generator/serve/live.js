/*
 * The script of a page in the preview. It keeps one WebSocket to the server,
 * which says what the page is to do: take other styles or other text, be read
 * again, or show in a panel what is wrong. The published site does not have it.
 */
(() => {
  'use strict'

  /** Proves to the server that this is a page of its own; changes when the server starts again. */
  let token = document.currentScript.dataset.token

  /** Names the bytes that the page shows; "" where the browser does not tell. */
  let tag = ''

  /** How long to wait before asking for the server again, in milliseconds. */
  const firstWait = 100
  const longestWait = 5000
  let wait = firstWait

  /** What this tab remembers over a reload. Where storage is blocked it remembers nothing. */
  const memory = {
    get (name) {
      try { return JSON.parse(sessionStorage.getItem('starling.live.' + name)) } catch { return null }
    },
    set (name, value) {
      try { sessionStorage.setItem('starling.live.' + name, JSON.stringify(value)) } catch { /* then not */ }
    }
  }

  // The connection

  /** Reads the tag that the server sent along with the page. */
  function pageTag () {
    if (document.getElementById('starling-panel')) return 'alone'
    const [navigation] = performance.getEntriesByType('navigation')
    const timing = navigation?.serverTiming?.find(entry => entry.name === 'page')
    return timing?.description ?? ''
  }

  function connect () {
    const address = new URL('/-/live', location.href)
    address.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:'
    address.search = new URLSearchParams({ token, page: location.pathname, tag })
    const socket = new WebSocket(address)
    let opened = false
    socket.addEventListener('open', () => {
      opened = true
      wait = firstWait
    })
    socket.addEventListener('message', event => follow(JSON.parse(event.data)))
    socket.addEventListener('close', () => {
      setTimeout(() => connectAgain(opened), wait)
      wait = Math.min(wait * 2, longestWait)
    })
  }

  /**
   * Connects after a break. A server that does not open the socket may be
   * another one than the page came from: the page as it is now has its token.
   * @param {boolean} opened whether the last connection was
   */
  async function connectAgain (opened) {
    if (!opened) {
      try {
        const answer = await fetch(location.href, { cache: 'no-store' })
        token = (await answer.text()).match(/ data-token="([^"]+)"/)?.[1] ?? token
      } catch { /* the server is still away */ }
    }
    connect()
  }

  // What the server says

  function follow (message) {
    if (message.reload && !editInPlace(message.edit)) {
      memory.set('place', place())
      location.reload()
      return
    }
    tag = message.tag
    for (const { from, to } of message.styles ?? []) swapStyle(from, to)
    show(message)
  }

  /** Makes the page what it is now, if that can be done without loading it again. */
  function editInPlace (pages) {
    const { focus } = place()
    if (!pages || !edit(pages, panel?.host)) return false
    if (document.activeElement === document.body) refocus(focus)
    return true
  }

  /**
   * Puts a style in another's place; the old one stays until the new one has
   * come, so that the page never stands there without.
   */
  function swapStyle (from, to) {
    for (const link of document.querySelectorAll('link[rel~="stylesheet"]')) {
      const address = new URL(link.href)
      if (decodeURIComponent(address.pathname) !== '/' + from) continue
      const next = link.cloneNode()
      next.href = '/' + to.split('/').map(encodeURIComponent).join('/')
      const done = () => link.remove()
      next.addEventListener('load', done)
      next.addEventListener('error', done)
      link.after(next)
    }
  }

  // Scroll position and focus

  /** Returns where the reader is. */
  function place () {
    const focused = document.activeElement
    return {
      page: location.pathname,
      left: scrollX,
      top: scrollY,
      focus: focused && focused !== document.body ? selectorOf(focused) : ''
    }
  }

  function refocus (selector) {
    if (selector) document.querySelector(selector)?.focus({ preventScroll: true })
  }

  /** Returns a selector that finds an element again in a page that is much the same. */
  function selectorOf (element) {
    const steps = []
    for (let e = element; e && e !== document.documentElement; e = e.parentElement) {
      if (e.id) {
        steps.unshift('#' + CSS.escape(e.id))
        break
      }
      steps.unshift(`${CSS.escape(e.localName)}:nth-child(${[...e.parentElement.children].indexOf(e) + 1})`)
    }
    return steps.join(' > ')
  }

  function restore () {
    const last = memory.get('place')
    memory.set('place', null)
    if (last?.page !== location.pathname) return
    const go = () => scrollTo({ left: last.left, top: last.top, behavior: 'instant' })
    go()
    refocus(last.focus)
    // Pictures may make the page longer; a reader who has scrolled since is left alone.
    const top = scrollY
    addEventListener('load', () => { if (scrollY === top) go() }, { once: true })
  }

  // The panel

  /** The panel's parts, once there was something to show. */
  let panel = null

  /** Makes an element with attributes and children. */
  function make (name, attributes = {}, ...children) {
    const element = document.createElement(name)
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
    element.append(...children)
    return element
  }

  function makePanel () {
    const alone = document.getElementById('starling-panel')
    const host = make('div', { lang: 'en', dir: 'ltr', hidden: '' })
    if (alone) host.setAttribute('alone', '')
    const status = make('p', { role: 'status' })
    const saved = make('p', { role: 'status', hidden: '' })
    const list = make('ol')
    const fold = make('details', {}, make('summary', {}, 'What to mend'), list)
    fold.open = memory.get('folded') !== true
    fold.addEventListener('toggle', () => {
      memory.set('folded', !fold.open)
      makeRoom()
    })
    const hints = make('ol')
    const better = make('details', { hidden: '' }, make('summary', {}, 'What could be better here'), hints)
    better.open = memory.get('better') === true
    better.addEventListener('toggle', () => {
      memory.set('better', better.open)
      makeRoom()
    })
    const style = make('link', { rel: 'stylesheet', href: '/-/panel.css' })
    const styled = new Promise(resolve => {
      style.addEventListener('load', resolve)
      style.addEventListener('error', resolve)
    })
    const box = make('section', { 'aria-label': 'Starling preview', tabindex: '0' }, status, saved, fold, better)
    host.attachShadow({ mode: 'open' }).append(style, box)
    ;(alone ?? document.body).append(host)
    return { host, status, saved, list, fold, hints, better, styled }
  }

  /** Keeps what is focused from being scrolled under the panel. */
  function makeRoom () {
    const { host } = panel
    const height = host.hidden || host.hasAttribute('alone') ? 0 : host.offsetHeight
    document.documentElement.style.scrollPaddingBlockEnd = height ? height + 'px' : ''
    document.documentElement.style.paddingBlockEnd = height ? height + 'px' : ''
  }

  /** Shows what is wrong, or takes the panel down. */
  async function show (message) {
    const { gone, total } = message
    const problems = message.problems ?? []
    const warnings = message.warnings ?? []
    const wrong = gone || problems.length > 0
    const offer = openOffer(message.offer)
    const empty = !wrong && warnings.length === 0
    if (empty && !offer && !panel) return
    panel = panel ?? makePanel()
    await panel.styled
    const { host, status, list, fold, hints, better } = panel
    host.hidden = empty && !offer
    host.toggleAttribute('empty', empty)
    host.toggleAttribute('calm', !wrong)
    makeOffer(offer)
    fold.hidden = problems.length === 0
    list.replaceChildren(...problems.map(describe))
    if (total > problems.length) {
      list.append(make('li', {}, `And ${total - problems.length} more: the terminal lists them all.`))
    }
    better.hidden = warnings.length === 0
    hints.replaceChildren(...warnings.map(describe))
    // Last, and only where it differs: this is what is read out.
    const words = sentence(gone, total, warnings.length, host.hasAttribute('alone'))
    if (status.textContent !== words) status.textContent = words
    makeRoom()
  }

  /** Returns what is offered, unless this tab has been there or was told not to ask. */
  function openOffer (offer) {
    if (offer?.here) memory.set('offered', offer.id)
    return offer && memory.get('offered') !== offer.id ? offer : null
  }

  /** Leads to the page of the text that was saved. */
  function makeOffer (offer) {
    const { host, saved } = panel
    saved.hidden = !offer
    if (saved.dataset.id === offer?.id) return
    saved.dataset.id = offer?.id ?? ''
    if (!offer) return
    const close = make('button', { type: 'button' }, 'Stay here')
    close.addEventListener('click', () => {
      memory.set('offered', offer.id)
      saved.hidden = true
      host.hidden = host.hasAttribute('empty')
      makeRoom()
    })
    const go = make('a', { href: offer.href }, 'Go to its page')
    // Now: whoever comes back before that page has heard from the server has been there too.
    go.addEventListener('click', () => memory.set('offered', offer.id))
    saved.replaceChildren(make('code', {}, offer.file), ' was saved. ', go, ' ', close)
  }

  function sentence (gone, total, warnings, alone) {
    const parts = []
    if (gone) parts.push('This page is no longer part of the guide.')
    if (total > 0) parts.push(total === 1 ? 'The guide has 1 problem.' : `The guide has ${total} problems.`)
    if (total > 0 && !alone) parts.push('You see it as it was before.')
    if (warnings > 0) parts.push(warnings === 1 ? 'This page has 1 warning.' : `This page has ${warnings} warnings.`)
    return parts.join(' ')
  }

  /** Returns one problem as an entry of the list. */
  function describe ({ code, place, href, text, source, hint }) {
    const where = href ? make('a', { href }, place) : make('code', {}, place)
    const entry = make('li', {}, make('p', {}, where), make('p', {}, code ? make('strong', {}, code) : '', ' ', text))
    if (source) entry.append(make('pre', {}, source))
    if (hint) entry.append(make('p', {}, hint))
    return entry
  }

  // The script is deferred, so all of the page is there.
  tag = pageTag()
  restore()
  connect()
})()
