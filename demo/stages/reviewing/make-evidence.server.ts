import { recordNote } from "#app/areas/evidence/record-note.server.ts";
import { newId } from "#app/platform/ids.ts";
import { notes } from "#demo/content/reviewing/notes.ts";
import { sessions } from "#demo/content/reviewing/sessions.ts";
import { at, type DemonstrationWorld, known } from "#demo/demonstration-world.server.ts";

/** The day before the visit, when the peers had read the pack. */
const READING_DAY = "2025-10-03";

/** The peers' notes, each recorded by its peer on the day of its session. */
export async function makeEvidence(world: DemonstrationWorld): Promise<void> {
  for (const note of notes) {
    const session = sessions.find((each) => each.key === note.session);
    const id = newId();
    await recordNote(
      world.peer(note.peer),
      id,
      {
        sessionId: note.session === null ? null : known(world.sessionIds, note.session),
        themeId: known(world.themeIds, note.theme),
        promptIds: [known(world.promptIds, note.prompt)],
        sourceKind: note.sourceKind,
        sourceTitle: note.source ?? "",
        leaning: note.leaning,
        text: note.text,
      },
      at(session?.day ?? READING_DAY, session?.start),
    );
    world.noteIds.set(note.key, id);
  }
}
