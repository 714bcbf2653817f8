import { copyFileSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PrismaLibSql } from "@prisma/adapter-libsql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { endSignInSessionsOf } from "#app/access/sign-in-session.server.ts";
import { keyFileOf } from "#app/platform/data-folder/secret-key.server.ts";
import { FORM_ID_FIELD, SETTLED_FIELD } from "#app/platform/form-answer.ts";
import { PrismaClient } from "#app/platform/generated/prisma/client.ts";
import { newId } from "#app/platform/ids.ts";
import { projectRoot } from "#app/platform/project-root.server.ts";
import { DRAFT_FIELD, OPENINGS_FIELD, openingsField } from "#app/writing/drafts/draft.ts";
import { NOT_SETTLED } from "#app/writing/merge/changed-meanwhile.ts";
import { firstVisitId } from "#tests/support/days-on-site.ts";
import { formWithButton, type PageForm, plainText } from "#tests/support/page-form.ts";
import { type DemonstrationServer, startDemonstrationServer } from "#tests/support/running-server.ts";
import { sessionCookie } from "#tests/support/session-cookie.ts";
import { ADDITIONS, type Addition, LONG_FIELDS, OTHER_LONG_FIELDS } from "./added-kinds.ts";
import { CHALLENGE, EDITS, type Edit, NOT_EDITED } from "./editable-kinds.ts";

let server: DemonstrationServer;
let db: PrismaClient;
let challengeId: string;
const cookies = new Map<string, string>();
const names = new Map<string, string>();
/** Of sign-ins that have ended, of the same people. */
const ended = new Map<string, string>();

beforeAll(async () => {
  server = await startDemonstrationServer(1);
  // Cookies are made here: the server is to know whose they were.
  copyFileSync(keyFileOf(server.dataDir), keyFileOf(process.env.DATA_DIR ?? ""));
  db = new PrismaClient({
    adapter: new PrismaLibSql({ url: `file:${join(server.dataDir, "workspace.db")}`, timeout: 5_000 }),
  });
  challengeId = server.demonstration.challenge.id;
  const members = await db.membership.findMany({
    where: { challengeId },
    orderBy: { id: "asc" },
    select: { role: true, accountId: true, council: { select: { isCommissioning: true } } },
  });
  const signIn = async (visitor: string, accountId: string) => {
    if (cookies.has(visitor)) return;
    const { name } = await db.account.findUniqueOrThrow({
      where: { id: accountId },
      select: { name: true },
    });
    names.set(visitor, name);
    const cookieNow = () => sessionCookie(accountId, new Date(), db);
    ended.set(visitor, await cookieNow());
    await endSignInSessionsOf(db, accountId);
    cookies.set(visitor, await cookieNow());
  };
  for (const { role, accountId, council } of members) {
    if (council?.isCommissioning !== false) await signIn(role, accountId);
  }
  const administrator = await db.account.findFirstOrThrow({
    where: { isAdministrator: true },
    select: { id: true },
  });
  await signIn("administrator", administrator.id);
}, 180_000);

afterAll(async () => {
  await db?.$disconnect();
  await server?.stop();
});

/** What both kinds of forms say. */
type Walked = Pick<Addition, "route" | "intent" | "as" | "stage" | "ids" | "arrange" | "query">;

async function ask(edit: Walked, path: string, form?: [string, string][], signIns = cookies) {
  const answer = await fetch(server.url + path, {
    method: form === undefined ? "GET" : "POST",
    headers: { Cookie: signIns.get(edit.as) ?? "", Origin: server.url, "Sec-Fetch-Site": "same-origin" },
    ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
    redirect: "manual",
  });
  return { status: answer.status, page: await answer.text() };
}

const typed = (form: PageForm, { intent, field, also = {} }: Edit, value: string): [string, string][] => [
  ...form.fields.filter(([name]) => name !== field && !(name in also)),
  ...Object.entries(also),
  [field, value],
  ["intent", intent],
];

const valueIn = (form: PageForm, field: string) => form.fields.find(([name]) => name === field)?.[1];

