import { button, make } from '../rehearse/make.js'
import { sayer, fill } from '../search/say.js'
import { remarkOf } from './remarks.js'

/** What the rules say of a draft: remarks on what is there, and what is still to come. */
export class Verdict {
  /**
   * @param {Object<string, string>} words
   * @param {(key: string, start: number, end: number) => void} point shows words of a box
   */
  constructor (words, point) {
    this.words = words
    this.point = point
    /** What each list shows. */
    this.shown = new Map()
    const status = make('p', { role: 'status' })
    this.say = sayer(status)
    this.remarks = make('ul', { className: 'remarks' })
    this.open = make('ul', { className: 'remarks open' })
    this.openTitle = make('h4', {}, words.open)
    this.skipped = make('p', { className: 'hint' }, words.skipped)
    this.element = make('div', { className: 'verdict' }, make('h3', {}, words.remarks), status, this.remarks, this.openTitle, this.open, this.skipped)
  }

  /**
   * @param {ReturnType<typeof import('./judged.js').judged>} verdict
   * @param {string[]} keys of the boxes that are written in, in the order of the verdict's segments
   */
  show ({ words, remarks, open, skipped }, keys) {
    this.element.hidden = words === 0
    this.list(this.remarks, remarks, keys)
    this.list(this.open, open, keys)
    this.openTitle.hidden = this.open.hidden
    this.skipped.hidden = skipped.length === 0
    const n = remarks.length
    const said = n === 0 ? this.words.remarks_none : n === 1 ? this.words.remarks_one : fill(this.words.remarks_other, { n })
    this.say(words === 0 ? '' : said)
  }

  /** Writes remarks that are not written yet, so that a button keeps the focus that it has. */
  list (place, findings, keys) {
    const sign = JSON.stringify([findings, keys])
    place.hidden = findings.length === 0
    if (this.shown.get(place) === sign) return
    this.shown.set(place, sign)
    place.replaceChildren(...findings.map(finding => {
      const { segment, start, end } = finding
      const said = remarkOf(finding, this.words)
      const key = keys[segment]
      const show = end > start && key !== undefined && button(this.words.show, () => this.point(key, start, end), { ariaLabel: this.words.show + ': ' + finding.quote })
      return make('li', {}, said, show ? ' ' : '', show)
    }))
  }
}
