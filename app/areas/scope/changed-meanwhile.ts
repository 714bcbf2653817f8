/** Said when two people changed the same words; what was typed is kept on the page. */
export const CHANGED_MEANWHILE =
  "Somebody else changed these words since you opened them. What you typed is still here: open the scope in another window to see theirs, then save again from a fresh page.";
