import { countOf } from "../plan/timetable-words.ts";

/** To how many people something is new, and in how many messages they are told; nobody can be written to without an address. */
export function newsInWords(people: number, messages: number): string {
  if (people === 0) return "Nothing is new to anybody.";
  const to = `Something is new to ${countOf(people, "person", "people")}`;
  if (messages === 0) {
    const without = people === 1 ? "they have no" : "none of them has an";
    return `${to}, and no message can be written: ${without} e-mail address here.`;
  }
  if (messages === 1) return `${to}: 1 message, with an entry for the calendar for each session.`;
  return `${to}: ${messages} messages, one to each, with an entry for the calendar for each session.`;
}
