import { z } from "zod";
import { storedJson } from "#app/platform/stored-json.ts";
import { REPAIR_WAYS } from "#app/solver/three-repairs.ts";
import { WithoutPlaceShape } from "../making/stored-proposal.ts";
import { StandingShape } from "../plan/stored-shapes.ts";
import type { LateRepairs } from "./late-repairs.ts";

const Costs = z.record(z.string(), z.number());
const Texts = z.array(z.string());
const Way = z.enum(REPAIR_WAYS);

const Repairs: z.ZodType<LateRepairs> = z.object({
  happening: z.object({
    what: z.enum(["peer", "person", "room", "session"]),
    id: z.string(),
    day: z.string().nullable(),
    from: z.string().nullable().optional(),
    until: z.string().nullable().optional(),
    sessionId: z.string().nullable().optional(),
    canComeLater: z.boolean().optional(),
    isOnlyThis: z.boolean().optional(),
  }),
  notes: Texts,
  cancelled: Texts,
  without: Texts,
  softBefore: z.number(),
  costBefore: Costs,
  before: z.array(StandingShape),
  repairs: z.array(
    z.object({
      way: Way,
      moves: z.array(StandingShape),
      withoutPlace: z.array(WithoutPlaceShape),
      soft: z.number(),
      cost: Costs,
      messages: z.array(
        z.object({
          to: z.object({ kind: z.enum(["person", "peer"]), id: z.string() }),
          subject: z.string(),
          text: z.string(),
        }),
      ),
    }),
  ),
  done: z
    .object({
      way: Way,
      changeId: z.string().nullable(),
      cancelled: z.array(
        z.object({ sessionId: z.string(), siteId: z.string().nullable(), roomId: z.string().nullable() }),
      ),
      absenceIds: Texts,
      mailIds: Texts,
      isUndone: z.boolean(),
    })
    .optional(),
});

/** `TimetableProposal.result` of a late change. */
export const storedRepairs = storedJson("the repairs of a late change", [Repairs, Repairs]);
