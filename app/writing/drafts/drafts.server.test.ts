import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ActionFunctionArgs } from "@remix-run/node";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { guardedIntents, intent } from "#app/access/guard.server.ts";
import { keepForm } from "#app/access/kept-forms.server.ts";
import { endSignInSessionsOf } from "#app/access/sign-in-session.server.ts";
import { to } from "#app/addresses.ts";
import * as keptForms from "#app/areas/people/routes/kept-forms.tsx";
import { tidyAccounts } from "#app/areas/retention/tidy-accounts.server.ts";
import { db } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { projectRoot } from "#app/platform/project-root.server.ts";
import { makeTestAccount, makeTestChallenge, type TestChallenge } from "#tests/support/factories.ts";
import { filesBelow } from "#tests/support/files.ts";
import { listedRoutes } from "#tests/support/route-table.ts";
import { sessionCookie } from "#tests/support/session-cookie.ts";
import { EDITS } from "#tests/two-people/editable-kinds.ts";
import * as accountDrafts from "../routes/account-drafts.ts";
import * as challengeDrafts from "../routes/challenge-drafts.ts";
import {
  DRAFT_DAYS,
  DRAFT_FIELD,
  type DraftPlace,
  ENDED_DAYS,
  type FormDraft,
  MOST_DRAFT_CHARACTERS,
  MOST_DRAFTS,
  OPENINGS_FIELD,
  openingsField,
  openingsIn,
  type SeenDraft,
} from "./draft.ts";
import { forgetDrafts, readDrafts } from "./draft-store.server.ts";
import { DiscardDraftForm } from "./forms.ts";

const ORIGIN = "https://workspace.example";
const DAY_MS = 86_400_000;

let challenge: TestChallenge;
const cookies = new Map<string, string>();

beforeAll(async () => {
  challenge = await makeTestChallenge({ partnership: true });
});

async function argsOf(
  accountId: string,
  challengeId: string | null,
  path: string,
  body?: Record<string, string>,
): Promise<ActionFunctionArgs> {
  const known = cookies.get(accountId) ?? (await sessionCookie(accountId));
  cookies.set(accountId, known);
  return {
    request: new Request(ORIGIN + path, {
      method: body === undefined ? "GET" : "POST",
      headers: { Cookie: known, ...(body === undefined ? {} : { Origin: ORIGIN }) },
      ...(body === undefined ? {} : { body: new URLSearchParams(body) }),
    }),
    params: challengeId === null ? {} : { challengeId },
    context: { cspNonce: "", requestId: newId(), clientAddress: "", isDocument: true, accountId: null },
  } as unknown as ActionFunctionArgs;
}

const statusOf = async (answer: Promise<unknown>) => {
  const { status, init } = ((await answer.catch((error: unknown) => error)) ?? {}) as {
    status?: number;
    init?: { status?: number };
  };
  return status ?? init?.status ?? 200;
};

const routeOf = (challengeId: string | null) =>
  challengeId === null
    ? { module: accountDrafts, path: "/account/drafts" }
    : { module: challengeDrafts, path: `/challenges/${challengeId}/drafts` };

async function keep(
  accountId: string,
  challengeId: string | null,
  place: DraftPlace,
  texts: object,
  more: Record<string, string> = {},
): Promise<number> {
  const { module, path } = routeOf(challengeId);
  const body = { intent: "keep", ...place, texts: JSON.stringify(texts), version: "3", ...more };
  return statusOf(module.action(await argsOf(accountId, challengeId, path, body)));
}

async function allOffered(
  accountId: string,
  challengeId: string | null,
  place: DraftPlace,
): Promise<FormDraft[]> {
  const { module, path } = routeOf(challengeId);
  const query = new URLSearchParams({ ...place });
  const answer = await module.loader(await argsOf(accountId, challengeId, `${path}?${query}`));
  return ((await (answer as Response).json()) as { drafts: FormDraft[] }).drafts;
}

const offered = async (...asked: Parameters<typeof allOffered>) => (await allOffered(...asked))[0] ?? null;

/** Every page with a form that changes something, and the long fields beside them that add. */
const PAGES = [...new Set(EDITS.map(({ route }) => route))];

