/*
 * The page of a collection that is meant for paper: what a reader has drafted
 * stands in the worksheet of its question.
 */
import { boxesOf } from './draft/boxes.js'
import { fillSheet } from './draft/sheet.js'
import { openStore } from './store/open.js'

const store = openStore(window)

function show () {
  for (const sheet of document.querySelectorAll('.sheet[data-question]')) {
    const parts = store.look('drafts', sheet.dataset.question)?.parts ?? {}
    const names = [...sheet.querySelectorAll('.shape > ol > li[data-part] > b')].map(name => ({ name: name.textContent, part: '', share: 0 }))
    fillSheet(sheet, boxesOf(names, parts))
  }
}

show()
store.watch(show)
