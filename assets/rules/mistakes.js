/** The category of questions about mistakes and failures. */
const category = 'mistakes-and-setbacks'

/** Tells whether an answer is about a mistake or failure: by its topic, or because its shape ends in what was learned. */
export const aboutMistake = answer => answer.category === category || answer.wants('learning')
