import { guarded } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { visitAddress } from "#app/areas/visits/visit-address.ts";
import { AppError } from "#app/platform/errors.ts";
import { readRevision } from "../../plan/change-timetable.server.ts";
import { revisionStream } from "../live-revisions.server.ts";

/**
 * Tells an open timetable that it was changed: the number of changes and nothing else, since what changed is not for everybody who
 * reads. As a stream of events for those who ask for one, for all others the number as it is now.
 */
export const loader = guarded(
  { permission: "timetable.read", at: to.timetable.timetableLive },
  async ({ permit, request }) => {
    if (!request.headers.get("Accept")?.includes("text/event-stream")) {
      return Response.json({ revision: await readRevision(permit) });
    }
    const stream = revisionStream(visitAddress(permit), permit.actor.accountId, request.signal);
    if (stream === null) throw new AppError("too-many", "Too many windows show this timetable at once.");
    return new Response(stream, {
      headers: {
        "Content-Type": "text/event-stream; charset=utf-8",
        // Compression and proxies would hold single lines back until there are enough of them.
        "Cache-Control": "no-store, no-transform",
        "X-Accel-Buffering": "no",
      },
    });
  },
);