/** Opens the page of a form, at its stage of the challenge. */
async function openForm(edit: Walked) {
  const { stage = "reviewing" } = edit;
  await edit.arrange?.(db, challengeId);
  await db.challenge.update({ where: { id: challengeId }, data: { stage }, select: { id: true } });
  const path = await pathOf(edit);
  const opened = await ask(edit, path);
  expect(opened.status, path).toBe(200);
  return { path, form: formWithButton(opened.page, edit.intent) };
}

/** Who saved, and when, as the page says it of every kind: both people are one account here. */
function whoSaved({ as }: Edit) {
  const name = names.get(as) ?? "";
  return {
    name,
    said: new RegExp(`${name} saved this since you opened it \\(\\d+ \\w+ \\d{4}, \\d+:\\d\\d[ap]m\\), so`),
  };
}

/** Elsewhere, without a word of a problem. */
const LED_ON = { status: 302, said: null };

async function expectSaved(edit: Walked, path: string, form: [string, string][]): Promise<void> {
  const answer = await ask(edit, path, form);
  expect({ status: answer.status, said: problemIn(answer.page) }).toEqual(LED_ON);
}

/** The fields of a form in which a person ticks that what it holds is to be saved. */
function settledFields(form: PageForm, { intent }: Edit): [string, string][] {
  const [tick = ""] = [...form.html.matchAll(/<input\b[^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => tag.includes(`name="${SETTLED_FIELD}"`));
  const version = /\svalue="([^"]*)"/.exec(tick)?.[1];
  if (version === undefined) throw new Error("The form asks for no choice.");
  return [...form.fields, [SETTLED_FIELD, plainText(version)], ["intent", intent]];
}

const NAMED = EDITS.map((edit) => [`${edit.route}, ${edit.intent}`, edit] as const);

describe("two people with one form open", () => {
  it.each(NAMED)("%s: the second is told, and neither is lost", async (_, edit) => {
    const { first = "Words of the first.", second = "Words of the second." } = edit;
    const { path, form } = await openForm(edit);
    await expectSaved(edit, path, typed(form, edit, first));

    const other = await ask(edit, path, typed(form, edit, second));
    expect(other.status, problemIn(other.page) ?? "it was saved over the first").toBe(409);
    const { name, said } = whoSaved(edit);
    expect(problemIn(other.page), "who saved, and when").toMatch(said);
    expect(plainText(other.page)).toContain(`Saved by ${name}`);
    const refused = formWithButton(other.page, edit.intent);
    expect(valueIn(refused, edit.field), "what the second typed").toBe(second);
    const beside = plainText(
      refused.html.replace(/<span class="govuk-visually-hidden">.*?<\/span>|<[^>]*>/g, ""),
    );
    expect(beside, "what the first saved").toContain(edit.firstShown ?? first);

    // Sent again without a choice nothing is saved, and both stand there still.
    const unsettled = await ask(edit, path, [...refused.fields, ["intent", edit.intent]]);
    expect(unsettled.status, problemIn(unsettled.page) ?? "it was saved over the first").toBe(409);
    expect(plainText(unsettled.page)).toContain(NOT_SETTLED);
    expect(unsettled.page).toContain("Saved by ");
    const still = formWithButton(unsettled.page, edit.intent);
    expect(valueIn(still, edit.field), "what the second typed").toBe(second);

    // Settled and sent again, it is saved: the choice names what the first saved.
    await expectSaved(edit, path, settledFields(still, edit));
    if (edit.isGone) return;
    const after = await ask(edit, path);
    const saved = formWithButton(after.page, edit.intent);
    if (valueIn(form, edit.field) !== undefined) expect(valueIn(saved, edit.field)).toBe(second);
  });
});

