/** What carries messages out of the installation, whatever it speaks: one small interface, and what can go wrong with it. */

/** One message, ready to go. */
export interface OutgoingMessage {
  messageId: string;
  to: { address: string; name: string };
  /** To whom an answer goes; left out: to the installation's own address. */
  replyTo?: { address: string; name: string };
  subject: string;
  text: string;
  html: string;
  /** Entries for the calendar of whom it goes to; of a transport that carries none, empty. */
  calendars?: readonly { method: "REQUEST" | "CANCEL"; ics: string }[];
}

/** A way out for messages. */
export interface MailTransport {
  /** What it is called in sentences: "mail server". */
  name: string;
  /** Whether an entry for a calendar goes with a message; else the message links to it. */
  carriesCalendar: boolean;
  /**
   * Hands one message over. Returns once it was plainly taken; throws a MailFault otherwise. With `signal` aborted it
   * gives up at once.
   */
  send: (message: OutgoingMessage, signal: AbortSignal) => Promise<void>;
}

/**
 * What became of a message that was not plainly taken:
 *
 * - `refused`: a final no to this message. Sent again as it is, it would be refused again.
 * - `postponed`: a no to this message for now (a mailbox that is full, greylisting).
 * - `halted`: nothing can go now, whatever the message (a wrong password, a server that is down).
 * - `unknown`: it was handed over whole and nobody said whether it was taken. Sent again, it might arrive twice.
 */
export type MailFate = "refused" | "postponed" | "halted" | "unknown";

/** A message that was not plainly taken. The message of the error is a sentence for people, without any address. */
export class MailFault extends Error {
  readonly fate: MailFate;

  constructor(fate: MailFate, sentence: string, cause?: unknown) {
    super(sentence, cause === undefined ? undefined : { cause });
    this.name = "MailFault";
    this.fate = fate;
  }
}
