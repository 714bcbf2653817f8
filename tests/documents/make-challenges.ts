import { makeChallengeByHand } from "#app/areas/scope/make-challenge-by-hand.server.ts";
import { env } from "#app/platform/settings/env.server.ts";
import { DEMO_STAGES } from "#demo/content/story.ts";
import { makeDemonstration } from "#demo/make-demonstration.server.ts";
import { openWorkspace } from "#prisma/open-workspace.ts";
import { makeTestAccount } from "#tests/support/factories.ts";

/** A challenge to write the documents of, and what its folder is called. */
interface MadeChallenge {
  name: string;
  challengeId: string;
}

/** Makes a workspace with a challenge of which nothing is known but title and councils, and the three of the demonstration. */
export async function makeChallenges(): Promise<MadeChallenge[]> {
  await openWorkspace(env, {});
  const now = new Date();
  const maker = await makeTestAccount("Mora Field");
  const challengeId = await makeChallengeByHand(
    {
      actor: { accountId: maker.id, name: maker.name },
      account: { isAdministrator: false, managesAChallenge: true },
      requestId: null,
    },
    {
      title: "Elmstead and Thornby Partnership",
      commissioning: "Elmstead Borough Council",
      further: ["Thornby District Council"],
      onSiteStart: null,
      onSiteEnd: null,
      questionSet: "2024",
      reportFormat: "2025",
    },
    now,
  );
  const made: MadeChallenge[] = [{ name: "empty", challengeId }];
  for (const stage of DEMO_STAGES) {
    const world = await makeDemonstration(stage, now);
    made.push({ name: stage, challengeId: world.challengeId });
  }
  return made;
}