describe("a draft of each page's long fields", () => {
  it.each(PAGES)("%s: is offered again to its writer alone, and gone once it is saved", async (route) => {
    const address = route.replace(/:(\w+)/g, (_, name: string) =>
      name === "challengeId" ? challenge.id : newId(),
    );
    const challengeId = route.startsWith("/challenges/") ? challenge.id : null;
    const { peer, coordinator, challengeManager, otherCoordinator } = challenge.permits;
    const writer = peer.actor.accountId;
    const place = { address, form: "the-form" };
    const texts = { text: "Half a sentence about\nthe leader’s office" };
    expect(await keep(writer, challengeId, place, texts)).toBe(204);
    expect(await offered(writer, challengeId, place)).toMatchObject({ texts, version: "3" });
    // Neither the council nor the rest of the team nor the manager: the writer alone.
    for (const { actor } of [coordinator, otherCoordinator, challengeManager]) {
      expect(await offered(actor.accountId, challengeId, place)).toBeNull();
    }
    await save(writer, address, { [DRAFT_FIELD]: place.form, ...place });
    expect(await offered(writer, challengeId, place)).toBeNull();
  });
});

/** Saves any form of a page, as the guard does for all of them. */
async function save(accountId: string, address: string, body: Record<string, string>, refusal?: AppError) {
  const action = guardedIntents(to.writing.accountDrafts, {
    keep: intent({
      permission: "account.self",
      form: DiscardDraftForm,
      run: () => (refusal ? Promise.reject(refusal) : Promise.resolve(new Response(null, { status: 302 }))),
    }),
  });
  const challengeId = /^\/challenges\/([^/]+)/.exec(address)?.[1] ?? null;
  return statusOf(action(await argsOf(accountId, challengeId, address, { intent: "keep", ...body })));
}

