/*
 * The stories: each written once, with the questions that it answers.
 */
import { openTool } from './rehearse/open.js'
import { showStories } from './rehearse/stories.js'

openTool('stories', showStories)
