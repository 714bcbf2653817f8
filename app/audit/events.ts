import { z } from "zod";

/**
 * The vocabulary of the audit trail: every event, its meaning and its own data. Data names things by id and
 * number and never carries what was written in confidence. A stored event is never rewritten, so a shape only
 * ever grows by optional fields.
 */
const id = z.string();
const version = z.object({ kind: z.string(), number: z.number(), sha256: z.string() });

export const EVENT_SHAPES = {
  // people
  "signed-in": { means: "signed in", data: z.object({}) },
  /** `more`: so many more times since the event before of its kind, within a quarter of an hour. */
  "sign-in-failed": { means: "failed to sign in", data: z.object({ more: z.number().optional() }) },
  "signed-out": { means: "signed out", data: z.object({}) },
  "sign-in-limited": {
    means: "was asked to wait after too many tries",
    data: z.object({ what: z.string(), more: z.number().optional() }),
  },
  "second-factor-given": {
    means: "gave the second step of signing in",
    data: z.object({ by: z.enum(["code", "recovery-code"]) }),
  },
  "second-factor-failed": { means: "gave a wrong code", data: z.object({}) },
  "second-factor-changed": {
    means: "changed the second step of signing in",
    data: z.object({ accountId: id, what: z.enum(["set-up", "turned-off", "reset", "recovery-codes-made"]) }),
  },
  "password-changed": {
    means: "changed a password",
    data: z.object({ how: z.enum(["changed", "reset", "first"]) }),
  },
  "session-ended": { means: "ended sessions", data: z.object({ sessions: z.number() }) },
  "account-made": { means: "added an account", data: z.object({ accountId: id }) },
  "account-changed": { means: "changed an account", data: z.object({ accountId: id, what: z.string() }) },
  "member-added": {
    means: "added a person",
    data: z.object({ accountId: id, role: z.string(), readerKind: z.string().nullable().optional() }),
  },
  "member-changed": {
    means: "changed what a person does",
    data: z.object({
      accountId: id,
      from: z.string(),
      to: z.string(),
      readerKind: z.string().nullable().optional(),
    }),
  },
  "peer-tied": {
    means: "tied an account to a place of the peer team",
    data: z.object({ accountId: id, peerId: id }),
  },
  "handed-over": { means: "handed a role over", data: z.object({ accountId: id, role: z.string() }) },
  "all-handed-over": {
    means: "handed over what somebody had",
    data: z.object({ fromAccountId: id, accountId: id, things: z.number() }),
  },
  "hand-over-undone": { means: "put back what was handed over", data: z.object({ handOverId: id }) },
  "deputy-named": {
    means: "said who stands in for somebody who is away",
    data: z.object({ deputyId: id, awayAccountId: id, accountId: id }),
  },
  "deputy-ended": { means: "ended that somebody stands in", data: z.object({ deputyId: id }) },
  "invitation-sent": { means: "invited a person", data: z.object({ accountId: id }) },
  "invitation-withdrawn": { means: "took an invitation back", data: z.object({ accountId: id }) },
  "identity-connected": {
    means: "connected a sign-in of another organisation",
    data: z.object({ accountId: id }),
  },
  "identity-disconnected": {
    means: "disconnected a sign-in of another organisation",
    data: z.object({ accountId: id }),
  },
  "link-used": { means: "used a link from a message", data: z.object({ kind: z.string() }) },
  "link-asked-for": { means: "asked for a link", data: z.object({ kind: z.string() }) },
  "member-removed": { means: "removed a person", data: z.object({ accountId: id, role: z.string() }) },
  refused: {
    means: "was refused",
    data: z.object({ permission: z.string(), path: z.string(), method: z.string() }),
  },
  // installation
  "privacy-notice-changed": { means: "changed the privacy notice", data: z.object({ version: z.number() }) },
  "telling-rules-changed": {
    means: "changed when people are told things",
    // How many rules are not the house rules any more.
    data: z.object({ changed: z.number() }),
  },
  "told-kinds-changed": {
    means: "changed what they are told",
    data: z.object({ leftOut: z.number() }),
  },
  // support
  "support-asked": {
    means: "asked to read the challenge for support",
    data: z.object({ grantId: id, hours: z.number() }),
  },
  "support-decided": {
    means: "decided about reading for support",
    data: z.object({ grantId: id, decision: z.enum(["approved", "refused", "ended"]) }),
  },
  "support-read": { means: "read a page for support", data: z.object({ path: z.string() }) },
  // the trail itself
  "heads-begun": {
    means: "began to keep heads of the audit trail",
    // A folder of its own is named, so that another one counts as another; the data folder is not, since it may move.
    data: z.object({ folder: z.string().nullable() }),
  },
  "trail-found-broken": {
    means: "found the audit trail broken",
    data: z.object({ what: z.string(), event: z.number().optional(), problems: z.number() }),
  },
  restored: {
    means: "put a back-up in place of the database",
    data: z.object({ takenAt: z.string(), lastEvent: z.number() }),
  },
  "job-asked-for": {
    means: "asked for work of the server to be done again",
    data: z.object({ kind: z.string() }),
  },
  "demonstration-made": {
    means: "made the demonstration, whose events are dated in the time of its story",
    data: z.object({ firstEvent: z.number() }),
  },
  "demonstration-moved": {
    means: "moved the visit of a demonstration to today",
    data: z.object({ from: z.string(), to: z.string() }),
  },
  // retention
  "retention-changed": {
    means: "changed how long records are kept",
    data: z.object({ category: z.string(), months: z.number() }),
  },
  "hold-placed": { means: "placed a hold", data: z.object({ holdId: id }) },
  "hold-lifted": { means: "lifted a hold", data: z.object({ holdId: id }) },
  destroyed: {
    means: "destroyed records by rule",
    data: z.object({ category: z.string(), count: z.number() }),
  },
  "clock-doubted": {
    means: "found the clock far from where it had been, and destroys nothing by it for a while",
    data: z.object({ from: z.string(), to: z.string() }),
  },
  "clock-trusted": { means: "trusts the clock again", data: z.object({}) },
  "copy-taken": {
    means: "took a copy of the challenge away",
    data: z.object({
      copy: z.enum(["whole", "team", "council"]),
      councilId: id.optional(),
      rows: z.number(),
      files: z.number(),
      sha256: z.string(),
    }),
  },
  "person-exported": { means: "took out what is held on a person", data: z.object({ personId: id }) },
  "person-anonymised": { means: "removed a person's name and details", data: z.object({ personId: id }) },
  "account-exported": { means: "took out what is held on their account", data: z.object({ accountId: id }) },
  "account-anonymised": {
    means: "removed the name and details of an account",
    data: z.object({ accountId: id }),
  },
  // mail
  "mail-read": {
    means: "read a message with a secret link",
    data: z.object({ mailId: id, kind: z.string() }),
  },
  "mail-sent": { means: "let messages go", data: z.object({ messages: z.number() }) },
  "mail-dropped": { means: "dropped messages", data: z.object({ messages: z.number() }) },
  "mail-tested": {
    means: "sent a test message",
    data: z.object({ result: z.enum(["sent", "refused", "postponed", "halted", "unknown"]) }),
  },
  "mail-retried": { means: "asked for a message to be sent again", data: z.object({ mailId: id }) },
  // challenge
  "challenge-made": { means: "made the challenge", data: z.object({ from: z.enum(["letter", "hand"]) }) },
  /** Outside any challenge: it is there no more. `rows`: how much went with it. */
  "challenge-deleted": {
    means: "deleted a challenge",
    data: z.object({ challengeId: id, rows: z.number() }),
  },
  "challenge-changed": {
    means: "changed the details of the challenge",
    data: z.object({ what: z.string() }),
  },
  "council-added": { means: "added a partner council", data: z.object({ councilId: id }) },
  "council-taken-out": { means: "took a partner council out", data: z.object({ councilId: id }) },
  "visit-changed": {
    means: "changed the visits of the challenge",
    data: z.object({ visitId: id, what: z.string() }),
  },
  "visits-postponed": {
    means: "postponed the visit",
    data: z.object({ postponementId: id, visits: z.number(), marked: z.number(), what: z.string() }),
  },
  "visits-put-back": {
    means: "put the visit back on its earlier days",
    data: z.object({ postponementId: id, marksLifted: z.number(), what: z.string() }),
  },
  "postponement-mark-changed": {
    means: "said whether something holds for the new days of the visit",
    data: z.object({ markId: id, about: z.string(), confirmed: z.boolean() }),
  },
  "stage-changed": { means: "moved the challenge on", data: z.object({ from: z.string(), to: z.string() }) },
  /** Before its end; why stands with the challenge. */
  "challenge-closed": { means: "closed the challenge before its end", data: z.object({ from: z.string() }) },
  "challenge-opened-again": { means: "opened the challenge again", data: z.object({ to: z.string() }) },
  "milestone-changed": { means: "changed a key date", data: z.object({ key: z.string() }) },
  // councils, across their challenges
  "council-deleted": {
    means: "deleted the record of a council that nothing used",
    data: z.object({ councilId: id }),
  },
  "council-made": { means: "made the record of a council", data: z.object({ councilId: id }) },
  "council-changed": {
    means: "changed the record of a council",
    data: z.object({ councilId: id, what: z.string() }),
  },
  "council-election-said": {
    means: "said whether a council votes, or put its election off or back",
    data: z.object({ councilId: id, year: z.number(), what: z.enum(["said", "taken-out", "put-back"]) }),
  },
  "council-body-changed": {
    means: "changed a body of a council",
    data: z.object({ councilId: id, bodyId: id, what: z.string() }),
  },
  "council-keeper-changed": {
    means: "changed who keeps the record of a council",
    data: z.object({ councilId: id, accountId: id, what: z.enum(["named", "ended"]) }),
  },
  "councils-merged": {
    means: "merged two records of one council",
    data: z.object({
      councilId: id,
      intoId: id,
      challenges: z.number(),
      bodies: z.number(),
      elections: z.number(),
    }),
  },
  // scope
  "source-added": {
    means: "added a source document",
    data: z.object({ sourceDocumentId: id, clauses: z.number() }),
  },
  "scope-changed": { means: "changed the scope", data: z.object({ what: z.string(), id: id.optional() }) },
  "corrected-letter-read": {
    means: "read a corrected letter into the scope",
    data: z.object({ sourceDocumentId: id, taken: z.number(), left: z.number() }),
  },
  "scope-sent": { means: "sent the scope to the councils for agreement", data: version },
  /** In events of earlier versions: the challenge manager's own record that the council had agreed. */
  "scope-agreed": { means: "agreed the scope", data: version },
  // decisions of the councils
  "decision-recorded": {
    means: "recorded what a council decided",
    data: z.object({
      decisionId: id,
      councilId: id,
      about: z.string(),
      outcome: z.string(),
      how: z.string(),
    }),
  },
  "decision-asked": {
    means: "asked somebody by a link to decide for a council",
    data: z.object({ councilId: id, about: z.string(), sha256: z.string() }),
  },
  "decision-link-ended": {
    means: "ended a link to decide",
    data: z.object({ links: z.number() }),
  },
  "decision-link-handed-on": {
    means: "handed links to decide to somebody else of the side",
    data: z.object({ links: z.number() }),
  },
  "decision-corrected": {
    means: "corrected the record of a decision",
    data: z.object({
      decisionId: id,
      insteadOf: id,
      councilId: id,
      about: z.string(),
      outcome: z.string(),
    }),
  },
  "scope-changes-answered": {
    means: "said what became of the changes with which a council agreed the scope",
    data: z.object({ decisionId: id, councilId: id, answer: z.string() }),
  },
  "decision-took-effect": {
    means: "noted that a decision has taken effect",
    data: z.object({ decisionId: id, councilId: id, about: z.string() }),
  },
  "prompt-traced": {
    means: "changed what a prompt is drawn from",
    data: z.object({ promptId: id, clauseId: id, change: z.enum(["added", "removed"]) }),
  },
  "warning-answered": { means: "answered a warning", data: z.object({ warningId: id, code: z.string() }) },
  // peer team
  "peer-changed": {
    means: "changed the peer team",
    data: z.object({ peerId: id, what: z.string(), visitId: id.optional() }),
  },
  // preparation
  "statement-saved": {
    means: "saved a section of the position statement",
    data: z.object({ sectionId: id }),
  },
  "statement-submitted": {
    means: "submitted the position statement",
    /** `lookedPast`: how many sections were empty, not ready or long, and submitted so; missing in events of earlier versions. */
    data: version.extend({
      lookedPast: z.object({ empty: z.number(), notReady: z.number(), long: z.number() }).optional(),
    }),
  },
  "pack-changed": { means: "changed the data pack", data: z.object({ packItemId: id, what: z.string() }) },
  // timetable
  "timetable-changed": {
    means: "changed the timetable",
    data: z.object({ what: z.string(), id: id.optional() }),
  },
  "calendar-address-changed": {
    means: "made or took back the secret address of their calendar",
    data: z.object({ what: z.string() }),
  },
  "timetable-downloaded": {
    means: "took the people and sessions away as an Excel workbook",
    data: z.object({ people: z.number().int(), sessions: z.number().int() }),
  },
  "timetable-released": { means: "released the timetable", data: version },
  // evidence
  "note-recorded": { means: "recorded a note", data: z.object({ noteId: id }) },
  "notes-read": { means: "read notes", data: z.object({ notes: z.number(), noteId: id.optional() }) },
  "note-changed": { means: "changed a note", data: z.object({ noteId: id }) },
  "note-deleted": { means: "deleted a note", data: z.object({ noteId: id }) },
  // findings
  "finding-changed": { means: "changed a finding", data: z.object({ findingId: id, what: z.string() }) },
  "recommendation-changed": {
    means: "changed a recommendation",
    data: z.object({ recommendationId: id, what: z.string() }),
  },
  "observation-changed": {
    means: "changed a softer observation",
    data: z.object({ observationId: id, what: z.string() }),
  },
  // report
  "report-section-saved": { means: "saved a section of the report", data: z.object({ key: z.string() }) },
  "report-issued": { means: "issued the report", data: version.extend({ status: z.string() }) },
  "accuracy-comment-made": { means: "asked for a correction of fact", data: z.object({ commentId: id }) },
  "accuracy-comment-answered": { means: "answered a correction", data: z.object({ commentId: id }) },
  // action plan
  "response-saved": { means: "saved a response", data: z.object({ responseId: id }) },
  "action-changed": { means: "changed an action", data: z.object({ actionId: id, what: z.string() }) },
  /** `rating`: in events of earlier versions. The trail is read by the peer team, before the council has approved its word. */
  "action-updated": {
    means: "reported on an action",
    data: z.object({ actionId: id, rating: z.string().optional() }),
  },
  "reporting-route-changed": { means: "changed where the plan is reported", data: z.object({ routeId: id }) },
  "plan-issued": { means: "approved the action plan", data: version },
  // progress review
  "review-saved": { means: "saved the progress review", data: z.object({ what: z.string() }) },
  "judgement-saved": { means: "saved a judgement", data: z.object({ recommendationId: id }) },
  "good-practice-changed": {
    means: "changed an example of good practice",
    data: z.object({ goodPracticeId: id }),
  },
  "review-issued": {
    means: "issued the progress review report",
    data: version.extend({ status: z.string() }),
  },
  // publication
  published: {
    means: "published a document",
    /** `lookedPast`: the checks that asked for a look, and did not keep it from being published; missing in events of earlier versions. */
    data: z.object({ publicationId: id, slug: z.string(), lookedPast: z.array(z.string()).optional() }),
  },
  withdrawn: {
    means: "withdrew a published document",
    data: z.object({ publicationId: id, slug: z.string() }),
  },
  "trail-downloaded": {
    means: "took the audit trail away as a file",
    data: z.object({ events: z.number() }),
  },
  "file-downloaded": {
    means: "downloaded a file",
    data: z.object({ kind: z.string(), number: z.number().optional() }),
  },
} as const satisfies Record<string, { means: string; data: z.ZodType }>;

export type EventType = keyof typeof EVENT_SHAPES;

/** One event: its type and the data that type carries. */
export type AuditEvent = {
  [T in EventType]: { type: T; data: z.input<(typeof EVENT_SHAPES)[T]["data"]> };
}[EventType];
