import { button, labelled, make } from '../rehearse/make.js'
import { fill } from '../search/say.js'
import { eachWord } from '../rules/words.js'

/** How long the sample is, in seconds. */
const sample = 20
/** When the time that is left is said, in seconds. */
const marks = [20, 10, 5]

/** A reader's own words a minute, from reading aloud for a while. */
export class Pace {
  /**
   * @param {Object<string, string>} words
   * @param {import('../store/store.js').Store} store
   * @param {number} usual the guide's own pace
   * @param {() => void} changed
   */
  constructor (words, store, usual, changed) {
    Object.assign(this, { words, store, usual, changed })
    this.status = make('p', { role: 'status' })
    this.stage = make('div', { className: 'pace' })
    this.about = make('p')
    this.element = make('details', {}, make('summary', {}, words.pace), this.about, this.stage, this.status)
    this.rest()
  }

  /** Words a minute: the reader's own, or else the guide's. */
  rate () {
    const own = this.store.look('pace', 'mine')?.wpm
    return own >= 60 && own <= 300 ? own : this.usual
  }

  rest () {
    const own = this.store.look('pace', 'mine')
    this.about.textContent = fill(this.words.pace_about, { rate: this.rate() })
    this.start = button(this.words.pace_start, () => this.read())
    this.stage.replaceChildren(this.start, own ? button(this.words.pace_reset, () => {
      this.store.remove('pace', 'mine')
      this.rest()
      this.start.focus()
      this.changed()
    }) : '')
  }

  read () {
    const text = make('p', { className: 'sample', tabIndex: -1 }, this.words.pace_text)
    this.stage.replaceChildren(text)
    text.focus()
    let left = sample
    const tick = () => {
      if (marks.includes(left)) this.status.textContent = fill(this.words.pace_read, { n: left })
      if (left-- > 0) setTimeout(tick, 1000)
      else this.ask(text)
    }
    tick()
  }

  /** Asks for the last word: moved to with the arrow keys, or pressed. */
  ask (text) {
    const ends = []
    const said = this.words.pace_text
    eachWord(said, (word, start) => ends.push(start + word.length))
    const field = make('input', { type: 'range', min: 1, max: ends.length, value: Math.round(ends.length / 2) })
    const use = button('', () => {
      this.store.put('pace', 'mine', { wpm: this.wpm })
      this.rest()
      this.status.textContent = fill(this.words.pace_done, { n: this.rate() })
      this.start.focus()
      this.changed()
    })
    const show = () => {
      const end = ends[field.value - 1]
      const mark = make('mark', {}, said.slice(0, end))
      text.replaceChildren(mark, said.slice(end))
      field.setAttribute('aria-valuetext', /\S+$/.exec(said.slice(0, end))[0])
      this.wpm = Math.min(300, Math.max(60, Math.round(field.value * 60 / sample)))
      use.textContent = fill(this.words.pace_use, { n: this.wpm })
    }
    field.addEventListener('input', show)
    this.status.textContent = this.words.pace_stop
    this.stage.replaceChildren(text, labelled(this.words.pace_word, field), use)
    show()
    field.focus()
  }
}
