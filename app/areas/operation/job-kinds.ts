/**
 * What the server does by itself, in the words of the page that lists it. How each is done stands in
 * server/background-jobs.ts under the same name.
 */
export const JOB_KINDS = {
  mail: { label: "Send messages", means: "Sends what waits in the outbox, within seconds." },
  notices: {
    label: "Tell people what is their turn",
    means:
      "Every five minutes in the hours in which people are told things: writes each person's message of the day, where something is due for them. It goes like every other message.",
  },
  retention: {
    label: "Destroy what is kept no longer",
    means:
      "Once a day, and not in the first minutes after a start: reminds challenge managers, and destroys what is due by its rule.",
  },
  decisions: {
    label: "Note which decisions take effect",
    means:
      "When the day comes on which a decision takes effect, after call-in: writes the key date once the last council's is.",
  },
  clock: {
    label: "Look at the clock",
    means: "Every five minutes, so that nothing is destroyed by a clock that is wrong.",
  },
  "back-up": {
    label: "Make a back-up",
    means: "Once a day, into the folder of BACKUP_DIR; none where that is not set. Each is kept 35 days.",
  },
  "back-up-watch": {
    label: "Look after the back-ups",
    means:
      "Once an hour: lists beside them what was destroyed since, and tells administrators when the last good one is old.",
  },
  "audit-heads": {
    label: "Keep the newest mark of the audit trail",
    means: "Every minute in which something happened.",
  },
  "audit-trail": {
    label: "Go through the audit trail",
    means: "At each start and once a day. What it finds stands in the audit trail.",
  },
  "public-pages": {
    label: "Draw the public pages",
    means:
      "At each start, and when a document is published, corrected or withdrawn. Until then each is drawn for its first reader.",
  },
  "kept-forms": {
    label: "Forget what was typed",
    means:
      "What somebody sent after their sign-in had ended is kept for them for an hour, and for as long it is remembered which forms were saved. Every minute in which such an hour is over.",
  },
  "old-jobs": { label: "Tidy this list", means: "Once a day." },
} as const satisfies Record<string, { label: string; means: string }>;

export type JobKind = keyof typeof JOB_KINDS;

/** A job's words; its name where this version of the server does not know it. */
export function jobWords(kind: string): { label: string; means: string } {
  return Object.hasOwn(JOB_KINDS, kind)
    ? JOB_KINDS[kind as JobKind]
    : { label: kind, means: "This version of the workspace does not know this work." };
}
