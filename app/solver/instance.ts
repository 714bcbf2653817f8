/**
 * The on-site timetable problem and its solution, as exchanged in JSON: days, sites, rooms, peers, people, the
 * sessions wanted and the house rules. Times are local `HH:MM`, dates `YYYY-MM-DD`, durations whole minutes.
 */
import { z } from "zod";
import { AppError } from "#app/platform/errors.ts";

/** `HH:MM`, 00:00 to 24:00 (24:00 only as an end). */
const timeOfDay = z
  .string()
  .regex(
    /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/,
    "must be a time of day such as 09:30, with two digits each side",
  );
const date = z.iso.date("must be a date such as 2027-03-01");
const id = z.string().min(1, "must not be empty");
const minutes = z.int("must be a whole number of minutes").positive("must be more than 0 minutes");
const window = z.object({ date, start: timeOfDay, end: timeOfDay });

export const INSTANCE_SESSION_KINDS = [
  "interview",
  "focus-group",
  "observation",
  "team-meeting",
  "daily-feedback",
  "final-feedback",
] as const;

const session = z.object({
  id,
  title: z.string().default(""),
  kind: z.enum(INSTANCE_SESSION_KINDS, `must be one of ${INSTANCE_SESSION_KINDS.join(", ")}`),
  minutes,
  people: z.array(id).default([]),
  peersNeeded: z.int("must be a whole number").nonnegative("must not be below 0").default(0),
  requiredPeers: z.array(id).default([]),
  requiredRoles: z.array(id).default([]),
  themes: z.array(z.number()).default([]),
  sites: z.array(id).default([]),
  fixed: z.object({ date, start: timeOfDay, site: id.optional() }).optional(),
  after: z.array(id).default([]),
  allPeers: z.boolean().optional(),
  afterFinal: z.boolean().optional(),
  stands: z.object({ date, start: timeOfDay, room: id, peers: z.array(id) }).optional(),
});

const instanceSchema = z.object({
  name: z.string().default("timetable"),
  slotMinutes: minutes,
  days: z.array(z.object({ date, start: timeOfDay, end: timeOfDay })).min(1, "must list at least one day"),
  sites: z.array(z.object({ id, name: z.string().default("") })).default([]),
  travelMinutes: z
    .record(z.string(), z.record(z.string(), z.number().nonnegative("must not be below 0")))
    .default({}),
  rooms: z.array(
    z.object({
      id,
      site: id,
      capacity: z.number().nonnegative("must not be below 0"),
      has: z.array(id).optional(),
    }),
  ),
  peers: z.array(
    z.object({
      id,
      role: z.string().default(""),
      themes: z.array(z.number()).default([]),
      unavailable: z.array(window).default([]),
    }),
  ),
  people: z
    .array(
      z.object({
        id,
        role: z.string().default(""),
        council: z.string().default(""),
        available: z.array(window).default([]),
        needs: z.array(id).optional(),
      }),
    )
    .default([]),
  sessions: z.array(session),
  rules: z.object({
    gapMinutes: z.number().nonnegative("must not be below 0"),
    lunch: z.object({
      from: timeOfDay,
      to: timeOfDay,
      minutes: z.number().nonnegative("must not be below 0"),
    }),
    maxRunMinutes: z.number().positive("must be more than 0"),
    prepareMinutes: z.number().nonnegative("must not be below 0").optional(),
  }),
});

const solutionSchema = z.object({
  assignments: z.array(
    z.object({
      session: id,
      date: z.string(),
      start: timeOfDay,
      room: z.string(),
      peers: z.array(z.string()),
    }),
  ),
});

export type TimetableInstance = z.infer<typeof instanceSchema>;
export type InstanceSession = TimetableInstance["sessions"][number];
export type InstancePeer = TimetableInstance["peers"][number];
export type Solution = z.infer<typeof solutionSchema>;
export type Assignment = Solution["assignments"][number];

/** What somebody needs of a room and it has not; of a room of which nobody said what it has nothing is asked. */
export function lackedIn(
  room: TimetableInstance["rooms"][number],
  person: TimetableInstance["people"][number] | undefined,
): string[] {
  if (room.has === undefined) return [];
  return (person?.needs ?? []).filter((need) => !room.has?.includes(need));
}

/** Reads a problem that came as JSON. Throws an `AppError` ("invalid") that names the first field at fault. */
export function parseInstance(json: unknown): TimetableInstance {
  return parseWith(instanceSchema, json, "timetable problem");
}

/** Reads a solution that came as JSON. Throws an `AppError` ("invalid") that names the first field at fault. */
export function parseSolution(json: unknown): Solution {
  return parseWith(solutionSchema, json, "timetable solution");
}

function parseWith<T extends z.ZodType>(schema: T, json: unknown, what: string): z.infer<T> {
  const read = schema.safeParse(json);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  const where =
    issue?.path.map((part) => (typeof part === "number" ? `[${part + 1}]` : String(part))).join(".") ?? "";
  const more =
    read.error.issues.length > 1 ? ` There are ${read.error.issues.length - 1} more such faults.` : "";
  throw new AppError(
    "invalid",
    `The ${what} cannot be read: ${where.replaceAll(".[", "[") || "the file"} ${sentencePart(issue?.message)}.${more}`,
  );
}

function sentencePart(message = "is not as expected"): string {
  return message.startsWith("Invalid input: expected")
    ? message.replace("Invalid input: expected", "should be of type").replace(", received", " but is")
    : message;
}
