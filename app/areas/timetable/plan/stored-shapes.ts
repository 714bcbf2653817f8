/** How the plan's JSON columns are stored; each reads every version there ever was. */
import { z } from "zod";
import { PEER_ROLES, type PeerRole } from "#app/areas/peer-team/peer-words.ts";
import { storedJson } from "#app/platform/stored-json.ts";
import type { Standing } from "./standing.ts";

/** Where a session stands. */
export const StandingShape: z.ZodType<Standing> = z.object({
  sessionId: z.string(),
  date: z.string().nullable(),
  start: z.string().nullable(),
  siteId: z.string().nullable(),
  roomId: z.string().nullable(),
  track: z.string().nullable(),
  peerIds: z.array(z.string()),
});

const Standings = z.array(StandingShape);
const Roles: z.ZodType<PeerRole[]> = z.array(z.enum(PEER_ROLES));
const Ids = z.array(z.string());

/** `TimetableChange.before` and `.after`. */
export const storedStandings = storedJson("what a change of the timetable moved", [Standings, Standings]);

/** `Session.requiredRoles`. */
export const storedRoles = storedJson("the roles a session needs", [Roles, Roles]);

/** `Session.allowedSiteIds`. */
export const storedSiteIds = storedJson("the sites a session may be held at", [Ids, Ids]);
