import { write } from '../store/backup.js'
import { persist } from '../store/open.js'
import { download } from './download.js'
import { today } from './days.js'
import { button, make } from './make.js'

/**
 * Says in plain sight where a reader's work is kept, or why it is not, and offers a
 * back-up from the third entry on.
 * @param {import('./guide.js').Guide} guide
 * @param {import('../store/store.js').Store} store
 * @returns {HTMLElement}
 */
export function keptHere (guide, store) {
  const words = make('p')
  const offer = make('div', { className: 'offer', hidden: true })
  const place = make('aside', { className: 'kept', ariaLabel: guide.say('tool_kept_label') }, words, offer)
  const show = () => {
    words.replaceChildren(guide.say('tool_state_' + store.state) + ' ', make('a', { href: guide.href('my-data/') }, guide.say('tool_kept_more')))
    place.dataset.state = store.state
    offer.hidden = !store.offersBackup()
  }
  offer.append(
    make('p', {}, guide.say('tool_offer')),
    // Some browsers ask their reader, so the promise is asked for when it is about keeping.
    button(guide.say('tool_offer_make'), () => {
      backUp(store)
      persist(navigator)
    }),
    button(guide.say('tool_offer_later'), () => {
      store.setBackedUp('later')
      persist(navigator)
    })
  )
  store.watch(show)
  show()
  return place
}

/** Hands the reader a back-up of everything as a file. */
export function backUp (store) {
  const now = new Date()
  download('starling-' + today(now) + '.json', 'application/json', write(store.all(), now))
  store.setBackedUp(now.toISOString())
}
