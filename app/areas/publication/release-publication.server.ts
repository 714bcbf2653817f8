import { type ChallengePermit, demand } from "#app/access/permit.ts";
import { to } from "#app/addresses.ts";
import { tickMilestone } from "#app/areas/challenge/fill-milestone.server.ts";
import { readChallenge } from "#app/areas/challenge/store.server.ts";
import { lastDayOnSite } from "#app/areas/visits/read-visits.server.ts";
import { record } from "#app/audit/record.server.ts";
import { tell } from "#app/notices/tell.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { type Tx, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { publicPagesChanged } from "./public-changes.server.ts";
import { MILESTONE_OF, PUBLIC_KIND_NAMES, type PublicKind } from "./publication-words.ts";
import { freezeBody } from "./published-body.server.ts";
import { mayRelease, readCandidate } from "./read-readiness.server.ts";
import { isReady, pointsToLookAt } from "./readiness.ts";
import { documentYear, freeSlug, slugFor } from "./slug.ts";
import { listPublications } from "./store.server.ts";

/** Where a document was published. */
export interface Released {
  publicationId: string;
  slug: string;
}

/**
 * Publishes a final version: from now on anybody can read it at its address, which stays. A later final version of the
 * same document takes the place of the one before at the same address. Fills in the key date where it is empty. `acknowledged`: the person has
 * looked at the checks that ask for a look, which the trail keeps. Throws forbidden, not-found, invalid while they are not acknowledged, or
 * conflict with the reason when it is not ready or is published already.
 */
export async function releasePublication(
  permit: ChallengePermit,
  issuedVersionId: string,
  now: Date,
  acknowledged = false,
): Promise<Released> {
  demand(permit, "publication.release");
  const { version, document, checks } = await readCandidate(permit, issuedVersionId, now);
  if (!mayRelease(permit, version.councilId)) {
    throw new AppError("forbidden", "This is the other council's document: that council publishes it.");
  }
  const obstacle = checks.find((check) => check.outcome === "no");
  if (obstacle !== undefined || !isReady(checks)) {
    throw new AppError("conflict", `This cannot be published yet. ${obstacle?.text ?? ""}`.trim());
  }
  const lookedPast = pointsToLookAt(checks);
  if (lookedPast.length > 0 && !acknowledged) {
    throw new AppError("invalid", "Tick the box when you have looked at what is marked, or mend it first", {
      field: "acknowledged",
    });
  }
  const { kind, councilId } = version;
  const released = await transaction(async (tx) => {
    const challenge = await readChallenge(permit, tx);
    const councils = challenge.councils.filter((each) => councilId === null || each.id === councilId);
    const year = documentYear(kind, {
      lastDayOnSite: await lastDayOnSite(permit.challengeId, tx),
      dateText: document.dateText,
      issuedOn: dayOf(version.issuedAt),
    });
    const title = titleFor(
      kind,
      councils.map((each) => each.shortName),
      year,
    );
    const live = (await listPublications(permit, tx)).find(
      (each) => each.withdrawnAt === null && each.kind === kind && each.councilId === councilId,
    );
    if (live !== undefined && live.versionNumber >= version.number) {
      throw new AppError(
        "conflict",
        live.issuedVersionId === version.id
          ? "This version is published already."
          : "A later version of this document is published already.",
      );
    }
    const publicationId = live?.id ?? newId();
    const released = { issuedVersionId, title, releasedAt: now, releasedByName: permit.actor.name };
    const slug =
      live?.slug ?? (await unusedSlug(tx, slugFor({ councils: shortNames(councils), year, kind })));
    if (live === undefined) {
      await tx.publication.create({
        data: { id: publicationId, challengeId: permit.challengeId, slug, kind, ...released },
        select: { id: true },
      });
    } else {
      await tx.publication.updateMany({
        where: { id: publicationId, challengeId: permit.challengeId, withdrawnAt: null },
        data: released,
      });
    }
    await freezeBody(tx, issuedVersionId, document, now);
    await recordMilestone(tx, permit, kind, challenge.councils.length, now);
    await record(tx, permit, { type: "published", data: { publicationId, slug, lookedPast } }, now);
    await tell(
      tx,
      permit,
      {
        kind: "published",
        recordId: publicationId,
        occasion: issuedVersionId,
        space: "shared",
        title,
        page: to.publication.front(permit),
      },
      now,
    );
    return { publicationId, slug };
  });
  await publicPagesChanged();
  return released;
}

const shortNames = (councils: readonly { shortName: string }[]) => councils.map((each) => each.shortName);

/** "Wexcombe and Harrowmere: peer challenge report, 2025". */
function titleFor(kind: PublicKind, councils: readonly string[], year: string): string {
  const names =
    councils.length > 1 ? `${councils.slice(0, -1).join(", ")} and ${councils.at(-1)}` : (councils[0] ?? "");
  return `${names}: ${PUBLIC_KIND_NAMES[kind].toLowerCase()}, ${year}`;
}

/** Addresses are unique over all challenges and are never used again, also after a withdrawal. */
async function unusedSlug(tx: Tx, wanted: string): Promise<string> {
  const rows = await tx.publication.findMany({
    where: { slug: { startsWith: wanted } },
    take: 1_000,
    select: { slug: true },
  });
  return freeSlug(wanted, new Set(rows.map((row) => row.slug)));
}

/** The day a key date was met, where nobody has written it. Action plans count once every council's is out. */
async function recordMilestone(
  tx: Tx,
  permit: ChallengePermit,
  kind: PublicKind,
  councilCount: number,
  now: Date,
): Promise<void> {
  if (kind === "action-plan") {
    const plans = (await listPublications(permit, tx)).filter(
      (each) => each.kind === kind && each.withdrawnAt === null,
    );
    const isJoint = plans.some((plan) => plan.councilId === null);
    if (!isJoint && new Set(plans.map((plan) => plan.councilId)).size < councilCount) return;
  }
  await tickMilestone(tx, permit, MILESTONE_OF[kind], now);
}