describe("drafts of one form in two tabs", () => {
  const [one, two, three] = ["1a", "2b", "3c"] as const;
  const place = () => ({ address: `/challenges/${challenge.id}/findings/new`, form: "two-tabs" });
  const accountId = () => challenge.permits.peer.actor.accountId;
  const type = (opening: string, body: string, more: Record<string, string> = {}) =>
    keep(accountId(), challenge.id, place(), { body }, { opening, ...more });
  const drafts = () => allOffered(accountId(), challenge.id, place());
  const texts = async () => (await drafts()).map((draft) => draft.texts.body);
  const seen = async (opening: string): Promise<SeenDraft> => {
    const { savedAt } = (await drafts()).find((draft) => draft.opening === opening) as FormDraft;
    return { opening, savedAt };
  };
  const over = ({ opening, savedAt }: SeenDraft) => ({
    takesOver: opening,
    takesOverSavedAt: savedAt as string,
  });
  const saveWith = (...held: SeenDraft[]) =>
    save(accountId(), place().address, {
      [DRAFT_FIELD]: place().form,
      [OPENINGS_FIELD]: openingsField(held),
      ...place(),
    });

  beforeEach(() => db.draft.deleteMany({ where: { form: place().form } }));

  it("stand beside each other, the newest first: neither takes the place of the other", async () => {
    await type(one, "In the first tab");
    await type(two, "In the second tab");
    expect(await texts()).toEqual(["In the second tab", "In the first tab"]);
    await type(one, "In the first tab, later");
    expect(await texts()).toEqual(["In the first tab, later", "In the second tab"]);
  });

  it("are one once what was put back is typed on in", async () => {
    await type(one, "Before the reload");
    await type(two, "Before the reload, and after", over(await seen(one)));
    expect(await texts()).toEqual(["Before the reload, and after"]);
  });

  it("stay two when the tab it was put back from has written on since", async () => {
    await type(one, "First");
    const was = await seen(one);
    await type(one, "First, and more of it");
    await type(two, "First, continued elsewhere", over(was));
    expect(await texts()).toEqual(["First, continued elsewhere", "First, and more of it"]);
  });

  it("go with the form that was saved as far as it held their words, and no further", async () => {
    await type(one, "Put back, and not typed on in");
    await type(two, "Typed in another tab");
    await type(three, "Changed since it was put back");
    const [first, third] = [await seen(one), await seen(three)];
    await type(three, "Changed since it was put back: so");
    await saveWith({ opening: "ff", savedAt: null }, first, third);
    expect(await texts()).toEqual(["Changed since it was put back: so", "Typed in another tab"]);
  });

  it("go with the form that was saved although a page that was left sent the same words once more", async () => {
    await type(one, "Typed, and the page left");
    const was = await seen(one);
    await type(one, "Typed, and the page left");
    await saveWith({ opening: "ff", savedAt: null }, was);
    expect(await texts()).toEqual([]);
  });

  it("do not come back when what was sent before the form was saved arrives after it; what was typed since stays", async () => {
    await type(one, "Typed, and sent", { sequence: "1" });
    await saveWith({ opening: one, savedAt: null, sequence: 2 });
    // On its way when the form was sent.
    expect(await type(one, "Typed, and sent a little later", { sequence: "2" })).toBe(204);
    expect(await texts()).toEqual([]);
    await type(one, "Typed after it was saved", { sequence: "3" });
    expect(await texts()).toEqual(["Typed after it was saved"]);
    // Saved once more, with an earlier saving that arrives last.
    await saveWith({ opening: one, savedAt: null, sequence: 4 });
    await saveWith({ opening: one, savedAt: null, sequence: 2 });
    await type(one, "Late again", { sequence: "4" });
    expect(await texts()).toEqual([]);
    expect(await db.endedDraft.count({ where: { accountId: accountId(), opening: one } })).toBe(1);
  });

  it("do not come back when they were saved before any of them was there, nor another account's with them", async () => {
    await saveWith({ opening: two, savedAt: null, sequence: 1 });
    await type(two, "Late", { sequence: "1" });
    expect(await texts()).toEqual([]);
    const { accountId: another } = challenge.permits.challengeManager.actor;
    await keep(another, challenge.id, place(), { body: "Theirs" }, { opening: two, sequence: "1" });
    expect(await offered(another, challenge.id, place())).toMatchObject({ texts: { body: "Theirs" } });
  });

  it("stay as they were typed last when an earlier sending arrives later, and gone when they were discarded", async () => {
    await type(three, "First and second", { sequence: "8" });
    await type(three, "First", { sequence: "7" });
    expect(await texts()).toEqual(["First and second"]);
    const body = { intent: "discard", ...place(), opening: three, sequence: "9" };
    const path = `/challenges/${challenge.id}/drafts`;
    await challengeDrafts.action(await argsOf(accountId(), challenge.id, path, body));
    await type(three, "First and second", { sequence: "8" });
    expect(await texts()).toEqual([]);
  });

  it("are remembered as ended for some days, so many of an account, and no longer", async () => {
    const { id } = await makeTestAccount("Ede Ended");
    const form = { address: "/account/told", form: "form" };
    const now = new Date();
    for (let index = 0; index <= MOST_DRAFTS; index += 1) {
      const ended = { opening: index.toString(16), savedAt: null, sequence: 1 };
      await forgetDrafts(id, form, [ended], new Date(now.getTime() + index));
    }
    const count = () => db.endedDraft.count({ where: { accountId: id } });
    expect(await count()).toBe(MOST_DRAFTS);
    await tidyAccounts(new Date(now.getTime() + (ENDED_DAYS + 1) * DAY_MS), false);
    expect(await count()).toBe(0);
  });

  it("are discarded one at a time, each only as it was seen", async () => {
    await type(one, "First");
    await type(two, "Second");
    const discard = async ({ opening, savedAt }: SeenDraft) => {
      const body = { intent: "discard", ...place(), opening, ...(savedAt === null ? {} : { savedAt }) };
      const path = `/challenges/${challenge.id}/drafts`;
      return statusOf(challengeDrafts.action(await argsOf(accountId(), challenge.id, path, body)));
    };
    const was = await seen(one);
    await type(one, "First, and on");
    expect(await discard(was)).toBe(204);
    expect(await texts()).toEqual(["First, and on", "Second"]);
    expect(await discard(await seen(two))).toBe(204);
    expect(await discard({ opening: one, savedAt: null })).toBe(204);
    expect(await texts()).toEqual([]);
  });

  it("go with the form that was sent when a sign-in had ended, once that is discarded; what was typed after it stays", async () => {
    const { address, form } = place();
    const sent = { accountId: accountId(), place: `${address}?theme=1`, form };
    await type(one, "Sent");
    const entries: [string, string][] = [
      ["body", "Sent, and more"],
      [OPENINGS_FIELD, openingsField([{ opening: one, savedAt: null }])],
    ];
    await keepForm(sent, { intent: "save", entries, hadFile: false }, new Date());
    await type(two, "Typed on after that");
    const body = { intent: "discard", place: sent.place, form };
    expect(
      await statusOf(keptForms.action(await argsOf(sent.accountId, null, "/account/kept-forms", body))),
    ).toBe(302);
    expect(await db.keptForm.count({ where: { accountId: sent.accountId } })).toBe(0);
    expect(await texts()).toEqual(["Typed on after that"]);
  });

  it("of a page opened before drafts had openings go as they came", async () => {
    await keep(accountId(), challenge.id, place(), { body: "From before" });
    await type(one, "Since");
    await save(accountId(), place().address, { [DRAFT_FIELD]: place().form, ...place() });
    expect(await texts()).toEqual(["Since"]);
  });

  it("are named in a form by their openings, and nothing else is read there", () => {
    const held = [
      { opening: one, savedAt: null },
      { opening: "", savedAt: "2026-11-27T09:00:00.000Z" },
      { opening: two, savedAt: null, sequence: 12 },
    ];
    expect(openingsIn(openingsField(held))).toEqual(held);
    expect(openingsIn("1a@never 'x @ zz@2026-11-27T09:00:00.000Z")).toEqual([]);
  });
});

