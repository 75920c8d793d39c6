/*
 * The search engine, for pages and for the program: it is loaded when somebody
 * begins to search.
 */
import { byFile, fileOf } from './script/disk.js'
import { stored } from './script/stored.js'
import { answerInDialog } from './search/dialog.js'
import { Engine } from './search/engine.js'
import { loader } from './search/load.js'
import { answerOnPage } from './search/page.js'
import { Recent } from './search/recent.js'
import { Session } from './search/session.js'

/** How many results are shown of a query unless more are asked for. */
const shown = 10

let engine = null

/**
 * Answers a query, for a program that offers starlingLoad.
 * @param {string} query
 * @param {{limit?: number, filters?: Object<string, string[]>}} [options]
 */
globalThis.starlingQuery = async (query, { limit = shown, filters = {} } = {}) => {
  engine ??= new Engine(async path => globalThis.starlingLoad(path))
  const found = await engine.find(query, { filters: new Map(Object.entries(filters).map(([name, values]) => [name, new Set(values)])) })
  const rows = await engine.rows(found, 0, limit)
  return { query, total: found.hits.length, good: found.good, nothing: found.nothing, corrected: found.corrected, results: rows }
}

/**
 * Makes a page's search answer: its dialog, and the form of the page of results.
 * @param {HTMLDialogElement} dialog
 * @param {HTMLFormElement|null} form
 */
globalThis.starlingSearch = (dialog, form) => {
  const { document, location } = globalThis
  const root = new URL(dialog.dataset.root, document.baseURI)
  const session = new Session(fresh => new Engine(loader(document, root, fresh)))
  const recent = new Recent(stored('searches'), stored('searches-off'))
  const href = address => {
    const named = byFile(location) ? fileOf(address) || address : address
    return new URL(named, root).href
  }
  answerInDialog(dialog, session, recent, href)
  if (form) answerOnPage(form, session, recent, href, dialog.dataset)
}
