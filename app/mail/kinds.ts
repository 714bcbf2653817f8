/** What a message is about, in the words of the pages that list messages. */
export const MAIL_KINDS = {
  invitation: "Invitation",
  "added-to-challenge": "Added to a challenge",
  "challenge-closed": "Challenge closed, or opened again",
  "council-keeper": "Named to keep a council’s record",
  "password-reset": "Password reset",
  "password-changed": "Password changed",
  "sign-in-link": "Sign-in link",
  "second-factor-changed": "Second sign-in step changed",
  "identity-connected": "Another way to sign in",
  "support-grant": "Support access",
  "retention-reminder": "Reminder before records are destroyed",
  "back-up-old": "No back-up for two days",
  "availability-request": "Question when somebody can come",
  "decision-request": "Question to decide about a document",
  "timetable-change": "Change of the timetable",
  "session-invitation": "Session in the calendar",
  digest: "Message of the day",
} as const;

export type MailKind = keyof typeof MAIL_KINDS;

/** Whose space a message belongs to: what decides who may read it (see README.md). `person`: nobody but whom it goes to. */
export type MailSpace = "account" | "person" | "shared" | "peer-team" | "council";

/**
 * draft: a person reads it first. waiting: it goes as soon as it can. sending: on its way to the mail server. unknown: the mail
 * server had it and did not say whether it took it, so it is not sent again by itself.
 */
export const MAIL_STATES = {
  draft: "To be read first",
  waiting: "Waiting",
  sending: "Being sent",
  sent: "Sent",
  failed: "Could not be sent",
  unknown: "Not known whether it was sent",
  discarded: "Not sent",
} as const;

export type MailState = keyof typeof MAIL_STATES;

/** States in which a message stays until somebody does something about it. */
export const STUCK_STATES = ["failed", "unknown"] as const satisfies readonly MailState[];
