/** Words as a person counts them: runs of characters between spaces. "T+3 weeks" is two. */
export function countWords(text: string): number {
  return text.match(/\S+/g)?.length ?? 0;
}

/** How much room is left, in GOV.UK Frontend's words. `remaining` below nought means too much. */
export function countMessage(remaining: number, unit: "words" | "characters"): string {
  const amount = Math.abs(remaining);
  const noun = amount === 1 ? unit.slice(0, -1) : unit;
  return `You have ${inThousands(amount)} ${noun} ${remaining < 0 ? "too many" : "remaining"}`;
}

/** A number of characters or words as it is read: "10,000". */
export function inThousands(amount: number): string {
  return amount.toLocaleString("en-GB");
}
