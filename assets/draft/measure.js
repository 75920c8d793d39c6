import { make } from '../rehearse/make.js'
import { fill } from '../search/say.js'
import { timeOf } from './remarks.js'

const svg = 'http://www.w3.org/2000/svg'

/** The parts of a draft as a bar, and all of it in numbers. */
export class Measure {
  constructor (words) {
    this.words = words
    this.total = make('p', { className: 'total' })
    this.bar = document.createElementNS(svg, 'svg')
    this.bar.setAttribute('class', 'bar')
    this.bar.setAttribute('viewBox', '0 0 100 10')
    this.bar.setAttribute('preserveAspectRatio', 'none')
    this.bar.setAttribute('role', 'img')
    this.element = make('div', { className: 'measure' }, this.bar, this.total)
  }

  /**
   * @param {{name: string, part: string, words: number, share: number}[]} parts
   * @param {{words: number, seconds: number}} whole
   * @param {number} rate
   * @param {string} aim
   */
  show (parts, whole, rate, aim) {
    const w = this.words
    let at = 0
    this.bar.replaceChildren(...parts.filter(part => part.words > 0).map(part => {
      const rect = document.createElementNS(svg, 'rect')
      const width = 100 * part.words / whole.words
      for (const [name, value] of Object.entries({ x: at, width, height: 10, 'data-part': part.part })) rect.setAttribute(name, value)
      at += width
      return rect
    }))
    this.bar.toggleAttribute('hidden', whole.words === 0)
    this.bar.setAttribute('aria-label', w.bar + ': ' + parts.map(part => part.name + ' ' + part.share + ' %').join(', '))
    const n = whole.words
    const words = fill(n === 1 ? w.words_one : w.words_other, { n })
    this.total.textContent = fill(w.total, { words, time: timeOf(whole.seconds, w), rate }) + aim
  }
}
