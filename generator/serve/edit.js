/*
 * Changes an open page in place, so that an author's words are there at once and
 * the place that is read, a selection and what is unfolded stay.
 *
 * Three pages are compared: the page as it was served, as it is served now, and
 * what stands in the tab, which scripts may have changed since. Only what differs
 * between the first two is touched, and only where the tab still shows the first.
 * It has to be text, or elements that scripts have no part in. Whatever else
 * differs, the page is to be loaded again.
 */
const edit = (() => {
  'use strict'

  /** What scripts make use of, or what acts when it is put into a page. */
  const active = 'script, style, link, meta, base, template, form, input, button, select, textarea, dialog, iframe, object, embed, audio, video, canvas, noscript'

  /** The one script that is known to have no part in text: that of every page. */
  const own = /\/assets\/starling\.[0-9a-f]{10}\.js$/

  /**
   * Makes the tab's page the one that is served now.
   * @param {{before: string, was: string, is: string, after: string}} pages as they were and are served
   * @param {Element} [panel] the preview's own, which no page holds
   * @returns {boolean} false, with nothing done, where the page is to be loaded again
   */
  return ({ before, was, is, after }, panel) => {
    const parse = text => new DOMParser().parseFromString(before + text + after, 'text/html')
    const [old, next] = [parse(was), parse(is)]
    if (!sameShell(old, next) || !sameScripts(old, document)) return false
    const steps = []
    if (!compare(old.body, next.body, document.body, panel, steps)) return false
    for (const step of steps) step()
    return true
  }

  /** Tells whether two pages differ at most within their bodies, and there in no template. */
  function sameShell (old, next) {
    const templates = page => Array.from(page.querySelectorAll('template'), t => t.outerHTML).join()
    return old.documentElement.cloneNode().isEqualNode(next.documentElement.cloneNode()) &&
      old.head.isEqualNode(next.head) && templates(old) === templates(next)
  }

  /** Tells whether a tab has the scripts that its page was served with, and none but those that are known. */
  function sameScripts (old, tab) {
    const runs = s => s.type !== 'application/ld+json' // data in the head, which sameShell has compared
    const paths = page => Array.from(page.scripts).filter(runs).map(s => new URL(s.getAttribute('src') ?? '#inline', location.href).pathname)
    const run = paths(tab).filter(path => path !== '/-/live.js')
    return paths(old).join() === run.join() && run.every(path => own.test(path))
  }

  /**
   * Gathers the steps that make a node of the tab what it is now.
   * @returns {boolean} whether they are all that is needed, and safe
   */
  function compare (old, next, live, panel, steps) {
    if (old.isEqualNode(next)) return true
    if (live.nodeName !== old.nodeName) return false
    if (old.nodeType === Node.TEXT_NODE) {
      steps.push(() => { live.data = next.data })
      return live.data === old.data
    }
    return compareAttributes(old, next, live, steps) && compareChildren(old, next, live, panel, steps)
  }

  function compareAttributes (old, next, live, steps) {
    for (const name of new Set([...old.getAttributeNames(), ...next.getAttributeNames()])) {
      const value = next.getAttribute(name)
      if (old.getAttribute(name) === value) continue
      if (name.startsWith('data-') || old.matches(active) || live.getAttribute(name) !== old.getAttribute(name)) return false
      steps.push(() => value === null ? live.removeAttribute(name) : live.setAttribute(name, value))
    }
    return true
  }

  function compareChildren (old, next, live, panel, steps) {
    const [was, is] = [[...old.childNodes], [...next.childNodes]]
    const shown = [...live.childNodes].filter(node => node !== panel)
    if (shown.length !== was.length) return false
    let start = 0
    while (start < was.length && start < is.length && was[start].isEqualNode(is[start])) start++
    let end = 0
    while (end < Math.min(was.length, is.length) - start && was.at(-1 - end).isEqualNode(is.at(-1 - end))) end++
    const gone = was.slice(start, was.length - end)
    const come = is.slice(start, is.length - end)
    if (gone.length === come.length && gone.every((node, i) => alike(node, come[i]))) {
      return gone.every((node, i) => compare(node, come[i], shown[start + i], panel, steps))
    }
    const leave = shown.slice(start, was.length - end)
    const behind = shown[was.length - end] ?? null
    steps.push(() => {
      for (const node of leave) node.remove()
      for (const node of come) live.insertBefore(node, behind)
    })
    return [...gone, ...come].every(passive) && gone.every((node, i) => leave[i].isEqualNode(node))
  }

  /** Tells whether one node may become the other, since both are the same kind of thing. */
  function alike (a, b) {
    return a.nodeName === b.nodeName && (a.nodeType === Node.TEXT_NODE || a.nodeType === Node.ELEMENT_NODE)
  }

  /** Tells whether scripts have no part in a node. Those that they know by have data- attributes. */
  function passive (node) {
    if (node.nodeType !== Node.ELEMENT_NODE) return true
    return [node, ...node.querySelectorAll('*')].every(e => !e.matches(active) && !e.localName.includes('-') &&
      !e.getAttributeNames().some(name => name.startsWith('data-') || name.startsWith('on')))
  }
})()
