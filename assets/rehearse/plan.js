import { calendarOf } from './calendar.js'
import { calendarFile } from './calendar-file.js'
import { today } from './days.js'
import { download } from './download.js'
import { keptHere } from './kept.js'
import { button, heading, labelled, liveRegion, make, uniqueId } from './make.js'
import { practised } from './mine.js'
import { makePlan, orderFor, tickOf } from './planning.js'

const minutesOffered = [10, 15, 20, 30, 45, 60]

/**
 * The page of the plan: the wish, the calendar, and each day with what to tick off.
 * @param {HTMLElement} place
 * @param {import('./guide.js').Guide} guide
 * @param {import('../store/store.js').Store} store
 */
export function showPlan (place, guide, store) {
  const status = liveRegion()
  const say = text => { status.textContent = text }
  const shown = make('div')
  const form = wishing(guide, store, fields => {
    save(store, fields)
    show()
    shown.querySelector('h2')?.focus()
  })
  const show = () => {
    const mine = store.get('plan', 'mine')
    form.fill(mine)
    shown.replaceChildren(...mine?.date ? planned(guide, store, mine, say, show) : [])
  }
  place.append(make('section', {}, heading(2, guide.say('plan_wish')), form.element), status, shown, keptHere(guide, store))
  store.watch((kind, id, elsewhere) => {
    if (elsewhere || kind === null) show()
  })
  show()
}

/** Keeps the wish: what was ticked off stays so. */
function save (store, fields) {
  const before = store.get('plan', 'mine')
  store.put('plan', 'mine', { done: before?.done ?? {}, ...fields })
}

/** The form of the wish, with mistakes said in words beside their field. */
function wishing (guide, store, wished) {
  const error = make('p', { className: 'refused', id: uniqueId(), hidden: true })
  const date = make('input', { type: 'date', min: today(new Date()), required: true })
  const role = make('select', {}, make('option', { value: '' }, guide.say('plan_any_role')), ...guide.roles.map(entry => make('option', { value: entry.s }, entry.t)))
  const minutes = make('select', {}, ...minutesOffered.map(n => make('option', { value: n }, guide.say('plan_minutes_n', { n }))))
  const element = make('form', { noValidate: true },
    labelled(guide.say('plan_date'), date), error,
    labelled(guide.say('plan_role'), role),
    labelled(guide.say('plan_minutes'), minutes),
    make('p', { className: 'buttons' }, make('button', { className: 'main' }, guide.say('plan_make'))))
  minutes.value = '20'
  element.addEventListener('submit', event => {
    event.preventDefault()
    const now = today(new Date())
    const wrong = !date.value ? 'plan_no_date' : date.value < now ? 'plan_past' : ''
    error.hidden = !wrong
    date.setAttribute('aria-invalid', String(Boolean(wrong)))
    if (wrong) {
      error.textContent = guide.say(wrong)
      date.setAttribute('aria-describedby', error.id)
      date.focus()
      return
    }
    date.removeAttribute('aria-describedby')
    wished({ date: date.value, begun: now, role: role.value, minutes: Number(minutes.value) })
  })
  const fill = mine => {
    if (!mine) return
    if (document.activeElement !== date) date.value = mine.date
    role.value = guide.roles.some(entry => entry.s === mine.role) ? mine.role : ''
    minutes.value = minutesOffered.includes(mine.minutes) ? mine.minutes : 20
  }
  return { element, fill }
}

/** The plan that follows from a wish. What was ticked off before it began counts as met. */
export function planFor (guide, store, mine) {
  const known = new Set()
  for (const [tick] of Object.entries(mine.done ?? {})) {
    const [day, slug] = tick.split(' ')
    if (day < mine.begun) known.add(slug)
  }
  const order = orderFor(guide.questions, mine.role, practised(store).shortlist)
  return makePlan({ order, known, begun: mine.begun, date: mine.date, minutes: mine.minutes })
}

function planned (guide, store, mine, say, show) {
  const plan = planFor(guide, store, mine)
  const days = plan.days.filter(({ items }) => items.length)
  const all = days.flatMap(({ day, items }) => items.map(({ slug }) => tickOf(day, slug)))
  const progress = make('p')
  const bar = make('progress', { max: all.length, 'aria-label': guide.say('plan_progress_label') })
  const count = () => {
    const done = store.look('plan', 'mine')?.done ?? {}
    const n = all.filter(tick => done[tick]).length
    progress.textContent = guide.say('plan_progress', { n, total: all.length })
    bar.value = n
  }
  count()
  const now = today(new Date())
  return [
    make('section', {}, heading(2, guide.say('plan_yours')),
      make('p', {}, guide.count('plan_summary', days.length, { questions: new Set(all.map(tick => tick.split(' ')[1])).size, date: guide.date(mine.date) })),
      plan.left.length > 0 && make('p', {}, guide.count('plan_left', plan.left.length)),
      progress, bar,
      calendarOf(guide, plan, mine, now),
      make('p', { className: 'buttons' },
        button(guide.say('plan_file'), () => {
          download('starling-plan.ics', 'text/calendar', calendarFile(eventsOf(guide, days, mine), guide.say('plan_calendar', { title: guide.title }), new Date()))
          say(guide.say('plan_file_made'))
        }),
        button(guide.say('plan_anew'), () => {
          save(store, { date: mine.date < now ? now : mine.date, begun: now, role: mine.role, minutes: mine.minutes })
          show()
          say(guide.say('plan_made_anew'))
        }),
        button(guide.say('plan_delete'), () => {
          store.remove('plan', 'mine')
          show()
          say(guide.say('plan_deleted'))
        }, { className: 'grave' }))),
    make('section', {}, heading(2, guide.say('plan_days')),
      ...days.map(({ day, items }) => dayOf(guide, store, mine, day, items, text => {
        count()
        say(text)
      })))
  ]
}

/** One day with its questions to tick off. */
function dayOf (guide, store, mine, day, items, ticked) {
  return make('div', { className: 'day' }, heading(3, guide.date(day), { id: 'day-' + day }),
    ...items.map(({ slug, again }) => {
      const question = guide.question(slug)
      const tick = tickOf(day, slug)
      const box = make('input', { type: 'checkbox', checked: Boolean(mine.done?.[tick]), ariaLabel: guide.say('plan_done_one', { question: question.t }) })
      box.addEventListener('change', () => {
        const before = store.get('plan', 'mine') ?? mine
        const { [tick]: _, ...others } = before.done ?? {}
        const { kept, record } = store.put('plan', 'mine', { ...fieldsOf(before), done: box.checked ? { ...others, [tick]: today(new Date()) } : others })
        ticked(kept ? guide.say(record.done[tick] ? 'plan_ticked' : 'plan_unticked', { question: question.t }) : guide.say('tool_state_' + store.state))
      })
      return make('p', { className: 'tick' }, box, make('span', {},
        make('a', { href: guide.href('questions/' + slug + '/', '#practise') }, question.t), again && make('span', { className: 'hint' }, ' ' + guide.say('plan_again'))))
    }))
}

function fieldsOf ({ at, ...fields }) {
  return fields
}

/** The plan as events of a calendar. */
function eventsOf (guide, days, mine) {
  const events = days.filter(({ day }) => day !== mine.date).map(({ day, items }) => ({
    day,
    summary: guide.count('plan_event', items.length),
    description: items.map(({ slug }) => guide.question(slug).t + (guide.root.protocol === 'file:' ? '' : '\n' + guide.href('questions/' + slug + '/'))).join('\n')
  }))
  return [...events, { day: mine.date, summary: guide.say('plan_interview'), description: '' }]
}
