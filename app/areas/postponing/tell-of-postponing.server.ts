/** Who hears that a visit was put off or back, and whose turn it is then to confirm what rested on its days. */
import type { ChallengePermit } from "#app/access/permit.ts";
import { to } from "#app/addresses.ts";
import { listCouncils } from "#app/areas/challenge/read-challenge.server.ts";
import { countingMarks, daysInWords } from "#app/areas/visits/postponement.ts";
import { listPostponements, type MarkReader } from "#app/areas/visits/postponements.server.ts";
import type { VisitFacts } from "#app/areas/visits/read-visits.server.ts";
import { endTurn, tell } from "#app/notices/tell.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { isOfCouncil, type MarkAbout } from "./who-confirms.ts";

/** Tells both sides of the days that a visit has now, and those it had. Put off or back again before they are told, they are told the last. */
export async function tellOfVisit(
  tx: Tx,
  permit: ChallengePermit,
  { id, name }: Pick<VisitFacts, "id" | "name">,
  { earlier, now: days }: { earlier: readonly string[] | null; now: readonly string[] },
  now: Date,
): Promise<void> {
  const becomes =
    earlier === null
      ? `back on ${daysInWords(days)}`
      : days.length === 0
        ? `put off from ${daysInWords(earlier)}, with no new days yet`
        : `put off from ${daysInWords(earlier)} to ${daysInWords(days)}`;
  await tell(
    tx,
    permit,
    {
      kind: "visit-postponed",
      recordId: id,
      occasion: now.toISOString(),
      space: "shared",
      title: `${name}: ${becomes}`,
      page: to.postponing.front(permit),
    },
    now,
  );
}

/** Each that has something to confirm: whoever manages, who confirms all of it, and every council, of which nobody else is told. */
async function listOpenByWhom(
  tx: Tx,
  permit: ChallengePermit,
): Promise<{ recordId: string; councilId: string | null; open: number }[]> {
  const { challengeId } = permit;
  // Of all marks, whoever it is that has postponed: what each reads of them is told to them alone.
  const all: MarkReader = { challengeId, role: "challenge-manager", councilId: null, may: () => true };
  const open: MarkAbout[] = countingMarks(await listPostponements(all, tx)).filter(
    ({ confirmedAt }) => confirmedAt === null,
  );
  const councils = await listCouncils(permit, tx);
  return [
    { recordId: challengeId, councilId: null, open: open.length },
    ...councils.map(({ id }) => ({
      recordId: id,
      councilId: id,
      open: open.filter((mark) => isOfCouncil(mark, id)).length,
    })),
  ];
}

/** Says anew whose turn it is to confirm what rested on earlier days, after a visit was put off or back. */
export async function tellOfMarks(tx: Tx, permit: ChallengePermit, now: Date): Promise<void> {
  await endTurn(tx, permit, { kind: "mark-to-confirm" }, now);
  for (const one of await listOpenByWhom(tx, permit)) {
    if (one.open > 0) await tellOfOpen(tx, permit, one, now);
  }
}

/** Tells those who confirm a mark that it is open again, after it was confirmed. */
export async function tellOfReopened(
  tx: Tx,
  permit: ChallengePermit,
  mark: MarkAbout,
  now: Date,
): Promise<void> {
  for (const one of await listOpenByWhom(tx, permit)) {
    if (one.councilId === null || isOfCouncil(mark, one.councilId)) await tellOfOpen(tx, permit, one, now);
  }
}

async function tellOfOpen(
  tx: Tx,
  permit: ChallengePermit,
  { recordId, councilId, open }: { recordId: string; councilId: string | null; open: number },
  now: Date,
): Promise<void> {
  await tell(
    tx,
    permit,
    {
      kind: "mark-to-confirm",
      recordId,
      occasion: now.toISOString(),
      space: councilId === null ? "peer-team" : "council",
      councilId,
      title:
        open === 1
          ? "One thing that rested on the earlier days"
          : `${open} things that rested on the earlier days`,
      page: to.postponing.front(permit),
    },
    now,
  );
}

/** Ends the turn of those who have nothing to confirm any more. */
export async function endTurnsWithoutMarks(tx: Tx, permit: ChallengePermit, now: Date): Promise<void> {
  for (const { recordId, open } of await listOpenByWhom(tx, permit)) {
    if (open === 0) await endTurn(tx, permit, { kind: "mark-to-confirm", recordId }, now);
  }
}
