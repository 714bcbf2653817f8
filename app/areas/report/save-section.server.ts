import { demand, type PeerTeamPermit } from "#app/access/permit.ts";
import { record } from "#app/audit/record.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { changedBy } from "#app/writing/merge/changed-meanwhile.ts";
import { SECTION_LIMIT } from "./comment-words.ts";
import { reportFormat, writableTexts } from "./outline.ts";
import { findSection, readShape } from "./store.server.ts";

export interface ReportSectionInput {
  /** A key of outline.ts: `executive-summary`, `theme-2` … */
  key: string;
  /** Markdown. */
  body: string;
  /** The version the person opened; 0 when nobody had begun the text. */
  version: number;
}

/**
 * Saves a text of the report; one that nobody has begun is made. Throws forbidden, not-found for a text this report
 * does not have, invalid when it is too long, or conflict when somebody else saved meanwhile.
 */
export async function saveReportSection(
  permit: PeerTeamPermit,
  { key, body, version }: ReportSectionInput,
  now: Date,
): Promise<void> {
  demand(permit, "report.write");
  if (body.length > SECTION_LIMIT) {
    throw new AppError("invalid", "A section has at most 100,000 characters.", { field: "body" });
  }
  const { challengeId } = permit;
  await transaction(async (tx) => {
    const { format, themes } = await readShape(permit, tx);
    const texts = writableTexts(reportFormat(format), themes);
    const place = texts.findIndex((text) => text.key === key);
    const text = texts[place];
    if (text === undefined) throw new AppError("not-found", "This report has no such section.");
    const saved = { body, title: text.title, updatedAt: now, updatedByName: permit.actor.name };
    const there = await findSection(permit, key, tx);
    if (there === null && version <= 1) {
      await tx.reportSection.create({
        data: { id: newId(), challengeId, key, position: place * 100, ...saved },
        select: { id: true },
      });
    } else {
      const { count } = await tx.reportSection.updateMany({
        where: { challengeId, key, version },
        data: { ...saved, version: { increment: 1 } },
      });
      if (count === 0) {
        throw changedBy(there?.updatedByName, there?.updatedAt);
      }
    }
    await record(tx, permit, { type: "report-section-saved", data: { key } }, now);
  });
}
