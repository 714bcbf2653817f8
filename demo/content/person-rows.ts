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

/** A name in the letters an address has: "Tarnwick Repair Café" joined by hyphens is "tarnwick-repair-cafe". */
function inLetters(name: string, joint: "." | "-"): string {
  return name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(joint === "." ? /[^a-z-]+/g : /[^a-z]+/g, joint)
    .replace(/^[.-]+|[.-]+$/g, "");
}

/** The address of an invented person at an invented organisation: it ends in `.example`, as no real one does. */
function addressOf(name: string, host: string): string {
  return `${inLetters(name.replace(/^(Councillor|Dr|Inspector) /, ""), ".")}@${host}`;
}

export function peopleOf(
  rows: readonly PersonRow[],
  council: { key: string; name: string; domain: string },
): StoryPerson[] {
  return rows.map(([key, kind, name, title, rest]) => {
    const isOwn = kind === "councillor" || kind === "officer";
    const organisation = isOwn ? council.name : (rest ?? "");
    const host = isOwn ? council.domain : `${inLetters(organisation, "-")}.example`;
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
