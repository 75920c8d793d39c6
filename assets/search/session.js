/**
 * One reader's search: an engine that is replaced when it fails, and answers of
 * which only the newest counts.
 */
export class Session {
  /** @param {(fresh: boolean) => import('./engine.js').Engine} open makes an engine; a fresh one looks at the table anew */
  constructor (open) {
    this.open = open
    this.engine = open(false)
  }

  /**
   * Does work with the engine. The site may have been published anew since its
   * table was read, so after a failure it is done once more, with a fresh one.
   * @template T
   * @param {(engine: import('./engine.js').Engine) => Promise<T>} work
   * @returns {Promise<T>}
   */
  async ask (work) {
    const engine = this.engine
    try {
      return await work(engine)
    } catch {
      if (this.engine === engine) this.engine = this.open(true)
      return work(this.engine)
    }
  }
}

/**
 * Hands over what came of the newest work, whatever the order in which all end.
 * @param {{done: (value: any) => void, failed: () => void}} to
 * @returns {(work: Promise<any>) => Promise<void>} to call with each
 */
export function newest ({ done, failed }) {
  let turn = 0
  return async work => {
    const own = ++turn
    let value
    try {
      value = await work
    } catch {
      if (own === turn) failed()
      return
    }
    if (own === turn) done(value)
  }
}
