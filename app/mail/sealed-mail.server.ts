import { z } from "zod";
import { seal, unseal } from "#app/platform/sealed.server.ts";
import { storedJson } from "#app/platform/stored-json.ts";
import type { MailBlock } from "./mail-body.ts";

/** What a calendar program is told beside the words. */
export interface MailCalendar {
  method: "REQUEST" | "CANCEL";
  /** The iCalendar text, RFC 5545. */
  ics: string;
  /** Whether the words speak of a link to it, because the way messages go carries text and links alone. */
  isLinked?: boolean;
  /** What it is an entry of, where a message has several: the link to it says so. */
  title?: string;
}

/** What is sealed of a message. */
export interface SealedMail {
  blocks: MailBlock[];
  /** An entry each; at least one where there are any. */
  calendars?: MailCalendar[];
  /** To whom an answer goes. */
  replyTo?: { address: string; name: string };
}

const Block: z.ZodType<MailBlock> = z.union([
  z.object({ text: z.string() }),
  z.object({
    link: z.object({ url: z.string(), label: z.string(), isSecret: z.boolean().optional() }),
  }),
]);

const Calendar: z.ZodType<MailCalendar> = z.object({
  method: z.enum(["REQUEST", "CANCEL"]),
  ics: z.string(),
  isLinked: z.boolean().optional(),
  title: z.string().optional(),
});

const REPLY_TO = z.object({ address: z.string(), name: z.string() }).optional();

/** A message of when it held one entry at most. */
const WithOneEntry: z.ZodType<SealedMail> = z
  .object({ blocks: z.array(Block), calendar: Calendar.optional(), replyTo: REPLY_TO })
  .transform(({ calendar, ...mail }) => (calendar === undefined ? mail : { ...mail, calendars: [calendar] }));

const Sealed: z.ZodType<SealedMail> = z.object({
  blocks: z.array(Block),
  calendars: z.array(Calendar).min(1).optional(),
  replyTo: REPLY_TO,
});

/** What is under the seal of `OutgoingMail.bodySealed`. */
const sealedMail = storedJson("the words of a message", [WithOneEntry, WithOneEntry, Sealed]);

/** The words of a message under their seal, as they are kept. */
export function sealMail(mail: SealedMail): string {
  return seal(sealedMail.write(mail));
}

/** The words of a message. Throws when the seal is of another key or broken. */
export function openSealedMail(bodySealed: string): SealedMail {
  return sealedMail.read(unseal(bodySealed));
}
