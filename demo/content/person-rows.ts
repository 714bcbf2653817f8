/** One line per person whom the peers meet: the rows from which the lists of people are built. */
import type { PersonKey, PersonKind } from "./shapes.ts";
import type { StoryPerson } from "./story.ts";

/** Key, kind, name, title; then an officer's line manager, or the organisation of somebody from outside the council. */
export type PersonRow = readonly [
  key: PersonKey,
  kind: PersonKind,
  name: string,
  title: string,
  rest?: string,
];

/** The address of an invented person at an invented organisation: it ends in `.example`, as no real one does. */
function addressOf(name: string, host: string): string {
  const local = name
    .replace(/^(Councillor|Dr|Inspector) /, "")
    .toLowerCase()
    .replace(/[^a-z-]+/g, ".");
  return `${local}@${host}`;
}

export function peopleOf(
  rows: readonly PersonRow[],
  council: { key: string; name: string; domain: string },
): StoryPerson[] {
  return rows.map(([key, kind, name, title, rest]) => {
    const isOwn = kind === "councillor" || kind === "officer";
    const organisation = isOwn ? council.name : (rest ?? "");
    const host = isOwn ? council.domain : `${organisation.toLowerCase().replace(/[^a-z]+/g, "-")}.example`;
    return {
      key,
      name,
      title,
      kind,
      council: isOwn ? council.key : null,
      organisation,
      email: addressOf(name, host),
      lineManager: kind === "officer" && rest !== undefined ? (rest as PersonKey) : null,
    };
  });
}
