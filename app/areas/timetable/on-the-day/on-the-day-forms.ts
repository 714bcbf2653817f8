import { z } from "zod";
import { isDay } from "#app/platform/days.ts";
import { timeField } from "../plan/time-field.ts";
import { OUTCOMES } from "./outcomes.ts";

const words = (what: string, length: number) =>
  z
    .string()
    .trim()
    .max(length, `${what} has at most ${length.toLocaleString("en-GB")} characters`)
    .default("");

/** When the record was made that the person looked at; empty when there was none. */
const version = z.string().max(40).default("");

/** "It took place as planned", one press. */
export const AsPlannedForm = z.object({ sessionId: z.string("Choose a session").max(40), version });

export const TakeBackForm = z.object({ version });

/** What really happened: when it began, how long it lasted, who came; or why it was cancelled. */
export const OutcomeForm = z
  .object({
    outcome: z.enum(OUTCOMES, "Choose whether it took place"),
    /** "HH:MM"; null: as planned. */
    actualStart: timeField(),
    /** Minutes; null: as planned. */
    actualMinutes: z
      .string()
      .default("")
      .transform((text, context): number | null => {
        if (text.trim() === "") return null;
        const minutes = /^\d{1,3}$/.test(text.trim()) ? Number(text) : 0;
        if (minutes >= 1 && minutes <= 720) return minutes;
        context.addIssue({ code: "custom", message: "Enter minutes from 1 to 720" });
        return z.NEVER;
      }),
    personIds: z.array(z.string()).default([]),
    peerIds: z.array(z.string()).default([]),
    reason: words("A reason", 300),
    note: words("A note", 2000),
    version,
  })
  .superRefine(({ outcome, reason }, context) => {
    if (outcome === "cancelled" && reason === "") {
      context.addIssue({
        code: "custom",
        path: ["reason"],
        message: "Say in a few words why it was cancelled",
      });
    }
  });

export type OutcomeInput = z.output<typeof OutcomeForm>;

/** What went wrong on the day. */
export const LATE_CHANGES = ["person", "peer", "room"] as const;

const choice = z
  .string()
  .max(40)
  .default("")
  .transform((id) => (id === "" ? null : id));

/** A day, or empty for the rest of the visit. */
const day = z
  .string()
  .default("")
  .refine((text) => text === "" || isDay(text), "Choose a day from the list")
  .transform((text) => (text === "" ? null : text));

const timeOrNone = timeField("Enter a time such as 9:30 or 14:15, or leave it empty");

/** A peer or a room: from when and until when, each its own boxes. */
const PARTS = {
  peer: { day: "peerDay", from: "peerFrom", until: "peerUntil" },
  room: { day: "roomDay", from: "roomFrom", until: "roomUntil" },
} as const;

export const LateChangeForm = z
  .object({
    what: z.enum(LATE_CHANGES, "Choose what has happened"),
    personId: choice,
    /** Which session; empty for all that are to come. */
    sessionId: choice,
    canComeLater: z.enum(["no", "yes"], "Choose whether another time would suit").default("no"),
    peerId: choice,
    peerDay: day,
    peerFrom: timeOrNone,
    peerUntil: timeOrNone,
    roomId: choice,
    roomDay: day,
    roomFrom: timeOrNone,
    roomUntil: timeOrNone,
  })
  .superRefine((late, context) => {
    const missing = { peer: "Choose the peer", person: "Choose the person", room: "Choose the room" };
    const say = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    const field = `${late.what}Id` as const;
    if (late[field] === null) say(field, missing[late.what]);
    if (late.what === "person") return;
    const part = PARTS[late.what];
    const [from, until] = [late[part.from], late[part.until]];
    if (late[part.day] === null && (from ?? until) !== null) {
      say(part.day, "Choose the day that the times are of");
    }
    if (from !== null && until !== null && from >= until) say(part.until, "The end must be after the start");
  })
  .transform(({ what, personId, sessionId, canComeLater, peerId, roomId, ...times }) => {
    if (what === "person") {
      return { what, id: personId ?? "", day: null, sessionId, canComeLater: canComeLater === "yes" };
    }
    const part = PARTS[what];
    return {
      what,
      id: (what === "peer" ? peerId : roomId) ?? "",
      day: times[part.day],
      from: times[part.from],
      until: times[part.until],
    };
  });

export const RepairForm = z.object({ repair: z.string("Choose one of the ways").max(40) });

/** A clash to be mended by one press. */
export const MendClashForm = z.object({ sessionId: z.string("Choose a session").max(40) });

/** A session that goes on without one of its people. */
export const GoOnWithoutForm = MendClashForm.extend({ personId: z.string("Choose who is left out").max(40) });
