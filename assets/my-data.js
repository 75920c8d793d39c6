/*
 * The page of the reader's own data: where it is kept, what there is, back-up and
 * restore, and the way to delete it all.
 */
import { openTool } from './rehearse/open.js'
import { showMyData } from './rehearse/my-data.js'

openTool('my-data', showMyData)
