import type { Permission } from "../permissions.ts";

/** What somebody whom the manager let in for support may do: read what the peer team and both sides read, nothing else. */
const SUPPORT_PERMISSIONS: ReadonlySet<Permission> = new Set([
  "challenge.read",
  "members.read",
  "scope.read",
  "team.read",
  "statement.read",
  "pack.read",
  "timetable.read",
  "notes.read",
  "findings.read",
  "report.draft",
  "report.read",
  "draft-report.read",
  "plan.read",
  "review.draft",
  "review.read",
  "publication.read",
]);

/** Whether a visit for support may do something: it never writes, and never reads a council's own drafts. */
export function canInSupport(permission: Permission): boolean {
  return SUPPORT_PERMISSIONS.has(permission);
}
