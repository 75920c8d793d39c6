/**
 * A clock that counts up, can be stopped and goes on, and never ends by itself.
 */
export class Clock {
  /**
   * @param {() => number} now milliseconds
   * @param {(seconds: number) => void} tick called whenever another second is full
   */
  constructor (now, tick) {
    this.now = now
    this.tick = tick
    this.before = 0
    this.since = null
    this.last = -1
  }

  get seconds () {
    return Math.floor((this.before + (this.since === null ? 0 : this.now() - this.since)) / 1000)
  }

  get running () { return this.since !== null }

  go () {
    if (this.running) return
    this.since = this.now()
    this.timer = setInterval(() => this.look(), 200)
    this.look()
  }

  stop () {
    if (!this.running) return
    this.before += this.now() - this.since
    this.since = null
    clearInterval(this.timer)
    this.look()
  }

  look () {
    // In a tab that was asleep several have passed, and each may have something to say.
    while (this.last < this.seconds) this.tick(++this.last)
  }
}

/** Seconds as a clock shows them: "1:05". */
export function face (seconds) {
  return Math.floor(seconds / 60) + ':' + String(seconds % 60).padStart(2, '0')
}
