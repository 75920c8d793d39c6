import { Clock, face } from './clock.js'
import { button, labelled, make } from './make.js'

/** How long a reader may think before an interviewer would wonder, in seconds: a convention. */
const thought = 20

/** How often the clock is read out while somebody speaks, in seconds. */
const spoken = 60

/**
 * Time to think: the question's parts, if they are wanted, and a clock that counts
 * down and then only says so.
 */
export function thinking (article, guide, session, say) {
  const list = article.querySelector('.parts ul, .parts ol')
  const parts = list && make('details', { open: session.parts }, make('summary', {}, guide.say('practice_parts')), bare(list))
  if (!session.clock) return { parts: [parts] }
  let room = thought
  const shown = make('p', { className: 'clock', role: 'timer', 'aria-live': 'off' })
  const show = seconds => {
    shown.textContent = face(Math.max(0, room - seconds))
    if (seconds === room) say(guide.say('practice_thought'))
  }
  const clock = new Clock(() => performance.now(), show)
  const controls = make('p', { className: 'buttons' }, pause(guide, clock),
    button(guide.say('practice_more_time'), () => {
      room = Math.max(room, clock.seconds) + thought
      show(clock.seconds)
      say(guide.say('practice_more_given', { n: thought }))
    }))
  clock.go()
  return { parts: [parts, shown, controls], left: () => clock.stop() }
}

/**
 * Time to speak, or to type: a clock that counts up and never cuts off. It is read
 * out at full minutes, and at the ends of the time to aim for.
 */
export function speaking (guide, session, question, say) {
  const typed = labelled(guide.say('practice_type'), make('textarea', { rows: 4 }), guide.say('practice_type_hint'))
  const [from, to] = question.a ?? [0, 0]
  const aim = to > 0 && make('p', { className: 'hint' }, guide.say('practice_aim', { from: face(from), to: face(to) }))
  if (!session.clock) return { parts: [aim, typed] }
  const shown = make('p', { className: 'clock', role: 'timer', 'aria-live': 'off' })
  const clock = new Clock(() => performance.now(), seconds => {
    shown.textContent = face(seconds)
    shown.dataset.aim = seconds < from ? 'before' : seconds <= to ? 'within' : 'after'
    if (seconds === 0) return
    if (seconds === from) say(guide.say('practice_aim_begins', { time: face(seconds) }))
    else if (seconds === to) say(guide.say('practice_aim_ends', { time: face(seconds) }))
    else if (seconds % spoken === 0) say(face(seconds))
  })
  const hide = button(guide.say('practice_hide_clock'), () => {
    shown.hidden = !shown.hidden
    hide.textContent = guide.say(shown.hidden ? 'practice_show_clock' : 'practice_hide_clock')
  })
  clock.go()
  return { parts: [aim, shown, make('p', { className: 'buttons' }, pause(guide, clock), hide), typed], left: () => clock.stop() }
}

function pause (guide, clock) {
  const press = button(guide.say('practice_pause'), () => {
    if (clock.running) clock.stop()
    else clock.go()
    press.textContent = guide.say(clock.running ? 'practice_pause' : 'practice_resume')
  })
  return press
}

/** A copy of a part of the page, without its ids. */
export function bare (element) {
  const copy = element.cloneNode(true)
  for (const part of [copy, ...copy.querySelectorAll('[id]')]) part.removeAttribute('id')
  return copy
}
