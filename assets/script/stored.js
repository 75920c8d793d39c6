/**
 * A value kept in this browser. Where storage is blocked or full nothing is
 * kept, and nothing breaks.
 * @param {string} name
 * @returns {{get: () => string, set: (value: string) => void}}
 */
export function stored (name) {
  const key = 'starling.' + name
  return {
    get () {
      try { return localStorage.getItem(key) ?? '' } catch { return '' }
    },
    set (value) {
      try {
        if (value) localStorage.setItem(key, value)
        else localStorage.removeItem(key)
      } catch { /* the choice holds for this page */ }
    }
  }
}
