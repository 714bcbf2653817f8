import type { Role } from "#app/access/permissions.ts";

interface Person {
  readonly actor: { readonly accountId: string };
  readonly role: Role;
}

interface Written {
  readonly authorId: string;
}

/** A note says what one peer recorded: only that person changes its words. */
export function mayChangeNote(person: Person, note: Written): boolean {
  return note.authorId === person.actor.accountId;
}

/** Its writer may delete a note; so may the challenge manager, who owns the record. */
export function mayDeleteNote(person: Person, note: Written): boolean {
  return mayChangeNote(person, note) || person.role === "challenge-manager";
}

/** Why a note that findings stand on stays, naming them; null when none does. */
export function keptByFindings(findings: readonly { headline: string }[]): string | null {
  if (findings.length === 0) return null;
  const names = findings.map((finding) => `“${finding.headline}”`).join(", ");
  return `This note cannot be deleted: ${findings.length === 1 ? "a finding stands" : "findings stand"} on it (${names}). Remove it there first.`;
}
