import { z } from "zod";
import { storedJson } from "#app/platform/stored-json.ts";
import type { Told } from "./invitation-changes.ts";
import type { InvitationState, Saying } from "./invitation-plan.ts";

const ToldShape: z.ZodType<Told> = z.object({
  title: z.string(),
  kind: z.string(),
  date: z.string(),
  start: z.string(),
  minutes: z.number(),
  where: z.string(),
  // What was told before sessions could be joined says nothing of it.
  joinAddress: z.string().default(""),
  peers: z.array(z.string()),
  isPrivate: z.boolean(),
});

const SayingShape: z.ZodType<Saying> = z.object({
  told: ToldShape.nullable(),
  mailId: z.string().nullable(),
});

const Telling: z.ZodType<Pick<InvitationState, "last" | "before">> = z.object({
  last: SayingShape,
  before: SayingShape,
});

/** `CalendarInvitation.told`. */
export const storedTelling = storedJson("what somebody was told of a session", [Telling, Telling]);
