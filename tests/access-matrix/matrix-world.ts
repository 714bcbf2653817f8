import { join } from "node:path";
import { PrismaLibSql } from "@prisma/adapter-libsql";
import {
  type AccountPermission,
  accountCan,
  COUNCIL_ROLES,
  can,
  type Permission,
  ROLES,
  type Role,
  type Stage,
} from "#app/access/permissions.ts";
import { createSignInSession } from "#app/access/sign-in-session.server.ts";
import { PrismaClient } from "#app/platform/generated/prisma/client.ts";
import { newId } from "#app/platform/ids.ts";
import { startDemonstrationServer } from "#tests/support/running-server.ts";

/** The demonstration, served for real, and somebody of every kind to ask it. */
export interface MatrixWorld {
  /** The status of a GET by a visitor; redirects are not followed. */
  ask(visitor: string, path: string): Promise<number>;
  /** The status of an empty form with one button, sent by a visitor from our own pages. */
  send(visitor: string, path: string, intent: string): Promise<number>;
  moveTo(stage: Stage): Promise<void>;
  /** An address of the route table with ids that exist, as far as the demonstration has one. */
  addressOf(url: string): string;
  /** What people wrote, who they are and what opens their sessions: nothing of it belongs in a log. */
  confidential(): Promise<string[]>;
  /** All that the server has written to its log so far. */
  log(): string;
  /** Whether the table of permissions lets a role do it at the present stage. */
  roleMay(role: Role, permission: string): boolean;
  /** Whether an account may do something that belongs to no challenge. */
  accountMay(visitor: string, permission: string): boolean;
  stop(): Promise<void>;
}

const ABSENT = "0".repeat(26);

/** The kind of issued version that an address means, by a part of the address; else a report. */
const VERSION_KINDS = {
  "/preparation/": "position-statement",
  "/timetable/": "timetable",
  "/action-plan/": "action-plan",
  "/progress-review/": "progress-review",
};

