import { fill } from '../search/say.js'

/** How many quoted words one remark repeats, each once. */
const mostQuotes = 6
/** A longer quote is cut in its middle, between words where it has any; a remark brings its own full stop. */
const longestQuote = 60

/**
 * What a finding says, kindly and in one line, with the words that it means.
 * @param {{code: string, variant: string, quote: string, values: Object<string, any>}} finding
 * @param {Object<string, string>} words labels by key: "w216_vague"
 * @returns {string}
 */
export function remarkOf ({ code, variant, quote, values }, words) {
  const filled = { quote: quoted(quote) }
  for (const [name, value] of Object.entries(values)) filled[name] = written(value)
  const key = code.toLowerCase() + '_' + variant
  return fill(words[key] ?? key, filled)
}

function written (value) {
  if (Array.isArray(value)) {
    const quotes = [...new Map(value.map(text => [text.toLowerCase(), quoted(text)])).values()]
    return quotes.slice(0, mostQuotes).join(', ') + (quotes.length > mostQuotes ? ', …' : '')
  }
  return typeof value === 'number' ? String(Math.round(value * 10) / 10) : value
}

function quoted (text) {
  const line = String(text).replace(/\s+/g, ' ').trim().replace(/(?<!\.)\.$/, '')
  if (line.length <= longestQuote) return '“' + line + '”'
  const half = longestQuote / 2
  const from = line.slice(0, half + 1).replace(/\s+\S*$/u, '').slice(0, half)
  const to = line.slice(-half - 1).replace(/^\S*\s+/u, '').slice(-half)
  return '“' + from + ' … ' + to + '”'
}

/** A time in words. */
export function timeOf (seconds, words) {
  const m = Math.floor(seconds / 60)
  const s = seconds % 60
  return fill(m === 0 ? words.seconds : s === 0 ? words.minutes : words.minutes_seconds, { m, s })
}
