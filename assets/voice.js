/*
 * What reads a worked example aloud, which is loaded when a reader asks for it.
 */
import { Controls } from './voice/controls.js'
import { spokenTexts } from './voice/text.js'

globalThis.starlingVoice = place => new Controls(place, place.dataset, () => spokenTexts(document.querySelector('.answer'))).begin()
