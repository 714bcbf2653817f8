import type { Stage } from "#app/access/permissions.ts";
import { type Db, db } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";

/** The title of a challenge; null when there is none with this id. */
export async function readTitle(challengeId: string, client: Db): Promise<string | null> {
  const row = await client.challenge.findUnique({ where: { id: challengeId }, select: { title: true } });
  return row?.title ?? null;
}

/** The titles of all challenges in their order, for who may ask for leave to read one. At most 500. */
export function listTitles(): Promise<{ id: string; title: string }[]> {
  return db.challenge.findMany({ orderBy: { title: "asc" }, take: 500, select: { id: true, title: true } });
}

/** A challenge that is under way, as much as whoever tells its people has to know. */
export interface OpenChallenge {
  id: string;
  title: string;
  stage: Stage;
  isDemonstration: boolean;
}

/** The challenges of real people that are not closed, by their ids; with ids, those of them. At most 1,000. */
export async function listOpenChallenges(client: Db, ids?: readonly string[]): Promise<OpenChallenge[]> {
  const rows = await client.challenge.findMany({
    where: {
      isDemonstration: false,
      stage: { not: "closed" },
      ...(ids === undefined ? {} : { id: { in: [...ids] } }),
    },
    orderBy: { id: "asc" },
    take: 1_000,
    select: { id: true, title: true, stage: true, isDemonstration: true },
  });
  return rows.map(({ stage, ...row }) => ({ ...row, stage: stage as Stage }));
}

/** A challenge as the command line finds it. */
export interface FoundChallenge {
  id: string;
  title: string;
  stage: Stage;
  councils: { id: string; name: string; shortName: string }[];
}

/** The challenges whose ids begin with some characters; at most two, so that one can be told from several. */
export async function findByIdPrefix(prefix: string): Promise<FoundChallenge[]> {
  const rows = await db.challenge.findMany({
    where: { id: { startsWith: prefix } },
    take: 2,
    select: {
      id: true,
      title: true,
      stage: true,
      councils: { orderBy: { position: "asc" }, select: { id: true, name: true, shortName: true } },
    },
  });
  return rows.map((row) => ({ ...row, stage: row.stage as Stage }));
}

/** What somebody outside is told of a challenge: its title and the commissioning council's name. */
export async function readPublicNames(
  challengeId: string,
  client: Db,
): Promise<{ title: string; councilName: string }> {
  const { title, councils } = await client.challenge.findUniqueOrThrow({
    where: { id: challengeId },
    select: { title: true, councils: { where: { isCommissioning: true }, take: 1, select: { name: true } } },
  });
  return { title, councilName: councils[0]?.name ?? title };
}

/** What a page for somebody outside may say of a challenge: its title, its stage and the councils that take part. */
export async function readOutsideFacts(
  challengeId: string,
  client: Db,
): Promise<{ title: string; stage: Stage; councils: { id: string; name: string }[] }> {
  const { stage, ...row } = await client.challenge.findUniqueOrThrow({
    where: { id: challengeId },
    select: {
      title: true,
      stage: true,
      councils: { orderBy: { position: "asc" }, select: { id: true, name: true } },
    },
  });
  return { ...row, stage: stage as Stage };
}

/**
 * Nothing of a closed challenge can be changed by a link either. Throws gone, with what is not asked any more; `asked` says of what the link is, for the
 * log.
 */
export async function refuseLinkToClosed(
  challengeId: string,
  { sentence, asked }: { sentence: string; asked: string },
  client: Db,
): Promise<void> {
  const { stage } = await readOutsideFacts(challengeId, client);
  if (stage !== "closed") return;
  throw new AppError("gone", `This peer challenge is closed: ${sentence}`, {
    logMessage: `a link to ${asked} a closed challenge was opened`,
  });
}

/** The challenges at one of some stages, by their ids. */
export function listAtStages(stages: readonly Stage[]): Promise<{ id: string; title: string }[]> {
  return db.challenge.findMany({
    where: { stage: { in: [...stages] } },
    orderBy: { id: "asc" },
    select: { id: true, title: true },
  });
}

/** One of them as it stands in a transaction; null when it is not one, or not any more. */
export async function readAtStages(
  id: string,
  stages: readonly Stage[],
  client: Db,
): Promise<{ id: string; title: string; stage: Stage } | null> {
  const row = await client.challenge.findFirst({
    where: { id, stage: { in: [...stages] } },
    select: { id: true, title: true, stage: true },
  });
  return row === null ? null : { ...row, stage: row.stage as Stage };
}
