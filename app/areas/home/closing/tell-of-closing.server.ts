import { isPeerTeamRole } from "#app/access/permissions.ts";
import type { ChallengePermit } from "#app/access/permit.ts";
import { to } from "#app/addresses.ts";
import { membershipEnd } from "#app/areas/people/members/membership.ts";
import {
  listTellablePeople,
  type TellablePerson,
} from "#app/areas/people/members/read-memberships.server.ts";
import { queueMails } from "#app/mail/queue-mail.server.ts";
import { formatDay } from "#app/platform/day-words.ts";
import { lastDayBefore } from "#app/platform/days.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { absoluteUrl } from "#app/platform/public-url.server.ts";

/**
 * Tells everybody who is in the challenge, on both sides and once each, that it was closed and why; with no reason, that it is open again.
 * Not whoever does it. By a message each: a closed challenge has no message of the day.
 */
export async function tellOfClosing(
  tx: Tx,
  permit: ChallengePermit,
  reason: string | null,
  now: Date,
): Promise<void> {
  const people = await listTellablePeople(permit.challengeId, now, tx);
  const others = new Map(people.map((person) => [person.accountId, person]));
  others.delete(permit.actor.accountId);
  await queueMails(
    tx,
    [...others.values()].map((person) => messageTo(person, permit, reason, now)),
    now,
  );
}

function messageTo(person: TellablePerson, permit: ChallengePermit, reason: string | null, now: Date) {
  const { challengeId, challengeTitle: title, actor } = permit;
  const until = formatDay(lastDayBefore(membershipEnd(now)));
  const words =
    reason === null
      ? [{ text: `${actor.name} has opened ${title} again.` }]
      : [
          { text: `${actor.name} has closed ${title} before its end.` },
          { text: reason },
          { text: "What is in it stays to be read, and nothing in it can be changed any more." },
          ...(person.role === "challenge-manager" ? [] : [{ text: `You can open it until ${until}.` }]),
        ];
  return {
    kind: "challenge-closed" as const,
    to: { address: person.email, name: person.name },
    subject: reason === null ? `${title} is open again` : `${title} is closed`,
    body: [
      { text: `Dear ${person.name},` },
      ...words,
      { link: { url: absoluteUrl(to.home.front(permit)), label: "Open the challenge" } },
    ],
    challengeId,
    // What somebody of a council is sent is that council's; of a peer team, the team's.
    ...(isPeerTeamRole(person.role)
      ? { space: "peer-team" as const }
      : { space: "council" as const, councilId: person.councilId }),
    createdByName: actor.name,
  };
}
