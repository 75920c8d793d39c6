import { labelled, make } from '../rehearse/make.js'
import { fill } from '../search/say.js'
import { timeOf } from './remarks.js'

/** The box of one part of an answer: its name, a hint, room to write, and how much that is. */
export class Box {
  /**
   * @param {{key: string, name: string, part: string, share: number, text: string, foreign?: boolean}} plan
   * @param {string} hint
   * @param {Object<string, string>} words
   * @param {() => void} touched
   */
  constructor (plan, hint, words, touched) {
    this.plan = plan
    this.key = plan.key
    const advice = [plan.share && fill(words.hint, { n: plan.share }), hint].filter(Boolean).join(': ')
    this.field = make('textarea', { rows: 3, spellcheck: true, input: touched })
    this.count = make('p', { className: 'count' })
    const label = plan.foreign ? fill(words.other, { name: plan.name }) : plan.name || words.answer
    this.element = labelled(label, this.field, advice)
    this.element.append(this.count)
    if (plan.part) this.element.dataset.part = plan.part
    this.write(plan.text)
  }

  get text () { return this.field.value }

  /** Shows a text, unless it is there already. */
  write (text) {
    if (this.field.value !== text) this.field.value = text
    return this
  }

  /** Says how much is written. */
  show (measured, words) {
    const { words: n, seconds, share } = measured ?? { words: 0, seconds: 0, share: 0 }
    this.count.textContent = n === 0
      ? ''
      : fill(words.count, { words: fill(n === 1 ? words.words_one : words.words_other, { n }), time: timeOf(seconds, words), share })
  }
}
