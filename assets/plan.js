/*
 * The plan: what to practise on which day until the interview.
 */
import { openTool } from './rehearse/open.js'
import { showPlan } from './rehearse/plan.js'

openTool('plan', showPlan)
