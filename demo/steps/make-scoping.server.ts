import { needsSecondFactor } from "#app/access/sign-in-session-limits.ts";
import { editDetails } from "#app/areas/challenge/edit-details.server.ts";
import { addUsualMilestones, editMilestone } from "#app/areas/challenge/edit-milestone.server.ts";
import type { ReportFormat } from "#app/areas/challenge/question-sets.ts";
import { stageAfter } from "#app/areas/challenge/stages.ts";
import { listCouncils, listMilestones, readChallenge } from "#app/areas/challenge/store.server.ts";
import { moveStage } from "#app/areas/home/move-stage.server.ts";
import { removePeer } from "#app/areas/peer-team/remove-peer.server.ts";
import { savePeer } from "#app/areas/peer-team/save-peer.server.ts";
import { listPeers } from "#app/areas/peer-team/store.server.ts";
import { addAccount } from "#app/areas/people/accounts/add-account.server.ts";
import { DEMONSTRATION_SECRET } from "#app/areas/people/accounts/totp.ts";
import { addMember } from "#app/areas/people/members/add-member.server.ts";
import { placeHold } from "#app/areas/retention/change-retention.server.ts";
import { importScope } from "#app/areas/scope/import-scope.server.ts";
import type { Prompt } from "#app/areas/scope/scope-record.ts";
import { sendScope } from "#app/areas/scope/send-scope.server.ts";
import { listClauses, readThemes } from "#app/areas/scope/store.server.ts";
import { tracePrompt } from "#app/areas/scope/trace-prompt.server.ts";
import { readFirstPhase } from "#app/areas/visits/read-visits.server.ts";
import { db } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import type { GivenFile } from "#app/platform/reading/read-apart.server.ts";
import { seal } from "#app/platform/sealed.server.ts";
import type { DemoCouncilRecord } from "../content/council-records.ts";
import type { DemoMilestone, DemoPrompt } from "../content/shapes.ts";
import { ADMINISTRATOR, DEMONSTRATION_PASSWORD } from "../demonstration-accounts.ts";
import { type DemonstrationWorld, known } from "../demonstration-world.server.ts";
import { decideScope, type StoryDecision } from "./decide-scope.server.ts";
import { makeCouncilRecords } from "./make-council-records.server.ts";
import { proposePeers, type StoryProposals } from "./propose-peers.server.ts";

/** Everybody who can sign in, and the administrator, who is the same for all challenges. */
export async function makeAccounts(world: DemonstrationWorld, now: Date): Promise<void> {
  const { accounts } = world.story;
  const everybody = accounts.some(({ role }) => role === "administrator")
    ? accounts
    : [...accounts, ADMINISTRATOR];
  for (const { key, name, email, role } of everybody) {
    const isAdministrator = role === "administrator";
    const there = isAdministrator
      ? await db.account.findUnique({ where: { email }, select: { id: true } })
      : null;
    if (there !== null) {
      world.accountIds.set(key, there.id);
      // The two ids that it would have taken: those of everything after it are the same, whichever challenge was made first.
      newId();
      newId();
      continue;
    }
    const account = { name, email, password: DEMONSTRATION_PASSWORD, isAdministrator };
    const id = await addAccount(null, account, now);
    world.accountIds.set(key, id);
    if (needsSecondFactor([role])) await setUpSecondFactor(id, now);
  }
}

/** Gives an account the published secret, whose codes the page shows: nobody needs a telephone to try the demonstration. */
async function setUpSecondFactor(id: string, now: Date): Promise<void> {
  await db.account.update({
    where: { id },
    data: { totpSecret: seal(DEMONSTRATION_SECRET), totpConfirmedAt: now },
    select: { id: true },
  });
}

/** When each step of the scoping took place. */
interface ScopingTimes {
  letter: Date;
  team: Date;
  members: Date;
  traced: Date;
  sent: Date;
}

/** Who decides what while the scope is settled, and what the councils keep across their challenges. */
interface StoryOfScoping {
  decisions: readonly StoryDecision[];
  proposals: StoryProposals;
  records: readonly DemoCouncilRecord[];
}

/**
 * The challenge from its letter and what it rests on, the team, the members, the peers who are put to the councils, and the scope, which
 * each council agrees for itself.
 */
export async function makeScoping(
  world: DemonstrationWorld,
  files: { letter: GivenFile; mou: GivenFile | null },
  times: ScopingTimes,
  { decisions, proposals, records }: StoryOfScoping,
): Promise<void> {
  await importFromLetter(world, files, times.letter);
  await fillTeam(world, proposals, times.team);
  await addMembers(world, times.members);
  // Before anything is decided: a decision names a body of the record.
  await makeCouncilRecords(world, records, times.members);
  await proposePeers(world, proposals);
  await traceByHand(world, times.traced);
  await addUsualMilestones(world.manager, times.traced);
  await sendScope(world.manager, times.sent);
  await decideScope(world, decisions);
  // Its days lie in the past, now or some day: without a hold the records it is there to show would be destroyed by rule.
  const reason = "The demonstration shows these records.";
  await placeHold(world.manager, { category: null, reason }, times.sent);
}

