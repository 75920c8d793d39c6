import { slips } from './edits.js'

/*
 * From a word as it was typed to groups of the index: the form itself; else forms
 * that begin with it; else forms a slip away; else the form with the longest
 * common beginning. A word that stands on no page, and that people know for all
 * that, is no slip.
 */

/** Words shorter than this have no typos: too many lie a slip away. */
const leastTypo = 4
/** Nor are shorter ones begun, but for the last of a query. */
const leastBegun = 3
const leastDouble = 8
/** What a longer form counts where the word itself is one: perhaps it is not finished. */
const unfinished = 0.4
/** How much of a word a form must begin with, to stand for it. */
const overlap = 0.7
/** Or all of it but an ending of so many letters, and the form all but its last ("rambling": "ramble"). */
const ending = 3

/**
 * @typedef {object} Meant
 * @property {number} group
 * @property {string} form
 * @property {number} weight how sure it is that this was meant, to 1
 * @property {'exact'|'prefix'|'typo'|'stem'} how
 *
 * @param {string} word
 * @param {boolean} open whether the word may go on
 * @param {import('./forms.js').Forms} forms
 * @returns {Meant[]}
 */
export function meantBy (word, open, forms) {
  const exact = forms.count(word) ? [{ group: forms.group(word), form: word, weight: 1, how: 'exact' }] : []
  if (exact.length && !open) return exact
  if (word.length >= (open ? 2 : leastBegun)) {
    const longer = distinct([...exact, ...completions(word, forms, exact.length ? unfinished : 1)]).slice(0, exact.length ? 3 : open ? 4 : 2)
    if (longer.length) return longer
  }
  if (forms.has(word)) return []
  const near = typos(word, open, forms)
  return near.length ? near : stemmed(word, forms)
}

/** Forms that begin with the word, the commonest groups first. */
function completions (word, forms, factor) {
  const list = forms.longer(word).map(form => ({ group: forms.group(form), form, weight: factor * (0.5 + 0.4 * word.length / form.length), how: 'prefix' }))
  return list.sort((a, b) => forms.count(b.form) - forms.count(a.form) || a.form.length - b.form.length || (a.form < b.form ? -1 : 1))
}

/** Forms a slip or two away, the nearest and then the commonest first. */
function typos (word, open, forms) {
  const most = word.length >= leastDouble ? 2 : word.length >= leastTypo ? 1 : 0
  if (!most) return []
  const list = []
  for (const form of forms.near(word, most)) {
    const distance = slips(word, form, most)
    if (distance > most) continue
    const other = form[0] === word[0] ? 0 : 0.5
    list.push({ group: forms.group(form), form, weight: distance > 1 ? 0.6 : 0.8, how: word.startsWith(form) ? 'stem' : 'typo', rank: distance + other })
  }
  if (open && word.length > leastTypo && !list.some(m => m.rank === 1)) list.push(...openTypos(word, forms))
  list.sort((a, b) => a.rank - b.rank || forms.count(b.form) - forms.count(a.form) || (a.form < b.form ? -1 : 1))
  return distinct(list.filter(m => m.rank === list[0].rank)).slice(0, 2)
}

/** Longer forms whose beginning is a slip away from an unfinished word, with the same first letters. */
function openTypos (word, forms) {
  const list = []
  for (const form of forms.longer(word.slice(0, 2))) {
    if (form.length > word.length && slips(word, form.slice(0, word.length), 1) === 1) {
      list.push({ group: forms.group(form), form, weight: 0.7, how: 'typo', rank: 1.2 })
    }
  }
  return list
}

/** The form with the longest common beginning, of a word that nobody knows. */
function stemmed (word, forms) {
  const beginning = word.slice(0, Math.max(leastTypo, Math.min(Math.ceil(overlap * word.length), word.length - ending)))
  let best = null
  for (const form of forms.count(beginning) ? [beginning, ...forms.longer(beginning)] : forms.longer(beginning)) {
    let n = 0
    while (n < word.length && word[n] === form[n]) n++
    const like = n >= overlap * word.length && n >= overlap * form.length || n >= word.length - ending && n >= form.length - 1
    if (n >= leastTypo && like && (!best || n > best.n || n === best.n && form.length < best.form.length)) {
      best = { group: forms.group(form), form, weight: 0.5, how: 'stem', n }
    }
  }
  return best ? [best] : []
}

/** Each group once. */
function distinct (list) {
  const seen = new Set()
  return list.filter(m => !seen.has(m.group) && seen.add(m.group))
}
