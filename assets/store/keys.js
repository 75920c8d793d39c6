/*
 * Where records stand in the browser's storage. Apart from the store, so that the
 * button of the shortlist, which is on every question's page, needs none of it.
 */

/** The form in which records are kept now. A change of shapes.js raises it, and adds a step to schema.js. */
export const schema = 2

/** Where the form of the records is kept. */
export const formKey = 'starling.my'

/** The key under which one record is kept: each has its own, so that two tabs never write over each other's. */
export const keyOf = (kind, id) => formKey + '.' + kind + '.' + id
