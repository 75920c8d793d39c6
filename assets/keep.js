/*
 * The part of the page "Take it with you" that keeps the whole guide in this
 * browser. Its words and its controls stand in the layout.
 */
import { Kept } from './offline/kept.js'
import { offerKeeping } from './offline/keeping.js'

offerKeeping(document, (caches, scope) => new Kept(caches, request => fetch(request), scope))
