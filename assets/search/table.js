import { Reader } from './digits.js'
import { lastAtMost } from './forms.js'

const format = '1'
const nameLength = 8
const kinds = ['question', 'article', 'collection', 'term', 'page']
const folder = 'assets/search/'

/**
 * What search/index.js says: the groups of results, and how the files are called.
 *
 * @typedef {object} Group a question with its examples, or one other page
 * @property {number} number
 * @property {number} page the number of its first page
 * @property {number} examples how many pages behind it are its own
 * @property {string} kind
 * @property {number} asked how often a question is asked: 2 most, 0 least
 */
export class Table {
  /** @param {string} payload */
  constructor (payload) {
    const lines = payload.split('\n')
    if (lines[0] !== format) throw new Error('the search index has another version')
    this.readGroups(new Reader(lines[1]))
    this.blockSize = Number(lines[2])
    this.blocks = names(lines[3])
    this.common = folder + 'd.' + lines[4] + '.js'
    this.rangeFirsts = lines[5] ? lines[5].split('|') : []
    this.ranges = names(lines[6])
    this.shards = names(lines[8])
    this.shardFirsts = []
    const steps = new Reader(lines[7])
    for (let last = 0; !steps.done;) this.shardFirsts.push(last += steps.number())
    this.tails = names(lines[9])
    this.facets = folder + 'a.' + lines[10] + '.js'
    this.texts = folder + 'x.' + lines[11] + '.js'
  }

  readGroups (reader) {
    /** @type {Group[]} */
    this.groups = []
    /** The group of each page. */
    this.groupOf = []
    while (!reader.done) {
      const kind = reader.number()
      const group = { number: this.groups.length, page: this.groupOf.length, examples: reader.number(), kind: kinds[Math.floor(kind / 3)], asked: kind % 3 }
      this.groups.push(group)
      for (let i = 0; i <= group.examples; i++) this.groupOf.push(group)
    }
    this.pages = this.groupOf.length
  }

  /** The file of rarer forms that a form would be in, or "". */
  rangeOf (form) {
    const i = lastAtMost(this.rangeFirsts, form)
    return i < 0 ? '' : folder + 'd/' + this.ranges[i] + '.js'
  }

  /** The file of a word group's record, and the number of the first group in it. */
  shardOf (group) {
    const i = lastAtMost(this.shardFirsts, group)
    return { file: folder + 'p/' + this.shards[i] + '.js', first: this.shardFirsts[i] }
  }

  tail (number) { return folder + 'l/' + this.tails[number] + '.js' }

  /** The file of what is shown of a group of results. */
  fragment (number) {
    return folder + 'f/' + number.toString(36) + '.' + this.blocks[Math.floor(number / this.blockSize)] + '.js'
  }
}

/**
 * The files of whole texts and the number of each one's first page.
 * @param {string} payload
 */
export function readTextTable (payload) {
  const [counts, files] = payload.split('\n')
  const steps = new Reader(counts)
  const firsts = [0]
  while (!steps.done) firsts.push(firsts[firsts.length - 1] + steps.number())
  firsts.pop()
  return { firsts, files: names(files).map(name => folder + 't/' + name + '.js') }
}

function names (line) {
  const list = []
  for (let i = 0; i < line.length; i += nameLength) list.push(line.slice(i, i + nameLength))
  return list
}
