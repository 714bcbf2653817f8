import type { CouncilRecordPermit } from "#app/access/permit.ts";
import type { Day } from "#app/platform/days.ts";
import { transaction } from "#app/platform/db.server.ts";
import { changeRecord } from "./change-record.server.ts";
import type { CouncilKind } from "./council-kinds.ts";

/** Names and kind as somebody typed them. */
export interface FactsInput {
  version: number;
  name: string;
  shortName: string;
  kind: CouncilKind | null;
}

/**
 * Saves the names and the kind of a council. Challenges go on calling it as they did: a report says the name of its day. Throws
 * forbidden or conflict.
 */
export async function editFacts(
  permit: CouncilRecordPermit,
  { version, ...change }: FactsInput,
  now: Date,
): Promise<void> {
  await transaction((tx) => changeRecord(tx, permit, { change, opened: version, what: "facts" }, now));
}

/** When the council ends, where a reorganisation ends it, and what follows it. Both empty: it goes on. */
export interface EndingInput {
  version: number;
  lastDay: Day | null;
  successorName: string;
}

/** Saves the council's last day and its successor. Throws forbidden or conflict. */
export async function editEnding(
  permit: CouncilRecordPermit,
  { version, ...change }: EndingInput,
  now: Date,
): Promise<void> {
  await transaction((tx) => changeRecord(tx, permit, { change, opened: version, what: "last day" }, now));
}
