/** Made once: a comparison that is given its options each time makes all this anew, which took a page of 120 references 3 ms. */
const COLLATOR = new Intl.Collator("en", { numeric: true });

/** Orders texts with numbers in them by their numbers, "1.9" before "1.10", an order the database does not know. */
export function inNaturalOrder(one: string, other: string): number {
  return COLLATOR.compare(one, other);
}
