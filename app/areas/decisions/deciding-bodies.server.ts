import type { CouncilPermit } from "#app/access/permit.ts";
import { listCouncilDates } from "#app/areas/councils/read-council-dates.server.ts";
import { type Db, db } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import type { Decision } from "./decision-words.ts";
import type { DecisionInput } from "./forms.ts";
import type { DecidingBody } from "./meeting-choices.ts";

/** The bodies in the record of one's own council, but for those that are no longer used. */
export async function listDecidingBodies(permit: CouncilPermit, client: Db = db): Promise<DecidingBody[]> {
  const councils = await listCouncilDates(permit, client);
  return councils.find(({ councilId }) => councilId === permit.councilId)?.bodies ?? [];
}

/**
 * What is recorded, with the name of the body as the record has it now: it stays as it is, whatever the body is called later. A correction
 * that goes on naming the same body keeps the name of `before`. Throws invalid where the body is not one of the council's.
 */
export async function withNameOfBody<I extends DecisionInput>(
  permit: CouncilPermit,
  input: I,
  client: Db,
  before: Pick<Decision, "bodyId" | "takenBy"> | null = null,
): Promise<I> {
  const { bodyId = null } = input;
  if (bodyId === null) return input;
  if (before !== null && before.bodyId === bodyId) return { ...input, takenBy: before.takenBy };
  const body = (await listDecidingBodies(permit, client)).find(({ id }) => id === bodyId);
  if (body === undefined) {
    throw new AppError(
      "invalid",
      "This body is not in your council’s record any more. Choose another one, or enter its name.",
      { field: "meeting" },
    );
  }
  return { ...input, takenBy: body.name };
}
