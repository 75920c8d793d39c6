import { button, labelled, make } from '../rehearse/make.js'
import { stored } from '../script/stored.js'
import { sentencesOf } from './text.js'
import { ownVoice } from './voices.js'

/** Rates that a reader can set, as parts of the voice's own. */
const slowest = 0.6
const fastest = 1.6

/** The controls of a reading: pause, stop, and how fast. */
export class Controls {
  /**
   * @param {HTMLElement} place whose button began it
   * @param {{pause: string, resume: string, stop: string, again: string, rate: string, reading: string, done: string, none: string}} words
   * @param {() => string[]} texts what to read
   */
  constructor (place, words, texts) {
    Object.assign(this, { place, words, texts })
    this.synthesis = window.speechSynthesis
    this.choice = stored('voice-rate')
    this.status = make('span', { role: 'status' })
    this.pause = button(words.pause, () => this.toggle())
    this.stop = button(words.stop, () => this.end(''))
    this.rate = make('input', { type: 'range', min: slowest, max: fastest, step: 0.1, value: this.choice.get() || 1, change: () => this.choice.set(this.rate.value === '1' ? '' : this.rate.value) })
    window.addEventListener('pagehide', () => this.synthesis.cancel())
  }

  async begin () {
    this.voice = await ownVoice(this.synthesis, document.documentElement.lang)
    this.place.replaceChildren(this.pause, ' ', this.stop, labelled(this.words.rate, this.rate), this.status)
    if (!this.voice) {
      for (const control of [this.pause, this.stop, this.rate.parentElement]) control.remove()
      this.status.textContent = this.words.none
      return
    }
    this.pause.focus()
    this.read()
  }

  read () {
    this.synthesis.cancel()
    this.queue = sentencesOf(this.texts(), document.documentElement.lang)
    this.turn = {}
    this.show('reading')
    this.next(this.turn)
  }

  /** Speaks one sentence and then the next, so that a new rate holds from the next one on. */
  next (turn) {
    if (turn !== this.turn) return
    const text = this.queue.shift()
    if (text === undefined) return this.end(this.words.done)
    const spoken = Object.assign(new window.SpeechSynthesisUtterance(text), { voice: this.voice, lang: this.voice.lang, rate: Number(this.rate.value) })
    spoken.onend = spoken.onerror = () => this.next(turn)
    this.synthesis.speak(spoken)
  }

  toggle () {
    if (this.state === 'idle') return this.read()
    if (this.state === 'paused') {
      this.synthesis.resume()
      this.show('reading')
    } else {
      this.synthesis.pause()
      this.show('paused')
    }
  }

  end (text) {
    this.turn = null
    this.synthesis.resume()
    this.synthesis.cancel()
    this.show('idle', text)
  }

  show (state, text = state === 'reading' ? this.words.reading : '') {
    this.state = state
    this.pause.textContent = { reading: this.words.pause, paused: this.words.resume, idle: this.words.again }[state]
    this.stop.hidden = state === 'idle'
    this.status.textContent = text
  }
}
