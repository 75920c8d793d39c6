/*
 * Practice: on its own page the choice of questions and what came of them, and on a
 * question's page the practice itself, whose parts are all there already.
 */
import { Guide } from './rehearse/guide.js'
import { openTool } from './rehearse/open.js'
import { choosePractice } from './rehearse/choose.js'
import { runPractice } from './rehearse/run.js'
import { fromHash } from './rehearse/session.js'
import { openStore } from './store/open.js'

openTool('practice', choosePractice)

const session = fromHash('practise', location.hash)
const root = document.querySelector('a[data-practice]')?.dataset.root
if (session && root && globalThis.starlingGuide) {
  runPractice(document.querySelector('main'), session, new Guide(globalThis.starlingGuide, new URL(root, document.baseURI), location), openStore(window))
}