it("a draft that was on its way when its form was saved does not come back, over HTTP", async () => {
  const edit = EDITS.find(({ route }) => route.endsWith("/recommendations/:recommendationId/change"));
  if (edit === undefined) throw new Error("Recommendations are not walked.");
  const { path, form } = await openForm(edit);
  const drafts = `/challenges/${challengeId}/drafts`;
  const place = { address: path, form: form.fields.find(([name]) => name === FORM_ID_FIELD)?.[1] ?? "" };
  const type = (body: string, sequence: number) =>
    ask(edit, drafts, [
      ["intent", "keep"],
      ...Object.entries({ ...place, opening: "0a", sequence: String(sequence) }),
      ["texts", JSON.stringify({ text: body })],
    ]);
  const kept = async () => {
    const { page } = await ask(edit, `${drafts}?${new URLSearchParams(place)}`);
    return (JSON.parse(page) as { drafts: { texts: { text: string } }[] }).drafts.map(
      ({ texts }) => texts.text,
    );
  };
  await type("Typed and kept.", 1);
  expect(await kept()).toEqual(["Typed and kept."]);
  const held = openingsField([{ opening: "0a", savedAt: null, sequence: 2 }]);
  const saved = typed(form, edit, "Saved with a draft on its way.");
  await expectSaved(edit, path, [...saved, [DRAFT_FIELD, place.form], [OPENINGS_FIELD, held]]);
  expect((await type("On its way.", 2)).status).toBe(204);
  expect(await kept()).toEqual([]);
  await type("Typed after it.", 3);
  expect(await kept()).toEqual(["Typed after it."]);
});

it("a form that is first refused for what was typed still stands on what it was opened on", async () => {
  const edit = EDITS.find(({ route, intent }) => route.endsWith("/timetable/rules") && intent === "save");
  if (edit === undefined) throw new Error("The house rules are not walked.");
  const { path, form } = await openForm(edit);
  await expectSaved(edit, path, typed(form, edit, "17"));
  const refused = await ask(edit, path, typed(form, edit, "many"));
  expect(refused.status).toBe(400);
  const mended = await ask(edit, path, typed(formWithButton(refused.page, edit.intent), edit, "19"));
  expect(mended.status, problemIn(mended.page) ?? "it was saved over the first").toBe(409);
  const shown = formWithButton(mended.page, edit.intent);
  await expectSaved(edit, path, [...settledFields(shown, edit)]);
});

it("a form that is settled, and refused for what was typed then, is not asked again; one that somebody else saved again is", async () => {
  const edit = EDITS.find(({ route, intent }) => route.endsWith("/timetable/rules") && intent === "save");
  if (edit === undefined) throw new Error("The house rules are not walked.");
  const { path, form } = await openForm(edit);
  await expectSaved(edit, path, typed(form, edit, "21"));
  const asked = await ask(edit, path, typed(form, edit, "22"));
  const settled = settledFields(formWithButton(asked.page, edit.intent), edit);
  const wrong = await ask(
    edit,
    path,
    settled.map(([name, value]) => [name, name === edit.field ? "many" : value]),
  );
  expect(wrong.status).toBe(400);
  await expectSaved(edit, path, typed(formWithButton(wrong.page, edit.intent), edit, "23"));
  // What was settled was an older one than what is stored by now.
  expect((await ask(edit, path, settled)).status).toBe(409);
});

/** The long fields of a form, by name. */
const longFieldsOf = ({ html }: PageForm) =>
  [...html.matchAll(/<textarea\b[^>]*\sname="([^"]*)"/g)].map(([, name = ""]) => name);

/** Sends a form when the sign-in has ended, signs in again, and gives the form as it is then. */
async function sentTooLate(edit: Walked, path: string, form: [string, string][], fields: readonly string[]) {
  const late = await ask(edit, path, form, ended);
  expect({ status: late.status, said: problemIn(late.page) }).toEqual(LED_ON);
  const again = await ask(edit, path);
  const kept = formWithButton(again.page, edit.intent);
  const typedInto = new Map(form);
  for (const field of fields) {
    expect(valueIn(kept, field), `what was typed into ${field}, after signing in again`).toBe(
      typedInto.get(field),
    );
  }
  expect(plainText(again.page)).toContain("What you typed before your sign-in ended is back in this form.");
  return kept;
}

