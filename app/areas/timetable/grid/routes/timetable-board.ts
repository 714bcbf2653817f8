import { guarded } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { readBoard } from "../read-board.server.ts";

/** What the grid asks for when somebody begins to move a session. */
export const loader = guarded(
  { permission: "timetable.edit", at: to.timetable.timetableBoard },
  async ({ permit, url }) => {
    const since = url.searchParams.get("since");
    return Response.json(
      await readBoard(permit, since !== null && /^\d{1,9}$/.test(since) ? Number(since) : null),
    );
  },
);
