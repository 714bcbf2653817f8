import { decode } from "turbo-stream";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type Asked, drawnPages } from "#tests/support/drawn-pages.ts";
import { makeTestAccount } from "#tests/support/factories.ts";
import { formsOf } from "#tests/support/page-form.ts";
import { sessionCookie } from "#tests/support/session-cookie.ts";
import { guarded, guardedIntents, intent } from "./access/guard.server.ts";
import { endSignInSessionsOf } from "./access/sign-in-session.server.ts";
import { to } from "./addresses.ts";
import { Button } from "./govuk/form/button.tsx";
import { ButtonForm } from "./govuk/form/button-form.tsx";
import { fieldProps, PageForm, usePageForm } from "./govuk/form/form.tsx";
import { Textarea } from "./govuk/form/textarea.tsx";
import { db } from "./platform/db.server.ts";
import { AppError } from "./platform/errors.ts";

const Words = z.object({ text: z.string("Write it").min(5, "Write more") });

let failsAs: Error | null = null;
const save = intent({
  permission: "account.self",
  form: Words,
  run: async () => {
    if (failsAs !== null) throw failsAs;
    return new Response(null, { status: 302, headers: { Location: "/two-forms" } });
  },
});

function TwoForms() {
  const one = usePageForm<z.input<typeof Words>>({ id: "one", defaultValue: { text: "stored one" } });
  const other = usePageForm<z.input<typeof Words>>({ id: "other", defaultValue: { text: "stored other" } });
  return (
    <main>
      <h1>Two forms</h1>
      {[one, other].map((state) => (
        <PageForm key={state.form.id} state={state}>
          <Textarea {...fieldProps(state.fields.text)} label="Text" />
          <Button name="intent" value="save">
            Save
          </Button>
        </PageForm>
      ))}
      <ButtonForm name="move">
        <Button name="intent" value="move">
          Move up
        </Button>
      </ButtonForm>
    </main>
  );
}

/** A page whose record is deleted as soon as `isGone`. */
let isGone = false;
const refuseGone = () => {
  if (isGone) throw new AppError("not-found", "There is no page at this address, or it is not yours to see.");
};

const onePage = {
  loader: guarded({ permission: "account.self" }, () => {
    refuseGone();
    return {};
  }),
  action: guardedIntents(to.people.account, {
    save: intent({
      permission: "account.self",
      form: z.object({}),
      run: async () => {
        refuseGone();
        return new Response(null, { status: 302, headers: { Location: "/" } });
      },
    }),
  }),
  default: TwoForms,
};

const page = {
  loader: guarded({ permission: "account.self" }, () => ({})),
  action: guardedIntents(to.people.account, {
    save,
    move: intent({
      permission: "account.self",
      form: z.object({}),
      run: async () => {
        throw new AppError("conflict", "It was approved meanwhile, so it stays where it is.");
      },
    }),
  }),
  default: TwoForms,
};

/** Pages as a browser without scripts gets them: two forms, and a button without anything to type. */
const askPage = drawnPages({ "/two-forms": page, "/one-record": onePage, "/records/:recordId": onePage });

let accountId: string;
let cookie: string;

const signIn = () => sessionCookie(accountId);

beforeAll(async () => {
  accountId = (await makeTestAccount("Ada Reed")).id;
  cookie = await signIn();
});

const ask = (asked: Asked = {}, address = "/two-forms") => askPage(address, { cookie, ...asked });

const send = (fields: Record<string, string>, given?: string) =>
  ask({
    method: "POST",
    body: new URLSearchParams(fields),
    ...(given === undefined ? {} : { cookie: given }),
  });

/** Sends a form whose saving fails. */
async function sendFailing(failure: Error, address?: string) {
  failsAs = failure;
  const body = new URLSearchParams({ formId: "one", intent: "save", text: "Many words" });
  const answer = await ask({ method: "POST", body }, address);
  failsAs = null;
  return answer;
}

/** What the file system throws when its disk is full. */
const noSpace = () =>
  Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC", errno: -28 });
const NOT_SURE = "there is a problem with the service, and this may not have been saved";

/** What stands before the heading of the page, in each of its forms, and what its title says. */
function partsOf(html: string) {
  const body = html.slice(html.indexOf("<body"));
  const forms = [...body.matchAll(/<form\b[^>]* id="\w+"[\s\S]*?<\/form>/g)].map(([form]) => form);
  return {
    title: /<title>([^<]*)/.exec(html)?.[1] ?? "",
    top: body.slice(0, body.indexOf("<h1")),
    one: forms[0] ?? "",
    other: forms[1] ?? "",
    problems: body.split("There is a problem").length - 1,
  };
}

