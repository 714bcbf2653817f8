import type { PeerTeamPermit } from "#app/access/permit.ts";
import type { NoteInput } from "#app/areas/evidence/note-input.server.ts";
import { recordNote } from "#app/areas/evidence/record-note.server.ts";
import { db } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { TEST_NOW, type TestChallenge } from "./factories.ts";

export interface TestSessionOptions {
  /** The visit it is of; the one of the challenge when left out. */
  visitId?: string | undefined;
  title?: string;
  kind?: string;
  date?: string;
  start?: string;
  themeNumbers?: readonly number[];
  promptIds?: readonly string[];
  /** The kind of each person who attends: one person is made for each. */
  attending?: readonly string[];
  peerIds?: readonly string[];
}

/** A session of a test challenge with its people; written as rows. Answers with its id. */
export async function makeTestSession(
  challenge: TestChallenge,
  options: TestSessionOptions = {},
): Promise<string> {
  const id = newId();
  const people = (options.attending ?? []).map((kind, index) => ({
    id: newId(),
    challengeId: challenge.id,
    name: `Invented Person ${index + 1}`,
    kind,
  }));
  await db.person.createMany({ data: people });
  await db.session.create({
    data: {
      id,
      challengeId: challenge.id,
      visitId: options.visitId ?? challenge.visitId,
      kind: options.kind ?? "interview",
      title: options.title ?? "Interview",
      date: options.date ?? "2026-03-03",
      start: options.start ?? "10:00",
      minutes: 45,
      status: "planned",
      people: { create: people.map((person) => ({ personId: person.id })) },
      peers: { create: (options.peerIds ?? []).map((peerId) => ({ peerId })) },
      prompts: { create: (options.promptIds ?? []).map((promptId) => ({ promptId })) },
      themes: {
        create: challenge.themes
          .filter((theme) => options.themeNumbers?.includes(theme.number))
          .map((theme) => ({ themeId: theme.id })),
      },
    },
    select: { id: true },
  });
  return id;
}

/** Records a note through the use-case: a document note under theme 1 unless told otherwise. Answers with its id. */
export async function writeTestNote(
  challenge: TestChallenge,
  input: Partial<NoteInput> = {},
  permit: PeerTeamPermit = challenge.permits.peer,
  now: Date = TEST_NOW,
): Promise<string> {
  const { id } = await recordNote(
    permit,
    newId(),
    {
      sessionId: null,
      themeId: challenge.themes[0]?.id ?? null,
      promptIds: [],
      sourceKind: "document",
      sourceTitle: "Corporate plan",
      leaning: "neutral",
      text: "The plan names four priorities.",
      ...input,
    },
    now,
  );
  return id;
}
