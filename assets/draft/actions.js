import { button, make } from '../rehearse/make.js'
import { download } from '../rehearse/download.js'
import { Controls } from '../voice/controls.js'
import { mailOf, markdownOf, plainOf } from './text.js'

/**
 * What can be done with a draft, as buttons.
 * @param {import('./desk.js').Desk} desk
 * @returns {HTMLElement}
 */
export function actionsOf (desk) {
  const { words, question } = desk
  const boxes = () => desk.list.map(box => ({ name: box.plan.name, text: box.text }))
  const undo = button(words.undo, () => {
    undo.hidden = true
    desk.fill(undo.parts)
    desk.touched()
    desk.keep()
    desk.say(words.undone)
    desk.list[0].field.focus()
  }, { hidden: true })
  return make('div', { className: 'actions' },
    button(words.copy, async () => desk.say(await copy(plainOf(question.text, boxes())) ? words.copied : '')),
    button(words.download, () => download(question.slug + '.md', 'text/markdown', markdownOf(question.text, boxes()))),
    button(words.print, () => window.print()),
    button(words.mail, () => {
      const address = mailOf(question.text, boxes())
      if (address) location.href = address
      else desk.say(words.mail_long)
    }),
    'speechSynthesis' in window && voiceOf(desk, boxes),
    navigator.share && button(words.share, () => navigator.share({ title: question.text, text: plainOf(question.text, boxes()) }).catch(() => {})),
    button(words.delete, () => {
      undo.parts = desk.parts()
      clearTimeout(desk.timer)
      desk.dirty = false
      desk.store.remove('drafts', question.slug)
      desk.fill({})
      undo.hidden = false
      undo.focus()
      desk.say(words.deleted)
    }),
    undo)
}

/** The button that has the draft read aloud; the controls come into its place. */
function voiceOf (desk, boxes) {
  const { words } = desk
  const place = make('div', { className: 'voice' })
  const said = Object.fromEntries(['pause', 'resume', 'stop', 'again', 'rate', 'reading', 'done', 'none'].map(name => [name, words['voice_' + name]]))
  place.append(button(words.voice_begin, () => new Controls(place, said, () => boxes().map(box => box.text)).begin()))
  return place
}

/** Copies a text. Where the clipboard is out of reach, as from disk, the page does it as it used to be done. */
async function copy (text) {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    const before = document.activeElement
    const field = make('textarea', { value: text })
    document.body.append(field)
    field.select()
    const done = document.execCommand('copy')
    field.remove()
    before?.focus()
    return done
  }
}