async function importFromLetter(
  world: DemonstrationWorld,
  files: { letter: GivenFile; mou: GivenFile | null },
  now: Date,
): Promise<void> {
  const { story } = world;
  const manager = story.accounts.find((account) => account.role === "challenge-manager");
  const accountId = known(world.accountIds, manager?.key ?? "");
  const { challengeId } = await importScope(
    files,
    story.councils.map((council) => council.name),
    { actor: { accountId, name: manager?.name ?? "" }, becomesManager: true, requestId: null },
    now,
  );
  world.challengeId = challengeId;
  world.visit = await readFirstPhase(challengeId);
  // The manager's place in the team is made below; nothing before that asks for it.
  for (const member of story.team) world.peerIds.set(member.key, "");
  for (const council of story.councils) world.councilIds.set(council.key, "");
  for (const council of await listCouncils(world.manager)) {
    const key = story.councils.find((each) => each.name === council.name)?.key;
    if (key !== undefined) world.councilIds.set(key, council.id);
  }
  await giveTitle(world, now);
  const remember = (prompts: readonly Prompt[]) => {
    for (const prompt of prompts) {
      world.promptIds.set(prompt.ref, prompt.id);
      remember(prompt.children);
    }
  };
  for (const theme of await readThemes(world.manager)) {
    world.themeIds.set(theme.number, theme.id);
    remember(theme.prompts);
  }
}

/** The letter's own title is long; the manager gives the challenge the name that people use. */
async function giveTitle(world: DemonstrationWorld, now: Date): Promise<void> {
  const { title } = world.story;
  const { version, councils, reportFormat } = await readChallenge(world.manager);
  await editDetails(
    world.manager,
    {
      version,
      title,
      councils,
      reportFormat: reportFormat as ReportFormat,
    },
    now,
  );
  world.challengeTitle = title;
}

/** Fills the places the letter asks for, by role, and takes away those that nobody fills. */
async function fillTeam(world: DemonstrationWorld, { why }: StoryProposals, now: Date): Promise<void> {
  const permit = world.manager;
  const open = await listPeers(permit);
  for (const member of world.story.team) {
    const index = open.findIndex((place) => place.role === member.role);
    const place = index === -1 ? undefined : open.splice(index, 1)[0];
    const id = await savePeer(
      permit,
      place?.id ?? null,
      {
        name: member.name,
        role: member.role,
        status: why[member.key] === undefined ? "confirmed" : "approached",
        organisation: member.organisation,
        email: member.email,
        telephone: member.telephone,
        diet: member.diet,
        politicalGroup: member.politicalGroup,
        tier: member.tier,
        brief: place?.brief ?? "",
        biography: `${member.post}. ${member.biography}`,
        themeIds: member.leads.map((number) => known(world.themeIds, number)),
        version: place?.version ?? 1,
      },
      now,
    );
    world.peerIds.set(member.key, id);
  }
  for (const place of open) await removePeer(permit, place.id, now);
}

async function addMembers(world: DemonstrationWorld, now: Date): Promise<void> {
  for (const account of world.story.accounts) {
    if (account.role === "administrator" || account.role === "challenge-manager") continue;
    // Whoever serves several councils has a place for each.
    for (const council of [account.council, ...(account.alsoFor ?? [])]) {
      await addMember(
        world.manager,
        {
          email: account.email,
          role: account.role,
          councilId: council === null ? undefined : known(world.councilIds, council),
          peerId: account.peer === null ? undefined : known(world.peerIds, account.peer),
          readerKind: account.readerKind,
        },
        now,
      );
    }
  }
}

/** The second clause of a prompt is one that its words do not lead to: a person adds it. */
async function traceByHand(world: DemonstrationWorld, now: Date): Promise<void> {
  const clauseIds = new Map((await listClauses(world.manager)).map((clause) => [clause.ref, clause.id]));
  const traced = new Set<string>();
  const remember = (prompts: readonly Prompt[]) => {
    for (const prompt of prompts) {
      for (const trace of prompt.traces) traced.add(`${prompt.ref} ${trace.ref}`);
      remember(prompt.children);
    }
  };
  for (const theme of await readThemes(world.manager)) remember(theme.prompts);
  const link = async (prompt: DemoPrompt): Promise<void> => {
    for (const ref of prompt.clauses) {
      if (traced.has(`${prompt.key} ${ref}`)) continue;
      await tracePrompt(
        world.manager,
        {
          promptId: known(world.promptIds, prompt.key),
          clauseId: known(clauseIds, ref),
          reason: "Agreed with both co-ordinators: the prompt tests this undertaking too.",
        },
        now,
      );
    }
    for (const child of prompt.children ?? []) await link(child);
  };
  for (const theme of world.story.themes) for (const prompt of theme.prompts) await link(prompt);
}

/** Moves the challenge one stage on, as its manager. */
export async function moveOn(world: DemonstrationWorld, now: Date): Promise<void> {
  const to = stageAfter(world.stage);
  if (to === null) throw new Error("the demonstration is at its last stage");
  await moveStage(world.manager, { from: world.stage, to }, now);
  world.stage = to;
}

/** Records the key dates as they were planned and kept. */
export async function keepDates(
  world: DemonstrationWorld,
  milestones: readonly DemoMilestone[],
  now: Date,
): Promise<void> {
  const permit = world.manager;
  const byKey = new Map((await listMilestones(permit)).map((milestone) => [milestone.key, milestone]));
  for (const { key, planned, actual, reason } of milestones) {
    const { id, version } = known(byKey, key);
    await editMilestone(permit, id, { dueOn: planned, doneOn: actual, lateReason: reason, version }, now);
  }
}
