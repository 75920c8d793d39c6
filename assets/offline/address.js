/**
 * The address under which a file is kept: a page has one, whatever is asked of it,
 * and none ends in index.html.
 * @param {string} url a whole address
 */
export function addressOf (url) {
  return url.replace(/[?#].*$/, '').replace(/\/index\.html$/, '/')
}

/** Tells whether an address belongs to the site and not to a part of the host that is none of ours. */
export function isOwn (scope, url) {
  return url.startsWith(scope) && !url.startsWith(scope + '-/')
}

/** Tells whether an address is that of a script, a style or a file of the search. */
export function inAssets (scope, url) {
  return url.startsWith(scope + 'assets/') || url.startsWith(scope + 'search/') && url.replace(/[?#].*$/, '').endsWith('.js')
}

/** Tells whether an address can have other bytes in another edition. */
export function isPage (scope, url) {
  return !url.startsWith(scope + 'assets/')
}
