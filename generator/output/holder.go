package output

// unknownHolder stands for a holder that the system does not name.
const unknownHolder = "another process"
