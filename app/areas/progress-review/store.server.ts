import type { PeerTeamPermit } from "#app/access/permit.ts";
import { type Db, db } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import type { Judgement } from "./judgements.ts";

/** The return visit. Text is Markdown; days are "YYYY-MM-DD". */
export interface Review {
  heldOn: string | null;
  introduction: string;
  conclusion: string;
  /** 0 while nothing has been saved. */
  version: number;
}

/** What the peers say of progress on one recommendation. */
export interface RecordedJudgement {
  id: string;
  recommendationId: string;
  judgement: Judgement;
  text: string;
  version: number;
}

/** An example of good or innovative practice, written up for other councils. */
export interface GoodPractice {
  id: string;
  title: string;
  /** Null when both councils share it. */
  councilId: string | null;
  body: string;
  contact: string;
  version: number;
}

/** The review of the challenge; empty, with version 0, while nothing has been saved. */
export async function readReview(permit: PeerTeamPermit, client: Db = db): Promise<Review> {
  const row = await client.progressReview.findUnique({
    where: { challengeId: permit.challengeId },
    select: { heldOn: true, introduction: true, conclusion: true, version: true },
  });
  return row ?? { heldOn: null, introduction: "", conclusion: "", version: 0 };
}

/** The judgements recorded so far, in no order. At most 200. */
export async function listJudgements(permit: PeerTeamPermit, client: Db = db): Promise<RecordedJudgement[]> {
  const rows = await client.reviewJudgement.findMany({
    where: { challengeId: permit.challengeId },
    orderBy: { id: "asc" },
    take: 200,
    select: { id: true, recommendationId: true, judgement: true, text: true, version: true },
  });
  return rows as RecordedJudgement[];
}

const GOOD_PRACTICE = {
  id: true,
  title: true,
  councilId: true,
  body: true,
  contact: true,
  version: true,
} as const;

/** The examples of good practice in their order. At most 50. */
export async function listGoodPractice(permit: PeerTeamPermit, client: Db = db): Promise<GoodPractice[]> {
  return client.goodPractice.findMany({
    where: { challengeId: permit.challengeId },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    take: 50,
    select: GOOD_PRACTICE,
  });
}

/** One example. Throws not-found. */
export async function readGoodPractice(
  permit: PeerTeamPermit,
  id: string,
  client: Db = db,
): Promise<GoodPractice> {
  const row = await client.goodPractice.findFirst({
    where: { id, challengeId: permit.challengeId },
    select: GOOD_PRACTICE,
  });
  if (row === null) throw new AppError("not-found", "There is no such example of good practice.");
  return row;
}
