import { judge } from '../rules/judge.js'

/**
 * What a draft is held against: its question, and the guide.
 *
 * @typedef {Object} About
 * @property {string} language
 * @property {number} rate spoken words a minute
 * @property {Object<string, number>} [thresholds]
 * @property {string} type
 * @property {string} category
 * @property {{from: number, to: number}} target in seconds
 * @property {{slug: string, segments: {name: string, part: string, share: number}[]}} framework
 * @property {string} [industry] of the work that is told about
 */

/**
 * A draft as the rules judge it: the very rules that an author's answers are held
 * to. What they miss and the reader may still write is told apart from what they
 * find in the words that are there.
 * @param {About} about
 * @param {{names: string[], part: string, text: string}[]} segments
 */
export function judged (about, segments) {
  const verdict = judge({ industry: '', thresholds: {}, ...about, segments })
  const open = verdict.findings.filter(isOpen)
  return { ...verdict, remarks: verdict.findings.filter(finding => !open.includes(finding)), open }
}

/** Tells whether a finding is about what is not there yet. */
function isOpen ({ code, variant }) {
  return variant === 'missing' || code === 'W211' && variant === 'short'
}