export async function makeMatrixWorld(): Promise<MatrixWorld> {
  // Every request says it comes from an address of its own: the limits on guessing secret links are not what is asked here.
  const server = await startDemonstrationServer(2, { TRUST_PROXY: "1" });
  // A client of its own: the product's would open the database of this test file.
  const db = new PrismaClient({
    adapter: new PrismaLibSql({ url: `file:${join(server.dataDir, "workspace.db")}`, timeout: 5_000 }),
  });

  const challengeId = server.demonstration.challenge.id;
  const cookies = new Map<string, string>();
  const now = new Date();
  const signIn = async (visitor: string, accountId: string) => {
    cookies.set(visitor, (await createSignInSession(db, accountId, now)).split(";")[0] ?? "");
  };

  const memberships = await db.membership.findMany({
    where: { challengeId },
    orderBy: { id: "asc" },
    select: { role: true, accountId: true, council: { select: { isCommissioning: true } } },
  });
  for (const { role, accountId, council } of memberships) {
    if (council?.isCommissioning === false) continue;
    if (!cookies.has(role)) await signIn(role, accountId);
  }
  const administrator = await db.account.findFirstOrThrow({
    where: { isAdministrator: true },
    select: { id: true },
  });
  await signIn("administrator", administrator.id);
  const makeAccount = async (name: string) => {
    const id = newId();
    await db.account.create({
      data: { id, email: `${id}@elsewhere.example`, name, createdAt: now, totpConfirmedAt: now },
      select: { id: true },
    });
    return id;
  };
  await signIn("stranger", await makeAccount("A Stranger"));
  const addMember = async (
    visitor: string,
    place: { challengeId: string; role: Role; councilId: string | null },
  ) => {
    const accountId = await makeAccount(visitor);
    await db.membership.create({
      data: { id: newId(), accountId, ...place, createdAt: now },
      select: { id: true },
    });
    await signIn(visitor, accountId);
  };

  // The other council of the partnership, in each of a council's roles.
  const otherCouncil = await db.council.findFirstOrThrow({
    where: { challengeId, isCommissioning: false },
    select: { id: true },
  });
  for (const role of COUNCIL_ROLES) {
    await addMember(`other-${role}`, { challengeId, role, councilId: otherCouncil.id });
  }

  // Another challenge, with somebody in each role.
  const elsewhere = { id: newId(), councilId: newId() };
  await db.challenge.create({
    data: {
      id: elsewhere.id,
      title: "Another challenge",
      stage: "on-site",
      questionSet: "2024",
      reportFormat: "2025",
      createdAt: now,
      councils: {
        create: {
          id: elsewhere.councilId,
          name: "Elsewhere District Council",
          shortName: "Elsewhere",
          isCommissioning: true,
          position: 1,
        },
      },
    },
    select: { id: true },
  });
  for (const role of ROLES) {
    const councilId = (COUNCIL_ROLES as readonly Role[]).includes(role) ? elsewhere.councilId : null;
    await addMember(`elsewhere-${role}`, { challengeId: elsewhere.id, role, councilId });
  }

  const first = { where: { challengeId }, orderBy: { id: "asc" }, select: { id: true } } as const;
  const idsByParam: Record<string, string | undefined> = {
    challengeId,
    sourceDocumentId: (await db.sourceDocument.findFirst(first))?.id,
    promptId: (await db.prompt.findFirst(first))?.id,
    questionId: (await db.question.findFirst(first))?.id,
    warningId: (await db.scopeWarning.findFirst(first))?.id,
    themeId: (await db.theme.findFirst(first))?.id,
    peerId: (await db.peer.findFirst(first))?.id,
    sectionId: (await db.statementSection.findFirst(first))?.id,
    packItemId: (await db.packItem.findFirst(first))?.id,
    siteId: (await db.site.findFirst(first))?.id,
    roomId: (await db.room.findFirst(first))?.id,
    personId: (await db.person.findFirst(first))?.id,
    sessionId: (await db.session.findFirst(first))?.id,
    noteId: (await db.note.findFirst(first))?.id,
    findingId: (await db.finding.findFirst(first))?.id,
    recommendationId: (await db.recommendation.findFirst(first))?.id,
    observationId: (await db.softerObservation.findFirst(first))?.id,
    councilId: (await db.council.findFirst({ ...first, where: { challengeId, isCommissioning: true } }))?.id,
    actionId: (
      await db.action.findFirst({ ...first, where: { challengeId, council: { isCommissioning: true } } })
    )?.id,
    mailId: (await db.outgoingMail.findFirst(first))?.id,
    accountId: (await db.account.findFirst({ where: { isAdministrator: false }, orderBy: { id: "asc" } }))
      ?.id,
    membershipId: (await db.membership.findFirst({ ...first, where: { challengeId, role: "peer" } }))?.id,
    proposalId: (await db.timetableProposal.findFirst({ ...first, where: { challengeId, kind: "solve" } }))
      ?.id,
    importId: (await db.timetableProposal.findFirst({ ...first, where: { challengeId, kind: "import" } }))
      ?.id,
    commentId: (await db.accuracyComment.findFirst(first))?.id,
    goodPracticeId: (await db.goodPractice.findFirst(first))?.id,
    milestoneId: (await db.milestone.findFirst(first))?.id,
    publicationId: (await db.publication.findFirst(first))?.id,
    // A section of the report has no id of its own: its name in the outline stands in the address.
    sectionKey: "executive-summary",
    routeId: (
      await db.reportingRoute.findFirst({
        ...first,
        where: { challengeId, council: { isCommissioning: true } },
      })
    )?.id,
    slug: (await db.publication.findFirst({ where: { challengeId }, select: { slug: true } }))?.slug,
  };

  // A version is one of several kinds: the address says which.
  const versionIds = new Map<string, string>();
  for (const { kind, id } of await db.issuedVersion.findMany({
    where: { challengeId, OR: [{ councilId: null }, { council: { isCommissioning: true } }] },
    orderBy: { id: "desc" },
    select: { id: true, kind: true },
  })) {
    versionIds.set(kind, id);
  }
  const idOf = (url: string, name: string) => {
    if (name !== "versionId") return idsByParam[name];
    const kind = Object.entries(VERSION_KINDS).find(([part]) => url.includes(part))?.[1] ?? "report";
    return versionIds.get(kind);
  };

  let present: Stage = "reviewing";
  let asked = 0;
  const headersOf = (visitor: string): Record<string, string> => {
    const cookie = cookies.get(visitor);
    if (cookie === undefined && visitor !== "nobody") throw new Error(`the demonstration has no ${visitor}`);
    return cookie === undefined ? {} : { Cookie: cookie };
  };
  return {
    async ask(visitor, path) {
      asked += 1;
      const url = server.urls[asked % server.urls.length];
      const from = `2001:db8::${asked.toString(16)}`;
      const headers = { ...headersOf(visitor), "X-Forwarded-For": from };
      const answer = await fetch(url + path, { headers, redirect: "manual" });
      await answer.arrayBuffer();
      return answer.status;
    },
    async send(visitor, path, intent) {
      const answer = await fetch(server.url + path, {
        method: "POST",
        headers: { ...headersOf(visitor), Origin: server.url, "Sec-Fetch-Site": "same-origin" },
        body: new URLSearchParams({ intent }),
        redirect: "manual",
      });
      await answer.arrayBuffer();
      return answer.status;
    },
    async moveTo(stage) {
      await db.challenge.update({ where: { id: challengeId }, data: { stage }, select: { id: true } });
      present = stage;
    },
    addressOf: (url) => url.replaceAll(/:(\w+)/g, (_, name: string) => idOf(url, name) ?? ABSENT),
    roleMay: (role, permission) => can(role, permission as Permission, { stage: present }),
    accountMay: (visitor, permission) =>
      accountCan(
        {
          isAdministrator: visitor === "administrator",
          managesAChallenge: visitor.endsWith("challenge-manager"),
        },
        permission as AccountPermission,
      ),
    async confidential() {
      const notes = await db.note.findMany({ select: { text: true } });
      const people = await db.person.findMany({ select: { name: true, email: true } });
      const accounts = await db.account.findMany({ select: { name: true, email: true } });
      const tokens = [...cookies.values()].map((cookie) => cookie.split("=")[1] ?? "");
      return [
        ...notes.map(({ text }) => text),
        ...[...people, ...accounts].flatMap(({ name, email }) => [name, email ?? ""]),
        ...tokens,
      ].filter((text) => text !== "");
    },
    log: server.log,
    async stop() {
      await db.$disconnect();
      await server.stop();
    },
  };
}
