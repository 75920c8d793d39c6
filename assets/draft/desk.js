import { make } from '../rehearse/make.js'
import { fill } from '../search/say.js'
import { actionsOf } from './actions.js'
import { Box } from './box.js'
import { boxesOf, segmentsOf } from './boxes.js'
import { judged } from './judged.js'
import { Measure } from './measure.js'
import { Pace } from './pace.js'
import { timeOf } from './remarks.js'
import { fillSheet } from './sheet.js'
import { Verdict } from './verdict.js'

/** How long after the last key a draft is kept and read, in milliseconds. */
const pause = 400

/** Where a reader writes: the boxes, what they add up to, what is said of them, and what can be done with them. */
export class Desk {
  /**
   * @param {HTMLElement} place
   * @param {import('./question.js').Question} question
   * @param {Object<string, string>} words
   * @param {import('../store/store.js').Store} store
   */
  constructor (place, question, words, store) {
    this.place = place
    this.question = question
    this.words = words
    this.store = store
    this.status = make('p', { role: 'status', className: 'status' })
    this.boxes = make('div', { className: 'boxes' })
    this.measure = new Measure(words)
    this.verdict = new Verdict(words, (key, start, end) => this.point(key, start, end))
    this.pace = new Pace(words, store, question.about.rate, () => this.judge())
  }

  /** @param {boolean} asked the reader has just pressed the button, and goes on in the first box */
  begin (asked) {
    const { prompts } = this.question
    const w = this.words
    this.place.replaceChildren(
      prompts.length ? make('details', {}, make('summary', {}, w.prompts), make('ul', {}, ...prompts.map(text => make('li', {}, text)))) : '',
      this.boxes, this.measure.element, this.verdict.element,
      actionsOf(this), this.status, this.pace.element)
    this.fill(this.store.get('drafts', this.question.slug)?.parts ?? {})
    this.store.watch((kind, id, elsewhere) => {
      if (elsewhere && (kind === null || kind === 'drafts' && id === this.question.slug)) this.take()
      if (kind === null || kind === 'pace') this.judge()
    })
    window.addEventListener('pagehide', () => this.keep())
    this.say(this.store.state === 'kept' ? '' : w[this.store.state])
    if (asked) this.list[0].field.focus()
  }

  /** Shows texts in the boxes. A box that is there already keeps its place and its cursor. */
  fill (parts) {
    const plan = boxesOf(this.question.about.framework.segments, parts)
    if (!plan.length) plan.push({ key: 'answer', name: '', part: '', share: 0, text: parts.answer ?? '' })
    const old = new Map((this.list ?? []).map(box => [box.key, box]))
    this.list = plan.map((box, i) => old.get(box.key)?.write(box.text) ?? new Box(box, this.question.hints[i] ?? '', this.words, () => this.touched()))
    if (this.list.length !== old.size || this.list.some(box => !old.has(box.key))) this.boxes.replaceChildren(...this.list.map(box => box.element))
    this.judge()
  }

  /** The texts by their boxes' keys. */
  parts () {
    return Object.fromEntries(this.list.map(box => [box.key, box.text]).filter(([, text]) => text.trim()))
  }

  touched () {
    this.dirty = true
    clearTimeout(this.timer)
    this.timer = setTimeout(() => { this.keep(); this.judge() }, pause)
  }

  /** Keeps what was written. */
  keep () {
    if (!this.dirty) return
    this.dirty = false
    const { slug, about } = this.question
    const before = this.store.look('drafts', slug)
    const parts = this.parts()
    if (!Object.keys(parts).length && !before) return
    const { record, kept, merged } = this.store.put('drafts', slug, { ...before, at: undefined, framework: about.framework.slug, parts })
    if (merged) this.fill(record.parts)
    this.say(kept ? merged ? this.words.merged : this.words.saved : this.words[this.store.state])
  }

  /** Another tab has kept this draft. What is being written here is not lost: it is merged when it is kept. */
  take () {
    if (this.dirty) return
    this.fill(this.store.get('drafts', this.question.slug)?.parts ?? {})
  }

  judge () {
    const boxes = this.list.map(box => ({ ...box.plan, text: box.text }))
    const rate = this.pace.rate()
    const verdict = judged({ ...this.question.about, rate }, segmentsOf(boxes))
    const said = this.list.filter(box => box.text.trim())
    for (const box of this.list) box.show(verdict.segments[said.indexOf(box)], this.words)
    const { target } = this.question.about
    const aim = target.to ? ' ' + fill(this.words.target, { from: timeOf(target.from, this.words), to: timeOf(target.to, this.words) }) : ''
    this.measure.show(said.map((box, i) => ({ ...box.plan, ...verdict.segments[i] })), verdict, rate, aim)
    this.verdict.show(verdict, said.map(box => box.key))
    fillSheet(document, boxes)
  }

  /** Puts the cursor on words of a box. */
  point (key, start, end) {
    const { field } = this.list.find(box => box.key === key)
    field.focus()
    field.setSelectionRange(start, end)
  }

  say (text) {
    if (this.status.textContent !== text) this.status.textContent = text
  }
}
