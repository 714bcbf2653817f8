import { ROLE_NAMES, type Role } from "#app/access/permissions.ts";
import { READER_KIND_NAMES, type ReaderKind } from "#app/access/readers/reader-rights.ts";

/** "Council reader: monitoring officer": a role and, of a council's reader, who it is. */
export function roleInWords({ role, readerKind }: { role: Role; readerKind: ReaderKind | null }): string {
  if (readerKind === null) return ROLE_NAMES[role];
  const kind = READER_KIND_NAMES[readerKind];
  return `${ROLE_NAMES[role]}: ${readerKind === "leader" ? kind : kind.toLowerCase()}`;
}
