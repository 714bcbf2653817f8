import { decode, encode } from "turbo-stream";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { RefusedForm } from "#app/platform/form-answer.ts";
import { askBeforeLedOn, LOST_ANSWER, withLostAnswers } from "./lost-answers.ts";

const PAGE = "https://workspace.example/challenges/1/evidence/new.data";
const body = () => new URLSearchParams({ formId: "note", intent: "save", text: "Typed", "rows[0].day": "2" });
const post = { method: "POST" } as const;
const own = (text: string) =>
  new Response(text, { headers: { "Content-Type": "text/x-script; charset=utf-8" } });

function urlParts(address: string) {
  const { href, origin, pathname } = new URL(address);
  return { href, origin, pathname };
}

async function answerOf(response: Response): Promise<RefusedForm> {
  const { value } = await decode(response.body as ReadableStream<Uint8Array<ArrayBuffer>>);
  return (value as { data: RefusedForm }).data;
}

const fails = async () => {
  throw new TypeError("Failed to fetch");
};

describe("a form whose answer does not come", () => {
  const breaksOff = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('[{"_1":2},'));
      controller.error(new TypeError("network error"));
    },
  });
  it.each([
    ["the network is off", fails, false, LOST_ANSWER.offline],
    ["the service is gone", fails, true, LOST_ANSWER.lost],
    [
      "the answer breaks off",
      async () => new Response(breaksOff, { headers: { "Content-Type": "text/x-script" } }),
      true,
      LOST_ANSWER.lost,
    ],
    [
      "a proxy answers",
      async () => new Response("<h1>502</h1>", { status: 502, headers: { "Content-Type": "text/html" } }),
      true,
      LOST_ANSWER["no-answer"],
    ],
    ["the body is too large", async () => new Response("", { status: 413 }), true, LOST_ANSWER["too-large"]],
  ])("gets one of its own when %s", async (_, send, online, sentence) => {
    const response = await withLostAnswers(send, () => online)(PAGE, { ...post, body: body() });
    expect(response.status).toBe(503);
    expect(await answerOf(response)).toEqual({
      form: "note",
      intent: "save",
      lastResult: {
        status: "error",
        initialValue: { intent: "save", text: "Typed", rows: [{ day: "2" }] },
        error: { "": [sentence] },
      },
    });
  });

  it("keeps the words beside a file", async () => {
    const form = new FormData();
    form.append("formId", "source");
    form.append("title", "Letter");
    form.append("file", new File(["x"], "x.docx"));
    const response = await withLostAnswers(fails, () => true)(new URL(PAGE), { ...post, body: form });
    expect((await answerOf(response)).lastResult.initialValue).toEqual({ title: "Letter" });
  });
});

describe("a form that was saved and leads on", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    askBeforeLedOn(() => true);
  });

  const HERE = "/challenges/1/evidence/new";
  it.each([
    [
      "goes there when nothing else would be lost",
      true,
      "/challenges/1/evidence",
      {},
      "/challenges/1/evidence",
    ],
    [
      "stays when somebody wants to save the rest first",
      false,
      "/challenges/1/evidence",
      {},
      `${HERE}?theme=2`,
    ],
    ["comes back to its own page without a question", null, `${HERE}?notice=1`, {}, `${HERE}?notice=1`],
    ["asks nothing where the browser asks itself", null, "/sign-in", { reload: true }, "/sign-in"],
  ])("%s", async (_, answer, redirect, more, to) => {
    const location = { ...urlParts(`https://workspace.example${HERE}`), search: "?theme=2" };
    vi.stubGlobal("window", { location });
    const asked = vi.fn(() => answer ?? true);
    askBeforeLedOn(asked);
    const leads = { redirect, status: 302, revalidate: true, reload: false, replace: false, ...more };
    const send = async () =>
      new Response(encode(leads), { status: 202, headers: { "Content-Type": "text/x-script" } });
    const response = await withLostAnswers(send, () => true)(PAGE, { ...post, body: body() });
    const { value } = await decode(response.body as ReadableStream<Uint8Array<ArrayBuffer>>);
    expect(value).toEqual({ ...leads, redirect: to });
    expect(asked).toHaveBeenCalledTimes(answer === null ? 0 : 1);
  });

  it("of another page was asked about when it was sent", async () => {
    vi.stubGlobal("window", { location: { ...urlParts("https://workspace.example/account"), search: "" } });
    const asked = vi.fn(() => false);
    askBeforeLedOn(asked);
    const send = async () =>
      new Response(encode({ redirect: "/" }), { status: 202, headers: { "Content-Type": "text/x-script" } });
    const response = await withLostAnswers(send, () => true)(PAGE, { ...post, body: body() });
    const { value } = await decode(response.body as ReadableStream<Uint8Array<ArrayBuffer>>);
    expect(value).toEqual({ redirect: "/" });
    expect(asked).not.toHaveBeenCalled();
  });
});

describe("everything else", () => {
  it("passes as it is: an answer of our own, what is only read, what was called off", async () => {
    const given = await withLostAnswers(
      async () => own("[1]"),
      () => true,
    )(PAGE, { ...post, body: body() });
    expect(await given.text()).toBe("[1]");
    await expect(withLostAnswers(fails, () => true)(PAGE)).rejects.toThrow("Failed to fetch");
    const called = new AbortController();
    called.abort();
    const late = withLostAnswers(fails, () => true)(PAGE, { ...post, body: body(), signal: called.signal });
    await expect(late).rejects.toThrow("Failed to fetch");
  });
});
