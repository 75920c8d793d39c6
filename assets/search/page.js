import { Address } from './address.js'
import { showCorrected } from './corrected.js'
import { batch, growingList } from './list.js'
import { narrowing } from './narrow.js'
import { item } from './results.js'
import { said, sayer } from './say.js'
import { newest } from './session.js'

/**
 * Makes the page of results answer as its reader types.
 * @param {HTMLFormElement} form
 * @param {import('./session.js').Session} session
 * @param {import('./recent.js').Recent} recent
 * @param {(address: string) => string} href
 * @param {Object<string, string>} labels
 */
export function answerOnPage (form, session, recent, href, labels) {
  const document = form.ownerDocument
  const main = form.closest('main')
  const input = form.elements.q
  const retry = main.querySelector('[data-retry]')
  const say = sayer(main.querySelector('#status'))
  const filters = narrowing(main, () => {
    address.settle()
    seek(true)
  }, () => count())
  const address = new Address(filters.names)
  const list = growingList(main, (found, from, to) => session.ask(engine => engine.rows(found, from, to)),
    row => item(document, row, href, labels), () => show())
  let found = null
  let literal = false

  const render = (answer, failed) => {
    found = answer.found ?? null
    list.show(found, answer.rows)
    retry.hidden = !failed
    main.querySelector('#all-questions').hidden = Boolean(found?.good)
    delete main.dataset.sought
    showCorrected(main.querySelector('[data-corrected]'), found, labels, () => {
      literal = true
      input.focus()
      seek(true)
    })
    filters.show(found, answer.counts)
    say(failed ? labels.failed : found ? said(found, labels) : '')
  }
  const take = newest({ done: answer => render(answer, false), failed: () => render({ rows: [] }, true) })
  const show = () => {
    const query = input.value
    if (!query.trim()) return take({ rows: [] })
    list.busy()
    const choices = filters.choices()
    return take(session.ask(async engine => {
      const found = await engine.find(query, { literal, filters: choices })
      const [rows, counts] = await Promise.all([engine.rows(found, 0, batch), filters.open() ? engine.counts(found, choices) : null])
      return { found, rows, counts }
    }))
  }
  const count = async () => {
    const of = found
    if (!of) return
    const counts = await session.ask(engine => engine.counts(of, filters.choices())).catch(() => null)
    if (of === found) filters.show(of, counts)
  }
  const seek = commit => {
    address.write({ query: input.value, literal, choices: filters.choices() }, commit)
    return show()
  }
  const fromAddress = () => {
    const sought = address.read()
    input.value = sought.query
    literal = sought.literal
    filters.choose(sought.choices)
    return show()
  }

  input.addEventListener('input', () => {
    literal = false
    seek(false)
  })
  form.addEventListener('submit', event => {
    event.preventDefault()
    recent.add(input.value)
    seek(true)
  })
  retry.addEventListener('click', show)
  addEventListener('popstate', fromAddress)
  if (input.value && !location.search) show()
  else fromAddress()
}
