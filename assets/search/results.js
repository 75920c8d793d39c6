import { fill } from './say.js'

/**
 * One result as an item of the list: its page, what kind it is, an excerpt with
 * what was sought marked, and where else to go.
 * @param {Document} document
 * @param {object} row see Engine.row
 * @param {(address: string) => string} href
 * @param {Object<string, string>} labels
 */
export function item (document, row, href, labels) {
  const li = make(document, 'li')
  const to = href(row.address)
  li.append(
    make(document, 'h2', {}, make(document, 'a', { href: to }, ...nodes(document, row.titlePieces))),
    about(document, row, labels)
  )
  if (row.excerpt.length) li.append(make(document, 'p', { className: 'excerpt' }, ...nodes(document, row.excerpt)))
  const more = [
    ...row.sections.map(s => [to + '#' + encodeURIComponent(s.id) + passage(document, s.quote), s.title]),
    ...row.examples.map(e => [href(e.address), labels.example + ': ' + e.title])
  ]
  if (more.length) {
    li.append(make(document, 'ul', { className: 'parts' }, ...more.map(([to, title]) =>
      make(document, 'li', {}, make(document, 'a', { href: to }, title)))))
  }
  return li
}

/**
 * One result as an option of the dialog's list. It stays a link, for those who
 * open it beside this page.
 * @param {Document} document
 * @param {object} row see Engine.row
 * @param {(address: string) => string} href
 * @param {Object<string, string>} labels
 */
export function option (document, row, href, labels) {
  return asOption(make(document, 'a', { href: href(row.address) },
    make(document, 'span', { className: 'title' }, ...nodes(document, row.titlePieces)),
    about(document, row, labels, 'span'),
    make(document, 'span', { className: 'excerpt' }, ...nodes(document, row.excerpt))))
}

/** An option that leads on. */
export function further (document, text, to) {
  return asOption(make(document, 'a', { href: to, className: 'further' }, text))
}

function asOption (a) {
  a.setAttribute('role', 'option')
  a.setAttribute('aria-selected', 'false')
  a.tabIndex = -1
  return a
}

/** The kind of a result, the question that an example answers, and a word that stands for one that was typed. */
function about (document, row, labels, name = 'p') {
  const line = make(document, name, { className: 'about' }, make(document, 'b', {}, labels[row.kind]))
  if (row.question) line.append(' · ' + row.question.title)
  if (row.also) line.append(' · ' + fill(labels.also, { word: row.also }))
  return line
}

/** What makes a browser that can show a passage of the page it opens. */
function passage (document, quote) {
  return quote && 'fragmentDirective' in document ? ':~:text=' + encodeURIComponent(quote).replace(/-/g, '%2D') : ''
}

function nodes (document, pieces) {
  return pieces.map(({ text, mark }) => mark ? make(document, 'mark', {}, text) : text)
}

/** An element with properties and children. */
export function make (document, name, properties = {}, ...children) {
  const element = Object.assign(document.createElement(name), properties)
  element.append(...children)
  return element
}
