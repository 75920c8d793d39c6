package generator

import (
	"testing"

	"starling/generator/script"
)

// storeScript returns a machine with a browser's storage and, in it, a reader's
// data as two tabs see it.
func storeScript(t testing.TB) *script.Machine {
	t.Helper()
	return scriptOf(t, `
import * as backup from './store/backup.js'
import { Store } from './store/store.js'
import { schema } from './store/keys.js'

class Shelf {
  constructor (room, blocked) { this.map = new Map(); this.room = room; this.blocked = blocked }
  guard () { if (this.blocked) throw Object.assign(new Error('blocked'), { name: 'SecurityError' }) }
  get length () { this.guard(); return this.map.size }
  key (i) { this.guard(); return [...this.map.keys()][i] ?? null }
  getItem (key) { this.guard(); return this.map.get(key) ?? null }
  removeItem (key) { this.guard(); this.map.delete(key) }
  setItem (key, value) {
    this.guard()
    let used = 0
    for (const [k, v] of this.map) if (k !== key) used += k.length + v.length
    if (used + key.length + value.length > this.room) throw Object.assign(new Error('full'), { name: 'QuotaExceededError' })
    this.map.set(key, value)
  }
}
let clock = 1000
const open = shelf => new Store(shelf, () => ++clock)
const dump = shelf => JSON.stringify([...shelf.map].sort())
const check = (what, ok) => { if (!ok) throw new Error(what) }
const draft = parts => ({ framework: 'star', parts })

globalThis.run = name => { tests[name](); return 'ok' }
globalThis.names = () => Object.keys(tests)
const tests = {
  'keeps, lists and removes' () {
    const shelf = new Shelf(1e6)
    const store = open(shelf)
    check('begins empty', store.count() === 0 && store.state === 'kept' && shelf.map.size === 0)
    check('kept', store.put('shortlist', 'b', {}).kept && store.put('shortlist', 'a', {}).kept)
    check('in order', open(shelf).list('shortlist').map(([id]) => id).join() === 'a,b')
    check('removed', store.remove('shortlist', 'a') && !store.get('shortlist', 'a') && store.count() === 1)
    check('others stay out', store.list('drafts').length === 0)
  },
  'refuses what is no record' () {
    const store = open(new Shelf(1e6))
    for (const [kind, fields] of [['shortlist', { x: 1 }], ['drafts', { parts: 'text' }], ['plan', { date: 'soon' }], ['nothing', {}]]) {
      let refused = false
      try { store.put(kind, 'a', fields) } catch { refused = true }
      check(kind, refused)
    }
  },
  'two tabs change different records' () {
    const shelf = new Shelf(1e6)
    const [one, two] = [open(shelf), open(shelf)]
    one.put('drafts', 'a', draft({ Action: 'one' }))
    two.put('drafts', 'b', draft({ Action: 'two' }))
    check('both', open(shelf).count() === 2)
  },
  'two tabs change different parts of one record' () {
    const shelf = new Shelf(1e6)
    const [one, two] = [open(shelf), open(shelf)]
    one.put('drafts', 'a', draft({ Situation: 'old', Action: '' }))
    one.get('drafts', 'a'); two.get('drafts', 'a')
    one.put('drafts', 'a', draft({ Situation: 'new', Action: '' }))
    two.all() // to look is not to take over
    const { record, merged } = two.put('drafts', 'a', draft({ Situation: 'old', Action: 'mine' }))
    check('merged', merged && record.parts.Situation === 'new' && record.parts.Action === 'mine' && !record.kept)
  },
  'two tabs change the same text' () {
    const shelf = new Shelf(1e6)
    const [one, two] = [open(shelf), open(shelf)]
    one.put('drafts', 'a', draft({ Action: 'old' }))
    one.get('drafts', 'a'); two.get('drafts', 'a')
    one.put('drafts', 'a', draft({ Action: 'first' }))
    const { record } = two.put('drafts', 'a', draft({ Action: 'second' }))
    check('the later stands', record.parts.Action === 'second')
    check('the earlier is kept: ' + JSON.stringify(record), record.kept.length === 1 && record.kept[0].text === 'first' && record.kept[0].where === 'parts.Action')
    check('and kept again', two.put('drafts', 'a', { ...record, parts: { Action: 'third' } }).record.kept.length === 1)
  },
  'a list takes what both tabs add' () {
    const shelf = new Shelf(1e6)
    const [one, two] = [open(shelf), open(shelf)]
    const story = questions => ({ title: 'x', parts: {}, competencies: [], questions })
    one.put('stories', 's', story(['a', 'b']))
    one.get('stories', 's'); two.get('stories', 's')
    one.put('stories', 's', story(['b', 'c']))
    const { record } = two.put('stories', 's', story(['a', 'b', 'd']))
    check(record.questions.join(), [...record.questions].sort().join() === 'b,c,d')
  },
  'a tab hears of another' () {
    const shelf = new Shelf(1e6)
    const store = open(shelf)
    const heard = []
    store.watch((kind, id, elsewhere) => heard.push([kind, id, elsewhere].join()))
    store.changed('starling.my.drafts.a'); store.changed('starling.theme'); store.changed(null)
    store.put('pace', 'mine', { wpm: 140 })
    check(heard.join(' '), heard.join(' ') === 'drafts,a,true ,,true pace,mine,false')
  },
  'full: holds what does not fit, and keeps it when there is room' () {
    const shelf = new Shelf(300)
    const store = open(shelf)
    store.put('shortlist', 'a', {})
    const before = dump(shelf)
    const { kept } = store.put('drafts', 'a', draft({ Action: 'x'.repeat(400) }))
    check('full', !kept && store.state === 'full' && dump(shelf) === before)
    check('held', store.get('drafts', 'a').parts.Action.length === 400 && store.all().drafts.a)
    shelf.room = 1e6
    check('kept at last', store.put('drafts', 'a', store.get('drafts', 'a')).kept && store.state === 'kept' && open(shelf).get('drafts', 'a'))
  },
  'blocked: everything works until the page is left' () {
    for (const shelf of [null, new Shelf(1e6, true)]) {
      const store = open(shelf)
      check('blocked', store.state === 'blocked')
      check('not kept', !store.put('shortlist', 'a', {}).kept && store.get('shortlist', 'a') && store.list('shortlist').length === 1)
      store.remove('shortlist', 'a')
      check('gone', store.list('shortlist').length === 0 && store.clear())
    }
  },
  'migrates what an older edition kept' () {
    const shelf = new Shelf(1e6)
    shelf.setItem('starling.my', '1')
    shelf.setItem('starling.my.shortlist.mine', JSON.stringify({ at: 5, slugs: ['a', 'b'] }))
    shelf.setItem('starling.my.pace.mine', JSON.stringify({ at: 5, wpm: 120 }))
    const store = open(shelf)
    check(dump(shelf), store.list('shortlist').map(([id]) => id).join() === 'a,b' && store.get('pace', 'mine').wpm === 120)
    check('today\'s form', shelf.getItem('starling.my') === String(schema) && !shelf.getItem('starling.my.shortlist.mine'))
  },
  'only reads what a newer edition wrote' () {
    const shelf = new Shelf(1e6)
    shelf.setItem('starling.my', String(schema + 1))
    shelf.setItem('starling.my.pace.mine', JSON.stringify({ at: 5, wpm: 120 }))
    const before = dump(shelf)
    const store = open(shelf)
    check('reads', store.state === 'newer' && store.get('pace', 'mine').wpm === 120)
    check('refuses', !store.put('pace', 'mine', { wpm: 1 }).kept && !store.replace({}) && !store.clear() && dump(shelf) === before)
  },
  'back-up, delete, restore: everything as before' () {
    const shelf = new Shelf(1e6)
    const store = open(shelf)
    store.put('shortlist', 'a', {}); store.put('drafts', 'a', draft({ Action: 'täxt \u2028' })); store.put('plan', 'mine', { date: '2026-12-24', begun: '2026-12-01', role: 'nurse', minutes: 20, done: { a: '2026-12-02' } })
    const before = dump(shelf)
    const text = backup.write(store.all(), new Date(0))
    store.clear()
    check('cleared', shelf.map.size === 0)
    const { records } = backup.read(text)
    check('restored', store.replace(backup.plan(store.all(), records, false).records) && dump(shelf) === before)
  },
  'a back-up of an older form restores' () {
    const { records } = backup.read('{"starling":"my data","schema":1,"records":{"shortlist":{"mine":{"at":5,"slugs":["a","b"]}},"pace":{"mine":{"at":5,"wpm":120}}}}')
    const store = open(new Shelf(1e6))
    check('read', records && store.replace(records) && store.count() === 2 && store.get('pace', 'mine').wpm === 120)
  },
  'refuses files that are no back-up' () {
    const good = backup.write({ shortlist: { a: { at: 1 } } }, new Date(0))
    for (let cut = 0; cut < good.trimEnd().length; cut++) check('cut at ' + cut, backup.read(good.slice(0, cut)).refused)
    check('broken', backup.read(good.slice(0, 60)).refused === 'broken' && backup.read('').refused === 'broken')
    for (const [text, why] of [
      ['{}', 'foreign'], ['[]', 'foreign'], ['null', 'foreign'], ['PK\u0003\u0004', 'foreign'], ['{"starling":1}', 'foreign'],
      ['{"starling":"my data"}', 'damaged'], ['{"starling":"my data","schema":0,"records":{}}', 'damaged'],
      ['{"starling":"my data","schema":99,"records":{}}', 'newer'],
      ['{"starling":"my data","schema":2,"records":[]}', 'damaged'],
      ['{"starling":"my data","schema":2,"records":{"films":{"a":{"at":1}}}}', 'damaged'],
      ['{"starling":"my data","schema":2,"records":{"shortlist":{"a":{}}}}', 'damaged'],
      ['{"starling":"my data","schema":2,"records":{"shortlist":{"../a":{"at":1}}}}', 'damaged'],
      ['{"starling":"my data","schema":2,"records":{"shortlist":{"__proto__":{"at":1}}}}', 'damaged'],
      ['{"starling":"my data","schema":2,"records":{"drafts":{"a":{"at":1,"parts":{"Action":7}}}}}', 'damaged'],
      ['{"starling":"my data","schema":1,"records":{"shortlist":{"mine":{"at":5,"slugs":[7]}}}}', 'ok?']
    ]) {
      const got = backup.read(text).refused
      check(text + ' ' + got, why === 'ok?' || got === why)
    }
  },
  'previews a merge and a replacement' () {
    const here = { drafts: { a: { at: 5, ...draft({ Action: 'here' }) }, b: { at: 5, ...draft({}) } }, shortlist: { x: { at: 1 }, z: { at: 3 } } }
    const file = { drafts: { a: { at: 9, ...draft({ Action: 'file', Result: 'r' }) }, c: { at: 5, ...draft({}) } }, shortlist: { x: { at: 2 } } }
    const frozen = JSON.stringify([here, file])
    const merged = backup.plan(here, file, false)
    check(JSON.stringify(merged), JSON.stringify(merged.kinds) === JSON.stringify([
      { kind: 'shortlist', added: 0, changed: 0, same: 1, kept: 1, removed: 0 },
      { kind: 'drafts', added: 1, changed: 1, same: 0, kept: 1, removed: 0 }
    ]))
    check('nothing lost', merged.records.drafts.a.kept[0].text === 'here' && merged.records.drafts.a.parts.Result === 'r' && merged.records.drafts.b)
    const replaced = backup.plan(here, file, true)
    check(JSON.stringify(replaced), replaced.kinds[1].removed === 1 && replaced.kinds[1].changed === 1 && JSON.stringify(replaced.records) === JSON.stringify({ shortlist: file.shortlist, drafts: file.drafts }))
    check('plans change nothing', frozen === JSON.stringify([here, file]))
  },
  'a restore that does not fit changes nothing' () {
    const shelf = new Shelf(400)
    const store = open(shelf)
    store.put('shortlist', 'a', {}); store.put('drafts', 'a', draft({ Action: 'mine' }))
    const before = dump(shelf)
    check('refused', !store.replace({ shortlist: { b: { at: 1 } }, drafts: { a: { at: 1, ...draft({ Action: 'x'.repeat(400) }) } } }))
    check(dump(shelf), dump(shelf) === before && store.state === 'full')
  },
  'offers a back-up from the third entry' () {
    const store = open(new Shelf(1e6))
    for (const id of ['a', 'b', 'c']) {
      check('not yet', !store.offersBackup())
      store.put('shortlist', id, {})
    }
    check('now', store.offersBackup())
    store.setBackedUp('later')
    check('put off', !store.offersBackup())
  }
}`)
}

// TestReadersData holds what a reader has to what store.js promises.
func TestReadersData(t *testing.T) {
	m := storeScript(t)
	var names []string
	if err := m.Call(t.Context(), &names, "names"); err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			var said string
			if err := m.Call(t.Context(), &said, "run", name); err != nil {
				t.Error(err)
			}
		})
	}
}
