import { type CouncilRecordPermit, demandOfCouncil } from "#app/access/permit.ts";
import type { Day } from "#app/platform/days.ts";
import { type Tx, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { changeRecord } from "./change-record.server.ts";
import type { CouncilKind } from "./council-kinds.ts";
import { FIRST_YEAR, isYearSpokenOf, LAST_YEAR } from "./elections.ts";

/** Names and kind as somebody typed them. */
export interface FactsInput {
  version: number;
  name: string;
  shortName: string;
  kind: CouncilKind | null;
}

/**
 * Saves the names and the kind of a council. Challenges go on calling it as they did: a report says the name of its day. Throws
 * forbidden, conflict, or invalid when another record has the name: the next challenge of that name would point to this one.
 */
export async function editFacts(
  permit: CouncilRecordPermit,
  { version, ...change }: FactsInput,
  now: Date,
): Promise<void> {
  await transaction(async (tx) => {
    demandOfCouncil(permit, "council.edit");
    await refuseNameOfAnother(tx, permit, change.name);
    await changeRecord(tx, permit, { change, opened: version, what: "facts" }, now);
  });
}

/** Two records that had one name before, by an old challenge each, can still be saved. */
async function refuseNameOfAnother(tx: Tx, { councilId }: CouncilRecordPermit, name: string): Promise<void> {
  const namedSo = await tx.council.findMany({ where: { name }, select: { id: true } });
  if (namedSo.length === 0 || namedSo.some(({ id }) => id === councilId)) return;
  throw new AppError(
    "invalid",
    "There is another record of a council with this name. If they are one council, ask whoever runs the workspace to merge them",
    { field: "name" },
  );
}

/** When the council ends, where a reorganisation ends it, and what follows it. Both empty: it goes on. */
export interface EndingInput {
  version: number;
  lastDay: Day | null;
  successorName: string;
}

/** Saves the council's last day and its successor. Throws forbidden, invalid at a day in a year far away, or conflict. */
export async function editEnding(
  permit: CouncilRecordPermit,
  { version, ...change }: EndingInput,
  now: Date,
): Promise<void> {
  demandOfCouncil(permit, "council.edit");
  if (change.lastDay !== null && !isYearSpokenOf(change.lastDay)) {
    throw new AppError("invalid", `The last day must be between ${FIRST_YEAR} and ${LAST_YEAR}`, {
      field: "lastDay",
    });
  }
  await transaction((tx) => changeRecord(tx, permit, { change, opened: version, what: "last day" }, now));
}
