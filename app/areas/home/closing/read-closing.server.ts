import type { ChallengePermit } from "#app/access/permit.ts";
import { listClosings } from "#app/areas/challenge/change-stage.server.ts";
import { db } from "#app/platform/db.server.ts";
import { readOnce } from "#app/platform/request-context/read-once.server.ts";
import { type ShownClosing, shownClosing } from "./closing-rules.ts";

/** How a challenge was closed before its end, for everybody in it; null for one that is open, or closed at its end. */
export async function readClosing({
  challengeId,
  stage,
}: Pick<ChallengePermit, "challengeId" | "stage">): Promise<ShownClosing | null> {
  if (stage !== "closed") return null;
  const closings = await readOnce(`closing of ${challengeId}`, () => listClosings([challengeId], db));
  const closing = closings.get(challengeId);
  return closing === undefined ? null : shownClosing(closing);
}
