import { type ChallengePermit, demand } from "#app/access/permit.ts";
import { record } from "#app/audit/record.server.ts";
import { savedMeanwhile } from "#app/audit/saved-meanwhile.server.ts";
import { type Tx, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import type { QuestionSet, ReportFormat } from "./question-sets.ts";

/** The details of a challenge as somebody typed them. */
export interface DetailsInput {
  version: number;
  title: string;
  councils: readonly { id: string; name: string; shortName: string }[];
  /** Left out: as it is. */
  questionSet?: QuestionSet["key"];
  reportFormat: ReportFormat;
}

/** Saves title, councils' names, the edition of the method and the report format. Throws forbidden, invalid or conflict. */
export async function editDetails(permit: ChallengePermit, input: DetailsInput, now: Date): Promise<void> {
  demand(permit, "challenge.manage");
  const names = input.councils.map((council) => council.name.toLowerCase());
  if (new Set(names).size < names.length) {
    throw new AppError("invalid", "Two councils cannot have the same name.", {
      field: `councils[${names.findIndex((name, index) => names.indexOf(name) !== index)}].name`,
    });
  }
  await transaction(async (tx) => {
    const { count } = await tx.challenge.updateMany({
      where: { id: permit.challengeId, version: input.version },
      data: {
        title: input.title,
        ...(input.questionSet === undefined ? {} : { questionSet: input.questionSet }),
        reportFormat: input.reportFormat,
        version: { increment: 1 },
      },
    });
    if (count === 0) {
      throw await savedMeanwhile(tx, {
        challengeId: permit.challengeId,
        by: [
          { type: "challenge-changed", data: { what: "details" } },
          { type: "stage-changed" },
          { type: "council-added" },
          { type: "council-taken-out" },
          // The edition of the method and the layout of the report follow the days of the visit.
          { type: "visit-changed" },
          { type: "visits-postponed" },
          { type: "visits-put-back" },
        ],
      });
    }
    for (const council of input.councils) {
      await tx.participatingCouncil.updateMany({
        where: { id: council.id, challengeId: permit.challengeId },
        data: { name: council.name, shortName: council.shortName },
      });
    }
    await record(tx, permit, { type: "challenge-changed", data: { what: "details" } }, now);
  });
}

/**
 * Gives the challenge another title inside the transaction of a use-case that has asked for the permission. Throws conflict where its title is not
 * `was` any more.
 */
export async function retitle(
  tx: Tx,
  permit: ChallengePermit,
  input: { title: string; was: string },
  now: Date,
): Promise<void> {
  const { count } = await tx.challenge.updateMany({
    where: { id: permit.challengeId, title: input.was },
    data: { title: input.title, version: { increment: 1 } },
  });
  if (count === 0) {
    throw await savedMeanwhile(tx, {
      challengeId: permit.challengeId,
      by: [{ type: "challenge-changed", data: { what: "details" } }],
    });
  }
  await record(tx, permit, { type: "challenge-changed", data: { what: "details" } }, now);
}
