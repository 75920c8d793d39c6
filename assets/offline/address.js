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

/** Tells whether an address is that of a file whose name is a digest of its bytes. */
export function stays (scope, url) {
  return url.startsWith(scope + 'assets/')
}

/** Tells whether an address is that of what the search or a tool knows of the guide, whose names are fixed. */
export function isIndex (scope, url) {
  return /^(search|practice)\/index\.js$/.test(url.slice(scope.length))
}