describe("a draft", () => {
  const placeOf = (page: string) => ({ address: `/challenges/${challenge.id}/${page}`, form: "section" });

  it("stays when the form is refused, and takes the newest words", async () => {
    const { accountId } = challenge.permits.peer.actor;
    const place = placeOf("report/sections/introduction");
    await keep(accountId, challenge.id, place, { body: "First" });
    await keep(accountId, challenge.id, place, { body: "First and second" });
    const refusal = new AppError("conflict", "Not now.");
    expect(await save(accountId, place.address, { [DRAFT_FIELD]: place.form, ...place }, refusal)).toBe(409);
    expect(await offered(accountId, challenge.id, place)).toMatchObject({
      texts: { body: "First and second" },
    });
    expect(await db.draft.count({ where: { accountId, address: place.address } })).toBe(1);
  });

  it("is discarded by its writer, and by nobody else", async () => {
    const { peer, challengeManager } = challenge.permits;
    const place = placeOf("findings/new");
    await keep(peer.actor.accountId, challenge.id, place, { body: "Kept" });
    const path = `/challenges/${challenge.id}/drafts`;
    const discard = async (accountId: string) =>
      statusOf(
        challengeDrafts.action(await argsOf(accountId, challenge.id, path, { intent: "discard", ...place })),
      );
    expect(await discard(challengeManager.actor.accountId)).toBe(204);
    expect(await offered(peer.actor.accountId, challenge.id, place)).not.toBeNull();
    expect(await discard(peer.actor.accountId)).toBe(204);
    expect(await offered(peer.actor.accountId, challenge.id, place)).toBeNull();
  });

  it("is refused for another challenge's page, for a stranger, and when it is too long or none", async () => {
    const { accountId } = challenge.permits.peer.actor;
    const elsewhere = await makeTestChallenge();
    const foreign = { address: `/challenges/${elsewhere.id}/findings/new`, form: "finding" };
    expect(await keep(accountId, challenge.id, foreign, { body: "x" })).toBe(400);
    expect(await keep(accountId, elsewhere.id, foreign, { body: "x" })).toBe(404);
    expect(await keep(accountId, null, foreign, { body: "x" })).toBe(400);
    const stranger = (await makeTestAccount("Sid Stranger")).id;
    expect(await keep(stranger, challenge.id, placeOf("findings/new"), { body: "x" })).toBe(404);
    const long = { body: "x".repeat(MOST_DRAFT_CHARACTERS) };
    expect(await keep(accountId, challenge.id, placeOf("long"), long)).toBe(400);
    expect(await keep(accountId, challenge.id, placeOf("list"), { body: ["x"] })).toBe(400);
    expect(
      await db.draft.count({ where: { address: { in: [foreign.address, placeOf("long").address] } } }),
    ).toBe(0);
  });

  it("is not kept, nor its form, once the sign-in has ended", async () => {
    const { id: accountId } = await makeTestAccount("Una Underway");
    const place = { address: "/account/password", form: "form" };
    expect(await keep(accountId, null, place, { text: "Signed in" })).toBe(204);
    await endSignInSessionsOf(db, accountId);
    expect(await keep(accountId, null, place, { text: "Signed out" })).toBe(302);
    expect(await readDrafts(accountId, null, place, new Date())).toMatchObject([
      { texts: { text: "Signed in" } },
    ]);
    expect(await db.keptForm.count({ where: { accountId } })).toBe(0);
  });

  it("is kept for so many days and no longer, and goes with the account", async () => {
    const { accountId } = challenge.permits.supportOfficer.actor;
    const place = placeOf("retention");
    await keep(accountId, challenge.id, place, { reason: "A request" });
    const now = Date.now();
    const [before, after] = [-1, 1].map((days) => new Date(now + (DRAFT_DAYS + days) * DAY_MS)) as [
      Date,
      Date,
    ];
    expect(await readDrafts(accountId, challenge.id, place, before)).toHaveLength(1);
    expect(await readDrafts(accountId, challenge.id, place, after)).toEqual([]);
    await tidyAccounts(before, false);
    expect(await db.draft.count({ where: { accountId } })).toBe(1);
    await tidyAccounts(after, false);
    expect(await db.draft.count({ where: { accountId } })).toBe(0);
  });

  it("is one of so many of an account: the oldest goes", async () => {
    const { id: accountId } = await makeTestAccount("Wanda Writer");
    const day = (index: number) => new Date(Date.now() - index * DAY_MS);
    await db.draft.createMany({
      data: Array.from({ length: MOST_DRAFTS }, (_, index) => ({
        id: newId(),
        accountId,
        address: `/account/${index}`,
        form: "form",
        texts: "{}",
        savedAt: day(index),
        keptUntil: new Date(Date.now() + DAY_MS),
      })),
    });
    expect(await keep(accountId, null, { address: "/account/new", form: "form" }, { text: "New" })).toBe(204);
    expect(await db.draft.count({ where: { accountId } })).toBe(MOST_DRAFTS);
    expect(await db.draft.count({ where: { accountId, address: `/account/${MOST_DRAFTS - 1}` } })).toBe(0);
  });
});