describe("an answer", () => {
  it("stands in the form that was sent, and in no other", async () => {
    const { status, html } = await send({ formId: "other", intent: "save", text: "No" });
    const { top, one, other, problems, title } = partsOf(html);
    expect(status).toBe(400);
    expect(other).toContain("Write more");
    expect(other).toContain(">No</textarea>");
    expect(one).toContain(">stored one</textarea>");
    expect([top, one].join()).not.toContain("Write more");
    expect(problems).toBe(1);
    expect(title).toMatch(/^Error: /);
  });

  it("stands at the top when it belongs to a button without a form, or to a form that is gone", async () => {
    for (const fields of [
      { formId: "move", intent: "move", text: "" },
      { formId: "form-of-yesterday", intent: "save", text: "No" },
    ]) {
      const { top, problems, title } = partsOf((await send(fields)).html);
      expect(top).toContain('id="answer-of-no-form"');
      expect(top).toMatch(/It was approved meanwhile, so it stays where it is|Write more/);
      expect(problems).toBe(1);
      expect(title).toMatch(/^Error: /);
    }
  });

  it("of an action that is refused keeps whoever is signed in on the page", async () => {
    const refusal = new AppError("forbidden", "You cannot do this at this stage.");
    const { status, html } = await sendFailing(refusal);
    const [head] = /<header[\s\S]*?<\/header>/.exec(html) ?? [];
    expect(head).toContain("Sign out");
    expect(head).toContain("Ada Reed");
    expect(status).toBe(403);
  });

  it.each<[string, Error, number, string]>([
    ["a refusal", new AppError("forbidden", "Not at this stage."), 403, "Not at this stage."],
    ["a disk that is full", new AppError("not-writable", "Nothing was saved."), 503, "Nothing was saved."],
    ["a bug", new TypeError("a secret of the code"), 500, NOT_SURE],
    ["a file that cannot be written", noSpace(), 500, NOT_SURE],
  ])("of %s while saving keeps the form and its words, with a sentence and no stack", async (...row) => {
    const [, failure, status, words] = row;
    const answer = await sendFailing(failure);
    const { one } = partsOf(answer.html);
    expect(one, "the form, with what was typed").toContain(">Many words</textarea>");
    expect(one).toContain(words);
    expect(answer.status).toBe(status);
    // To scripts it is an answer for that form: an error would take the place of the page.
    const { html } = await sendFailing(failure, "/two-forms.data");
    const { value } = await decode(new Response(html).body as ReadableStream<Uint8Array<ArrayBuffer>>);
    expect(value).toMatchObject({
      data: { form: "one", intent: "save", lastResult: { initialValue: { text: "Many words" } } },
    });
    expect(JSON.stringify(value)).toContain(words);
    if (status === 500) expect(answer.html + html).not.toContain(failure.message);
  });
});

describe("a form sent after the sign-in ended", () => {
  it("is in the form again, with a word above it, for the same person, until it is saved or discarded", async () => {
    const old = await signIn();
    await endSignInSessionsOf(db, accountId);
    const sent = await send({ formId: "other", intent: "save", text: "Typed before" }, old);
    expect(sent.location).toBe("/sign-in?returnTo=%2Ftwo-forms&kept=all");
    cookie = await signIn();
    const { html } = await ask();
    const { one, other } = partsOf(html);
    expect(other).toContain(">Typed before</textarea>");
    expect(one).toContain(">stored one</textarea>");
    expect(html.split("What you typed before your sign-in ended").length - 1).toBe(1);
    expect((await send({ formId: "other", intent: "save", text: "Typed before" })).status).toBe(302);
    expect((await ask()).html).not.toContain("Typed before");
  });

  it("shows its words on a page apart when nobody is named, and never in an address", async () => {
    const { status, html, location } = await send(
      { formId: "one", intent: "save", text: "Typed <b>" },
      "none=1",
    );
    expect([status, location]).toEqual([401, null]);
    expect(html).toContain("You are signed out, and nothing was saved");
    expect(html).toContain("Typed &lt;b&gt;</textarea>");
    expect(html).not.toContain('name="password"');
    expect(html).toContain('href="/sign-in?returnTo=%2Ftwo-forms"');
  });
});

