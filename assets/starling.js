/*
 * The script of every page. A page is whole without it: what it adds, it makes
 * from <template> elements in the layouts, so that no button is ever dead and
 * all words come from labels.
 */
import { nameFiles } from './script/disk.js'
import { offerThemes } from './script/theme.js'
import { offerFilters } from './script/filter.js'
import { offerPlainText } from './script/plain.js'
import { openForPrint } from './script/print.js'

nameFiles(document, location)
offerThemes(document)
offerFilters(document)
offerPlainText(document)
openForPrint(window)
