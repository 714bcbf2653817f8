import { type CouncilPermit, demand } from "#app/access/permit.ts";
import { to } from "#app/addresses.ts";
import { markStatementSubmitted } from "#app/areas/challenge/statement-submitted.server.ts";
import { freezeDocument } from "#app/issue/freeze-document.server.ts";
import type { IssuedVersion } from "#app/issue/issued-versions.server.ts";
import { tell } from "#app/notices/tell.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { countMarkdownWords } from "#app/platform/text/markdown.server.ts";
import { composePositionStatement } from "./document.server.ts";
import { notePackSent } from "./pack-sent.server.ts";
import { isEmptyStatement, lookedPast, type SectionFacts, submissionWarnings } from "./statement.ts";
import { listPack, listStatementSections, readSubmittedAt } from "./store.server.ts";

/**
 * Submits the position statement: from now on the peer team reads it, and its words are frozen as a version.
 * `acknowledged`: the person has looked at what is listed of its sections, which the trail keeps. Throws forbidden, invalid when it is empty or
 * that is not acknowledged, or conflict when it is submitted already.
 */
export async function submitStatement(
  permit: CouncilPermit,
  now: Date,
  acknowledged = false,
): Promise<IssuedVersion> {
  demand(permit, "statement.write");
  let facts: SectionFacts[] = [];
  const { version } = await freezeDocument(
    permit,
    {
      kind: "position-statement",
      councilId: null,
      status: "final",
      read: async (client) => ({
        submittedAt: await readSubmittedAt(permit, client),
        sections: await listStatementSections(permit, client),
        pack: await listPack(permit, client),
      }),
      changedText:
        "A section or an item of the pack was saved while the statement was being drawn. Submit it again.",
      refuse({ submittedAt, sections }) {
        if (submittedAt !== null) throw new AppError("conflict", "The statement has been submitted already.");
        facts = sections.map((section) => ({ ...section, words: countMarkdownWords(section.body) }));
        if (isEmptyStatement(facts)) {
          throw new AppError("invalid", "The position statement is empty. Write at least one section first.");
        }
        if (submissionWarnings(facts).length > 0 && !acknowledged) {
          throw new AppError(
            "invalid",
            "Tick the box when you have looked at what is listed, or mend it first",
            {
              field: "acknowledged",
            },
          );
        }
      },
      compose: (_seen, number) => composePositionStatement(permit, number, now),
      event: ({ kind, number, sha256 }) => ({
        type: "statement-submitted",
        data: { kind, number, sha256, lookedPast: lookedPast(facts) },
      }),
    },
    now,
    async (tx, { number }) => {
      await markStatementSubmitted(tx, permit.challengeId, now);
      await tell(
        tx,
        permit,
        {
          kind: "statement-submitted",
          recordId: permit.challengeId,
          occasion: `version ${number}`,
          space: "shared",
          title: `Position statement, version ${number}`,
          page: to.preparation.front(permit),
        },
        now,
      );
      await notePackSent(tx, permit, now);
    },
  );
  return version;
}
