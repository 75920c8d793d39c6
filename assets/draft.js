/*
 * The coach of a question's page, which is loaded when somebody writes a draft.
 */
import guide from 'guide:draft'
import { questionOf } from './draft/question.js'
import { Desk } from './draft/desk.js'
import { openStore } from './store/open.js'

globalThis.starlingDraft = (place, slug, asked) => {
  new Desk(place, questionOf(document, slug, guide), guide.words, openStore(window)).begin(asked)
}
