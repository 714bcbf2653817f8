/** Characters a password needs at least. Length is what counts: there is no rule about kinds of characters. */
export const PASSWORD_MIN_LENGTH = 12;
