import { z } from "zod";
import { storedJson } from "#app/platform/stored-json.ts";
import { StandingShape } from "../plan/stored-shapes.ts";
import type { ProposalResult, WithoutPlace } from "./proposal.ts";

/** A session without a place. */
export const WithoutPlaceShape: z.ZodType<WithoutPlace> = z.object({
  sessionId: z.string(),
  reasons: z.array(z.string()),
  waysOut: z.array(z.string()),
});

const Result: z.ZodType<ProposalResult> = z.object({
  moves: z.array(StandingShape),
  unchanged: z.number(),
  withoutPlace: z.array(WithoutPlaceShape),
  staying: z.array(WithoutPlaceShape).optional(),
  clashes: z.array(z.string()).optional(),
  soft: z.number(),
  cost: z.record(z.string(), z.number()),
});

/** `TimetableProposal.result` of what the solver offers; "{}" while it has found nothing. */
export const storedProposal = storedJson("what the solver offers", [Result, Result]);
