import type { ChallengePermit } from "#app/access/permit.ts";
import type { Db } from "#app/platform/db.server.ts";
import { CopyReader } from "./rows.server.ts";

/** How many rows of a table belong to a challenge: what goes with it where it is deleted. Nothing of what they hold is read. */
export function countRowsOf(permit: ChallengePermit, table: string, client: Db): Promise<number> {
  return new CopyReader({ kind: "whole", permit }, {}, []).count(client, table);
}
