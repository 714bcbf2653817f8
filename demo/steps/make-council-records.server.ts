import { makeCouncilRecordPermit } from "#app/access/permit.server.ts";
import type { CouncilRecordPermit } from "#app/access/permit.ts";
import { editFacts } from "#app/areas/councils/edit-facts.server.ts";
import { editColours } from "#app/areas/councils/edit-look.server.ts";
import { saveBody } from "#app/areas/councils/save-body.server.ts";
import { saveStatusWords } from "#app/areas/councils/save-status-words.server.ts";
import { putBackElection, sayElection, takeOutElection } from "#app/areas/councils/say-election.server.ts";
import { listElectionStatements, readCouncilRecord } from "#app/areas/councils/store.server.ts";
import { db } from "#app/platform/db.server.ts";
import type { DemoCouncilRecord } from "../content/council-records.ts";
import { at, type DemonstrationWorld, known } from "../demonstration-world.server.ts";

/** What each council of a challenge keeps across its challenges, written by its co-ordinator. */
export async function makeCouncilRecords(
  world: DemonstrationWorld,
  records: readonly DemoCouncilRecord[],
  now: Date,
): Promise<void> {
  for (const record of records) {
    const permit = await permitOf(world, record.council);
    const { name, shortName, version } = await readCouncilRecord(permit);
    await editFacts(permit, { version, name, shortName, kind: record.kind }, now);
    const { colour, secondColour } = record;
    await editColours(permit, { version: version + 1, colour, secondColour }, now);
    await sayElections(permit, record);
    for (const { with: partners = [], meetings, ...body } of record.bodies) {
      const partnerIds: string[] = [];
      for (const partner of partners) partnerIds.push((await permitOf(world, partner)).councilId);
      await saveBody(permit, null, { ...body, partnerIds, meetings: [...meetings].sort() }, now);
    }
    if (record.words !== undefined) await saveStatusWords(permit, { words: record.words, opened: "" }, now);
  }
}

async function sayElections(permit: CouncilRecordPermit, { elections }: DemoCouncilRecord): Promise<void> {
  for (const { year, on, what, source } of elections) {
    const version = (await listElectionStatements(permit)).filter((each) => each.year === year).length;
    if (what === "put-off") await takeOutElection(permit, year, { version, source }, at(on));
    else if (what === "put-back") await putBackElection(permit, year, { version, source }, at(on));
    else {
      const input = { version, votes: what === "votes", pollingDay: null, periodStart: null, source };
      await sayElection(permit, year, input, at(on));
    }
  }
}

/** What the guard would give the co-ordinator of a council for its record. */
async function permitOf(world: DemonstrationWorld, council: string): Promise<CouncilRecordPermit> {
  const { record } = await db.participatingCouncil.findUniqueOrThrow({
    where: { id: known(world.councilIds, council) },
    select: { record: { select: { id: true, name: true } } },
  });
  if (record === null) throw new Error(`the demonstration made no record of ${council}`);
  const { actor } = world.coordinator(council);
  return makeCouncilRecordPermit({
    councilId: record.id,
    councilName: record.name,
    role: "coordinator",
    actor,
    requestId: null,
  });
}