describe("a form sent after the sign-in has ended", () => {
  it.each(NAMED)("%s: is there after signing in again, and saved as it stands", async (_, edit) => {
    const { first: words = "Words sent too late." } = edit;
    const { path, form } = await openForm(edit);
    const long = longFieldsOf(form).filter((name) => name !== edit.field);
    const sent = [
      ...typed(form, edit, words).filter(([name]) => !long.includes(name)),
      ...long.map((name): [string, string] => [name, `Words sent too late, too, as ${name}.`]),
    ];
    const kept = await sentTooLate(edit, path, sent, [edit.field, ...long]);
    // All else of the form is as it was typed too: it is sent as it stands there.
    await expectSaved(edit, path, [...kept.fields, ["intent", edit.intent]]);
  });

  const ADDED = ADDITIONS.map((addition) => [`${addition.route}, ${addition.intent}`, addition] as const);
  it.each(ADDED)("%s: is there after signing in again, and added once", async (_, addition) => {
    const { intent, also = {}, fill, count } = addition;
    const { path, form } = await openForm(addition);
    const words = addition.words ?? `Words of ${path}, sent too late.`;
    const filled: Record<string, string> = { ...also, ...(await fill?.(db, challengeId)) };
    const long = longFieldsOf(form).filter((name) => !(name in filled));
    expect(long).not.toEqual([]);
    const sent: [string, string][] = [
      ...form.fields.filter(([name]) => !long.includes(name) && !(name in filled)),
      ...Object.entries(filled),
      ...long.map((name): [string, string] => [name, words]),
      ["intent", intent],
    ];
    const kept = await sentTooLate(addition, path, sent, [...long, ...Object.keys(filled)]);
    expect(await count?.(db, words)).toBe(count && 0);
    await expectSaved(addition, path, [...kept.fields, ["intent", intent]]);
    expect(await count?.(db, words)).toBe(count && 1);
  });

  it("is walked with every long field there is", () => {
    const areas = join(projectRoot, "app", "areas");
    const drawing = readdirSync(areas, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".tsx") && !file.endsWith(".test.tsx"))
      .filter((file) =>
        /<(LongText|Textarea|CharacterCount)\b/.test(readFileSync(join(areas, file), "utf8")),
      );
    expect(drawing.sort()).toEqual([...Object.keys(LONG_FIELDS), ...Object.keys(OTHER_LONG_FIELDS)].sort());
    const walked = new Set([...EDITS, ...ADDITIONS].map(({ route, intent }) => `${route} ${intent}`));
    const named = Object.values(LONG_FIELDS).flat();
    expect(named.filter((form) => !walked.has(form) && !walked.has(CHALLENGE + form))).toEqual([]);
  });
});

/** The first sentence of a page's error summary, or what the whole page says when there is none. */
function problemIn(page: string): string | null {
  if (page === "") return null;
  const summary =
    /govuk-error-summary__list[\s\S]*?<\/ul>/.exec(page)?.[0] ?? /<main[\s\S]*?<\/main>/.exec(page)?.[0];
  return plainText((summary ?? page).replace(/<[^>]*>/g, " "))
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, 400);
}

async function pathOf({ route, ids, query = "" }: Walked): Promise<string> {
  const visitId = await firstVisitId(db, challengeId);
  const known = { challengeId, visitId, ...(await ids?.(db, challengeId)) } as Record<
    string,
    string | undefined
  >;
  return route.replace(/:(\w+)/g, (_, name: string) => known[name] ?? newId()) + query;
}

it("walks every form that changes what is there: a new button is walked, or said not to be one", () => {
  const buttons = readFileSync(join(projectRoot, "tests", "access-matrix", "buttons.txt"), "utf8")
    .split("\n")
    .flatMap((line) => {
      const [address = "", button = ""] = line.split("|").map((cell) => cell.trim());
      return address.startsWith("/") ? [`${address} ${button}`] : [];
    });
  const walked = EDITS.map(({ route, intent }) => `${route} ${intent}`);
  const said = Object.values(NOT_EDITED).flat();
  expect(new Set(walked).size).toBe(walked.length);
  expect([...new Set([...walked, ...said])].sort()).toEqual([...new Set(buttons)].sort());
  expect(walked.filter((button) => said.includes(button))).toEqual([]);
});
