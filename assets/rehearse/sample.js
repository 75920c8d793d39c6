import { make } from './make.js'
import { bare } from './speaking.js'

/** The sample answer of the page, as it is spoken. */
export function sampleOf (spoken) {
  const copy = bare(spoken)
  copy.querySelector('.more')?.remove()
  return copy
}

/**
 * The weaker version of the same story, which stands on the example's own page.
 * From disk no page can read another, and there a link leads to it.
 */
export function weakerOf (guide, spoken) {
  const address = spoken.querySelector('h3 a').href
  const link = make('p', {}, make('a', { href: address + '#weaker-version', target: '_blank', rel: 'noopener' }, guide.say('practice_weaker_there')))
  const place = make('div', {}, link)
  if (location.protocol.startsWith('http')) {
    weakerFrom(address).then(found => {
      if (found) place.replaceChildren(...found)
      else link.before(make('p', {}, guide.say('practice_no_weaker')))
    }, () => { /* the link is there */ })
  }
  return place
}

/** The parts of an example's page that are about its weaker version; null where it has none. */
async function weakerFrom (address) {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error('no page')
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const weaker = page.querySelector('.weaker details')
  if (!weaker) return null
  const copy = bare(document.importNode(weaker, true))
  copy.querySelector('summary')?.remove()
  for (const link of copy.querySelectorAll('a[href]')) {
    const href = link.getAttribute('href')
    // A note's marker leads to an id that is not here.
    if (href.startsWith('#')) link.replaceWith(...link.childNodes)
    else link.href = new URL(href, address).href
  }
  return [...copy.childNodes]
}
