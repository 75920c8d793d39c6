/**
 * Tells whether pages are to be had by the names of their files alone: from disk,
 * where an address that ends in a slash shows a folder, and on a host that knows
 * nothing but files, where the reader has come by such a name.
 * @param {Location} location
 * @returns {boolean}
 */
export function byFile (location) {
  return location.protocol === 'file:' || location.pathname.endsWith('/index.html')
}

/**
 * Names the files of the pages that links and forms lead to, where that is needed.
 * @param {Document} document
 * @param {Location} location
 */
export function nameFiles (document, location) {
  if (!byFile(location)) return
  for (const link of document.querySelectorAll('a[href], link[rel=prev], link[rel=next]')) {
    const named = fileOf(link.getAttribute('href'))
    if (named) link.setAttribute('href', named)
  }
  for (const form of document.querySelectorAll('form[action]')) {
    const named = fileOf(form.getAttribute('action'))
    if (named) form.setAttribute('action', named)
  }
}

/**
 * The address with its page's file named, or "" where it needs none.
 * @param {string} href relative, as all links within the site are
 * @returns {string}
 */
export function fileOf (href) {
  if (/^[a-z][a-z0-9+.-]*:/i.test(href)) return ''
  const [, path, rest] = /^([^?#]*)(.*)$/.exec(href)
  return path.endsWith('/') ? path + 'index.html' + rest : ''
}
