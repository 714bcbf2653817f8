/** Characters a password needs at least. Length is what counts: there is no rule about kinds of characters. */
export const PASSWORD_MIN_LENGTH = 12;

/** What a person is told before choosing a password. */
export const PASSWORD_HINT = `At least ${PASSWORD_MIN_LENGTH} characters, and hard to guess: three or four words that have nothing to do with one another do well.`;
