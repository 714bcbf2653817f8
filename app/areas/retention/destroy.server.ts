import { emptyImports } from "#app/areas/timetable/excel/keep-import.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import type { Category } from "./categories.ts";

/** How many records of a category a challenge holds. */
const COUNT: Record<Category, (tx: Tx, challengeId: string) => Promise<number>> = {
  notes: (tx, challengeId) => tx.note.count({ where: { challengeId } }),
  conflicts: (tx, challengeId) => tx.conflictOfInterest.count({ where: { peer: { challengeId } } }),
  // Secret addresses and invitations of the peers go with those of the people they met.
  interviewees: async (tx, challengeId) =>
    (await tx.person.count({ where: withDetails(challengeId) })) +
    (await tx.calendarFeed.count({ where: { challengeId, personId: null } })) +
    (await tx.calendarInvitation.count({ where: { challengeId, personId: null } })),
  // Ticks, and what was written of a session whether or not anybody was ticked.
  attendance: async (tx, challengeId) =>
    (await tx.sessionPerson.count({ where: { session: { challengeId }, attended: { not: null } } })) +
    (await tx.sessionPeer.count({ where: { session: { challengeId }, attended: { not: null } } })) +
    (await tx.session.count({
      where: {
        challengeId,
        OR: [
          { outcomeNote: { not: "" } },
          { cancelledReason: { not: "" } },
          { outcomeByName: { not: null } },
        ],
      },
    })),
  messages: (tx, challengeId) => tx.outgoingMail.count({ where: { challengeId } }),
  "timetable-work": async (tx, challengeId) =>
    (await tx.timetableChange.count({ where: { challengeId } })) +
    (await tx.timetableProposal.count({ where: { challengeId } })) +
    (await tx.calendarInvitation.count({ where: { challengeId } })),
};

/** Deletes the records of a category, or empties what is personal in them. */
const DESTROY: Record<Category, (tx: Tx, challengeId: string) => Promise<unknown>> = {
  async notes(tx, challengeId) {
    await tx.findingNote.deleteMany({ where: { note: { challengeId } } });
    await tx.note.deleteMany({ where: { challengeId } });
  },
  conflicts: (tx, challengeId) => tx.conflictOfInterest.deleteMany({ where: { peer: { challengeId } } }),
  async interviewees(tx, challengeId) {
    await tx.personTime.deleteMany({ where: { challengeId } });
    await tx.personLink.deleteMany({ where: { challengeId } });
    await tx.calendarFeed.deleteMany({ where: { challengeId } });
    await tx.calendarInvitation.deleteMany({ where: { challengeId } });
    await emptyImports(tx, { challengeId });
    await tx.person.updateMany({
      where: { challengeId },
      data: {
        email: null,
        accessNeeds: "",
        availability: "not-asked",
        availabilityNote: "",
        askedAt: null,
        answeredAt: null,
      },
    });
  },
  async attendance(tx, challengeId) {
    const where = { session: { challengeId } };
    await tx.sessionPerson.updateMany({ where, data: { attended: null } });
    await tx.sessionPeer.updateMany({ where, data: { attended: null } });
    // Whether a session took place stays; what was written about it, and by whom, may name somebody.
    await tx.session.updateMany({
      where: { challengeId },
      data: { outcomeNote: "", cancelledReason: "", outcomeByName: null },
    });
  },
  messages: (tx, challengeId) => tx.outgoingMail.deleteMany({ where: { challengeId } }),
  async "timetable-work"(tx, challengeId) {
    await tx.timetableChange.deleteMany({ where: { challengeId } });
    await tx.timetableProposal.deleteMany({ where: { challengeId } });
    await tx.calendarInvitation.deleteMany({ where: { challengeId } });
  },
};

function withDetails(challengeId: string) {
  return {
    challengeId,
    OR: [
      { email: { not: null } },
      { accessNeeds: { not: "" } },
      { availabilityNote: { not: "" } },
      { availability: { not: "not-asked" } },
      // A secret address that still opens something is a detail too.
      { times: { some: {} } },
      { links: { some: {} } },
      { feeds: { some: {} } },
      { invitations: { some: {} } },
    ],
  };
}

/** How many records of a category there are to destroy. */
export function countOf(tx: Tx, category: Category, challengeId: string): Promise<number> {
  return COUNT[category](tx, challengeId);
}

/** Destroys a category of a challenge inside the caller's transaction and says how many records it was. */
export async function destroy(tx: Tx, category: Category, challengeId: string): Promise<number> {
  const count = await countOf(tx, category, challengeId);
  if (count > 0) await DESTROY[category](tx, challengeId);
  return count;
}
