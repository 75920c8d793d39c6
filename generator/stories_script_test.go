package generator

import "testing"

// TestStories holds the grid of competencies, and the search for a story that fits.
func TestStories(t *testing.T) {
	runCases(t, `
import { coverage, fits } from './rehearse/fit.js'

const questions = [
  { s: 'mistake', k: ['accountability', 'learning'], f: 0, y: true }, { s: 'failure', k: ['learning', 'accountability'], f: 1, y: true },
  { s: 'lead', k: ['leadership'], f: 2, y: true }, { s: 'style', k: ['leadership'], f: 0 }
]
const story = (questions, competencies = []) => ({ title: '', questions, competencies })
const competencies = ['accountability', 'learning', 'leadership', 'teamwork'].map(s => ({ s, t: s }))

cases({
  'a story shows what its questions score, and what is ticked' () {
    const rows = coverage([['a', story(['mistake'])], ['b', story(['gone'], ['teamwork', 'learning'])]], competencies, questions)
    equal(rows.map(row => row.stories.join('+') || '-').join(' '), 'a a+b - b')
  },
  'a gap names the question to begin with' () {
    const rows = coverage([], competencies, questions)
    equal(rows.map(row => row.begin?.s ?? '-').join(' '), 'mistake failure lead -')
  },
  'what fits: ticked first, then what is scored first' () {
    const stories = [['a', story([], ['accountability'])], ['b', story([], ['learning'])], ['c', story(['failure'])], ['d', story([], ['teamwork'])], ['e', story(['mistake'])]]
    equal(fits(stories, questions[0], questions).map(({ id, ticked }) => id + (ticked ? '!' : '')).join(' '), 'e! c a b')
    equal(fits([], questions[0], questions).length, 0)
  }
})`)
}
