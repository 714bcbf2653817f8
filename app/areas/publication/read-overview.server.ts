import type { ChallengePermit } from "#app/access/permit.ts";
import { listCouncils } from "#app/areas/challenge/store.server.ts";
import { listIssuedVersions } from "#app/issue/issued-versions.server.ts";
import { PUBLIC_KIND_NAMES, PUBLIC_KINDS, type PublicKind } from "./publication-words.ts";
import { mayRelease } from "./read-readiness.server.ts";
import { listPublications, type Publication } from "./store.server.ts";

/** One document that a challenge ends up publishing, and how far it is. */
export interface DueDocument {
  kind: PublicKind;
  /** "Action plan, Wexcombe Borough Council". */
  name: string;
  state: "not-final" | "ready-to-check" | "published" | "newer-final";
  /** The final version to publish next; null when there is none. */
  candidate: { id: string; number: number; issuedAt: Date } | null;
  published: Publication | null;
  withdrawn: Publication[];
  mayRelease: boolean;
}

/** The report, each council's action plan and the progress review report, whether issued yet or not. */
export async function readOverview(permit: ChallengePermit): Promise<DueDocument[]> {
  const [councils, publications, ...versions] = await Promise.all([
    listCouncils(permit),
    listPublications(permit),
    ...PUBLIC_KINDS.map((kind) => listIssuedVersions(permit, kind)),
  ]);
  const issued = versions.flat();
  const outcome = (kind: PublicKind, councilId: string | null, councilName: string | null): DueDocument => {
    const final = issued.find(
      (version) => version.kind === kind && version.councilId === councilId && version.status === "final",
    );
    const own = publications.filter((each) => each.kind === kind && each.councilId === councilId);
    const published = own.find((each) => each.withdrawnAt === null) ?? null;
    const isNewer = final !== undefined && (published === null || final.number > published.versionNumber);
    return {
      kind,
      name: councilName === null ? PUBLIC_KIND_NAMES[kind] : `${PUBLIC_KIND_NAMES[kind]}, ${councilName}`,
      state:
        published === null
          ? final === undefined
            ? "not-final"
            : "ready-to-check"
          : isNewer
            ? "newer-final"
            : "published",
      candidate:
        final !== undefined && isNewer
          ? { id: final.id, number: final.number, issuedAt: final.issuedAt }
          : null,
      published,
      withdrawn: own.filter((each) => each.withdrawnAt !== null),
      mayRelease: mayRelease(permit, councilId),
    };
  };
  const hasJointPlan = issued.some((version) => version.kind === "action-plan" && version.councilId === null);
  return [
    outcome("report", null, null),
    ...(hasJointPlan ? [outcome("action-plan", null, null)] : []),
    ...councils.map((council) => outcome("action-plan", council.id, council.name)),
    outcome("progress-review", null, null),
  ];
}
