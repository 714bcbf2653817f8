/** Events after which a head of the chain is kept without waiting for the minute to be over. */
const EVENTS_A_HEAD = 100;

let written = 0;
let onMany: () => void = () => undefined;

/** Counts an event of this process. What listens is told after every hundred. */
export function countEvent(): void {
  written += 1;
  if (written % EVENTS_A_HEAD === 0) onMany();
}

/** How many events this process has written, or begun to write. */
export function eventsWritten(): number {
  return written;
}

/** Has `listener` called after every hundred events, in the midst of a change: it may only arrange for something later. */
export function afterEveryHundredEvents(listener: () => void): void {
  onMany = listener;
}
