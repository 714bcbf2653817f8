import { to } from "#app/addresses.ts";
import { listManagers } from "#app/areas/people/members/read-memberships.server.ts";
import { CATEGORIES, type Category } from "#app/areas/periods/categories.ts";
import type { Part } from "#app/areas/periods/parts.ts";
import type { Periods } from "#app/areas/periods/read-periods.server.ts";
import { countUnsent } from "#app/mail/kept-messages.server.ts";
import { queueMail } from "#app/mail/queue-mail.server.ts";
import { formatDay } from "#app/platform/day-words.ts";
import type { Day } from "#app/platform/days.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { absoluteUrl } from "#app/platform/public-url.server.ts";
import { GIVE_IT_DAYS, partLabel, stillNeeded, unsentWords } from "./retention-words.ts";

/** Tells the managers of a challenge what will be destroyed, when, and what a progress review still needs of it. */
export async function remindOf(
  tx: Tx,
  challenge: Periods & { id: string; title: string },
  { category, part, on, count }: { category: Category; part: Part; on: Day; count: number },
  now: Date,
): Promise<void> {
  const needed = stillNeeded(category, challenge.visits, challenge.stage);
  const unsent = category === "messages" ? unsentWords(await countUnsent(challenge.id, tx)) : null;
  const what = partLabel(CATEGORIES[category].label, part);
  for (const account of await listManagers(challenge.id, tx)) {
    await queueMail(
      tx,
      {
        kind: "retention-reminder",
        space: "peer-team",
        challengeId: challenge.id,
        to: { address: account.email, name: account.name },
        subject: `Records of ${challenge.title} will be destroyed on ${formatDay(on)}`,
        body: [
          { text: `Dear ${account.name},` },
          {
            text: `${what} (${count}) will be destroyed on ${formatDay(on)}, by the rule of the challenge. If they are needed longer, for example because somebody has asked for information, place a hold.`,
          },
          ...(needed === null ? [] : [{ text: `${needed} ${GIVE_IT_DAYS}` }]),
          ...(unsent === null ? [] : [{ text: unsent }]),
          {
            link: {
              url: absoluteUrl(to.retention.front({ challengeId: challenge.id })),
              label: "See what is kept and until when",
            },
          },
        ],
        createdByName: null,
      },
      now,
    );
  }
}