it("is kept of every long field but a peer's notes and answers without an account", async () => {
  const files = filesBelow(projectRoot, "app", (path) => /generated|\.test\.tsx$|^app\/govuk\//.test(path))
    .filter((path) => path.endsWith(".tsx"))
    .map((path) => ({ path, text: readFileSync(join(projectRoot, path), "utf8") }));
  const pages = files.filter(({ text }) => /<(LongText|Textarea|CharacterCount|textarea)\b/.test(text));
  expect(pages.length).toBeGreaterThan(30);
  // A form of any other kind would lose what is typed. Fields that several pages draw stand in the form of each page that does.
  const fieldsAlone = pages.filter(({ text }) => !text.includes("<PageForm"));
  const withoutForm = fieldsAlone.filter(({ path }) => {
    const name = path.split("/").at(-1);
    const drawnBy = files.filter(({ text }) => text.includes(`/${name}"`));
    return drawnBy.length === 0 || drawnBy.some(({ text }) => !text.includes("<PageForm"));
  });
  // The one page without any shows words to be copied.
  expect(withoutForm.map(({ path }) => path)).toEqual(["app/access/unsaved/unsaved-words.tsx"]);
  expect(pages.filter(({ text }) => text.includes("withoutDraft")).map(({ path }) => path)).toEqual([
    "app/areas/decisions/routes/decide.tsx",
    "app/areas/evidence/components/note-form.tsx",
    "app/areas/timetable/availability/routes/availability.tsx",
  ]);
  const routes = (await listedRoutes()).map(({ url }) => url);
  expect(PAGES.filter((page) => !routes.includes(page))).toEqual([]);
});
