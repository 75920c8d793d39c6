/*
 * The script of every page. A page is whole without it: what it adds, it makes
 * from <template> elements in the layouts, so that no button is ever dead and
 * all words come from labels.
 */
import { nameFiles } from './script/disk.js'
import { offerThemes } from './script/theme.js'
import { offerDraft } from './script/draft.js'
import { offerFilters } from './script/filter.js'
import { keepPages } from './script/offline.js'
import { offerPlainText } from './script/plain.js'
import { offerSearch } from './script/search.js'
import { offerPrinting, openForPrint } from './script/print.js'
import { offerShortlist } from './script/shortlist.js'
import { offerVoice } from './script/voice.js'

offerThemes(document)
offerFilters(document)
offerPlainText(document)
offerVoice(document)
offerSearch(document)
offerShortlist(document, location)
offerDraft(document, location)
nameFiles(document, location)
offerPrinting(window)
openForPrint(window)
keepPages(window, document.currentScript)
