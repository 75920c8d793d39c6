/**
 * An element of the page. What has a property of its name is set as one, functions
 * listen, and all else is an attribute; children that are null or false are left out.
 * @param {string} name
 * @param {Object<string, any>} [properties]
 * @param {...(Node|string|number|null|false|undefined)} children
 * @returns {HTMLElement}
 */
export function make (name, properties = {}, ...children) {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue
    if (typeof value === 'function') element.addEventListener(key, value)
    else if (key in element && !/^(list|form)$/.test(key)) element[key] = value
    else element.setAttribute(key, value === true ? '' : value)
  }
  element.append(...children.flat().filter(child => child !== null && child !== undefined && child !== false).map(child => typeof child === 'number' ? String(child) : child))
  return element
}

/** A button that does something. */
export function button (text, click, properties = {}) {
  return make('button', { type: 'button', click, ...properties }, text)
}

/** A heading that can be given the focus, so that what is new is read from there. */
export function heading (level, text, properties = {}) {
  return make('h' + level, { tabIndex: -1, ...properties }, text)
}

let numbered = 0

/** An id that nothing else on the page has. */
export function uniqueId () {
  return 'tool-' + ++numbered
}

/**
 * A field with its label.
 * @param {string} label
 * @param {HTMLElement} field
 * @param {string} [hint]
 */
export function labelled (label, field, hint) {
  field.id ||= uniqueId()
  const said = hint && make('p', { className: 'hint', id: field.id + '-hint' }, hint)
  if (said) field.setAttribute('aria-describedby', said.id)
  return make('div', { className: 'entry' }, make('label', { htmlFor: field.id }, label), said, field)
}

/** A live region: what is written into it is read out. */
export function liveRegion () {
  return make('p', { role: 'status', className: 'status' })
}
