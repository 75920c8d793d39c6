package generator

import (
	"context"
	"testing"
)

// readersScript is what the search of a page does apart from any page.
const readersScript = `
import { inOrder } from './search/alike.js'
import { quote } from './search/excerpt.js'
import { Recent } from './search/recent.js'
import { said, shortened } from './search/say.js'
import { newest, Session } from './search/session.js'
const labels = { one: '1 for {query}', other: '{n} for {query}', none: 'nearest to {query}', nothing: 'nothing for {query}' }
const memory = (text = '') => ({ get: () => text, set: value => { text = value } })
const found = (query, n, more) => said({ query, hits: Array(n), good: n > 0, corrected: null, ...more }, labels)
const later = (value, turns) => turns ? Promise.resolve().then(() => later(value, turns - 1)) : value
const kept = (text, ...queries) => {
  const recent = new Recent(memory(text), memory())
  for (const q of queries) recent.add(q)
  return recent
}
const ordered = query => {
  const also = [['What would your manager say?', 'Manager, or friend?'], [], []]
  const rows = ['Who knows you?', 'Manager', 'Manager, or friend?'].map(title => ({ title }))
  return inOrder(rows, [{ score: 1 }, { score: 1.4 }, { score: 1 }], also.map(also => ({ also })), query.split(' '))[0].title
}
const checks = {
  'asked word for word': () => ordered('what would your manager say'),
  'nearly so': () => ordered('what would a manager say'),
  'a title before another way to ask': () => ordered('manager or friend'),
  one: () => found('mistake', 1),
  several: () => found('  my   mistake ', 12),
  nearest: () => found('mistake', 3, { good: false, corrected: { from: 'mistake', to: 'mistook' } }),
  nothing: () => found('xyzzy', 0),
  corrected: () => found('My Weekness', 2, { corrected: { from: 'weekness', to: 'weakness' } }),
  'corrected in other letters': () => found('WEÉKNESS', 2, { corrected: { from: 'weekness', to: 'weakness' } }),
  'names of values are no values': () => found('{n}', 2),
  short: () => shortened('a'.repeat(40)).length,
  long: () => shortened('😀'.repeat(41)),
  quote: () => quote('We said so. Then my one mistake cost a day, and more.', [{ at: 24, end: 31 }]),
  'quote at the edge': () => quote('mistake', [{ at: 0, end: 7 }]),
  'quote of nothing': () => quote('mistake', []),
  'recent searches': () => kept('', 'a', ' b  c ', 'A', '').list().join('|'),
  'at most eight': () => kept('', ...'abcdefghij').list().join(''),
  'what is no list': () => kept('{"a":1}', 'b').list().join() + kept('[1,"a"]').list().join() + kept('[').list().join(),
  'none kept': () => { const r = kept('["a"]'); r.kept = false; r.add('b'); return r.list().length },
  'one forgotten': () => { const r = kept('["a","b"]'); r.remove('a'); return r.list().join() },
  'only the newest answer': async () => {
    const heard = []
    const take = newest({ done: value => heard.push(value), failed: () => heard.push('failed') })
    await Promise.all([take(later('first', 9)), take(Promise.reject(new Error())), take(later('last', 3))])
    return heard.join()
  },
  'once more, with a fresh engine': async () => {
    const session = new Session(fresh => fresh ? 'new' : 'old')
    const tries = []
    const work = engine => { tries.push(engine); return engine === 'old' ? Promise.reject(new Error()) : engine }
    await Promise.all([session.ask(work), session.ask(work)])
    return tries.join()
  },
  'and then no more': async () => {
    const session = new Session(fresh => fresh)
    return session.ask(() => Promise.reject(new Error('gone'))).catch(error => error.message)
  }
}
globalThis.check = async name => String(await checks[name]())`

// TestWhatAReaderIsTold runs the parts of the search that know no page.
func TestWhatAReaderIsTold(t *testing.T) {
	m := scriptOf(t, readersScript)
	for name, want := range map[string]string{
		"asked word for word":               "Who knows you?",
		"nearly so":                         "Manager",
		"a title before another way to ask": "Manager, or friend?",

		"one":     "1 for mistake",
		"several": "12 for my mistake",
		// What was typed is not read as something that helped no more.
		"nearest":                        "nearest to mistake",
		"nothing":                        "nothing for xyzzy",
		"corrected":                      "2 for My weakness",
		"corrected in other letters":     "2 for weakness",
		"names of values are no values":  "2 for {n}",
		"short":                          "40",
		"long":                           "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀…",
		"quote":                          "my one mistake cost a",
		"quote at the edge":              "mistake",
		"quote of nothing":               "",
		"recent searches":                "A|b c",
		"at most eight":                  "jihgfedc",
		"what is no list":                "ba",
		"none kept":                      "0",
		"one forgotten":                  "b",
		"only the newest answer":         "last",
		"once more, with a fresh engine": "old,old,new,new",
		"and then no more":               "gone",
	} {
		var got string
		if err := m.Call(context.Background(), &got, "check", name); err != nil {
			t.Errorf("%s: %v", name, err)
		} else if got != want {
			t.Errorf("%s gives %q, want %q", name, got, want)
		}
	}
}