describe("a page that is not there", () => {
  it.each(["not-an-id", "01JNHSM800K0YQX11Q5056PK2U", "%25"])(
    "is framed by who is signed in, with %s for its record",
    async (recordId) => {
      const { status, html } = await ask({}, `/records/${recordId}`);
      expect(status).toBe(404);
      expect(html).toContain("Page not found");
      expect(html).toContain("Ada Reed");
      expect(html).toContain("Go to your challenges");
      expect(html).not.toContain("Sign in");
    },
  );
});

describe("a form whose record is gone by the time it is sent", () => {
  it("shows what was typed, to be copied, on a page that says that it was not found", async () => {
    isGone = true;
    const body = new URLSearchParams({
      formId: "one",
      intent: "save",
      version: "3",
      sourceKind: "resident-or-community",
      themeId: "01JNHSM800K0YQX11Q5056PK25",
      text: "Typed for half an hour",
    });
    const { status, html } = await ask({ method: "POST", body }, "/one-record");
    isGone = false;
    expect(status).toBe(404);
    expect(html).toContain("Page not found");
    const shown = [...html.matchAll(/<label[^>]*>([^<]*)<\/label><textarea[^>]*>([^<]*)</g)];
    expect(shown.map(([, label, text]) => [label, text])).toEqual([
      ["Kind of source", "Resident or community"],
      ["Text", "Typed for half an hour"],
    ]);
    expect(html).toContain("Sign out");
    expect(html).toMatch(/<title>[^<]*Page not found/);
  });
});

describe("a form opened by one account and sent by another", () => {
  afterEach(() => db.keptForm.deleteMany());

  const other = async () => {
    const { id } = await makeTestAccount("Gareth Loveday");
    return sessionCookie(id);
  };
  const fieldsOf = async () => {
    const form = formsOf((await ask()).html).find(({ html }) => html.includes('name="formId" value="other"'));
    return Object.fromEntries([...(form?.fields ?? []), ["text", "Typed by Ada"], ["intent", "save"]]);
  };

  it("is drawn with whom it was opened by, whatever it is for", async () => {
    const forms = formsOf((await ask()).html).filter(({ fields }) => fields.length > 0);
    expect(forms).toHaveLength(3);
    for (const { fields } of forms) {
      expect(Object.fromEntries(fields).openedAs).toMatch(new RegExp(`^${accountId}\\.[\\w-]{22}$`));
    }
  });

  it("is not saved, says who is signed in now, and waits for whoever opened it", async () => {
    const gareth = await other();
    const { status, html, location } = await send(await fieldsOf(), gareth);
    expect([status, location]).toEqual([409, null]);
    expect(html).toContain("<h1");
    expect(html).toContain("Gareth Loveday is signed in now, and nothing was saved");
    expect(html).toContain("kept for an hour");
    expect(html).toContain('action="/sign-out?returnTo=%2Ftwo-forms"');
    expect(html).not.toContain("Typed by Ada");
    expect((await ask({ cookie: gareth })).html).not.toContain("Typed by Ada");
    expect((await ask()).html).toContain(">Typed by Ada</textarea>");
    expect((await send(await fieldsOf())).status).toBe(302);
  });

  it("stays where scripts keep it alive, with a sentence", async () => {
    const fields = await fieldsOf();
    const body = new URLSearchParams(fields);
    const asked = { method: "POST", body, cookie: await other() };
    const { html } = await ask(asked, "/two-forms.data");
    const { value } = await decode(new Response(html).body as ReadableStream<Uint8Array<ArrayBuffer>>);
    expect(value).toMatchObject({
      data: { form: "other", lastResult: { initialValue: { text: "Typed by Ada" } } },
    });
    expect(JSON.stringify(value)).toContain("Gareth Loveday is signed in now, so nothing was saved");
    expect((await send(fields)).status).toBe(302);
  });

  it("keeps nothing for an account that this installation did not draw it for, and shows the words instead", async () => {
    const fields = { ...(await fieldsOf()), openedAs: `${accountId}.${"x".repeat(22)}` };
    const { status, html } = await send(fields, await other());
    expect(status).toBe(409);
    expect(html).toContain(">Typed by Ada</textarea>");
    expect((await ask()).html).not.toContain("Typed by Ada");
  });

  it("waits for whoever opened it also when nobody is signed in any more", async () => {
    const { status, location } = await send(await fieldsOf(), "none=1");
    expect([status, location]).toEqual([302, "/sign-in?returnTo=%2Ftwo-forms&kept=all"]);
    expect((await ask()).html).toContain(">Typed by Ada</textarea>");
    expect((await send(await fieldsOf())).status).toBe(302);
  });
});
