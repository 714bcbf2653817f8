import { decode } from "turbo-stream";
import { describe, expect, it } from "vitest";
import type { RefusedForm } from "#app/platform/form-answer.ts";
import { LOST_ANSWER, withLostAnswers } from "./lost-answers.ts";

const PAGE = "https://workspace.example/challenges/1/evidence/new.data";
const body = () => new URLSearchParams({ formId: "note", intent: "save", text: "Typed", "rows[0].day": "2" });
const post = { method: "POST" } as const;
const own = (text: string) =>
  new Response(text, { headers: { "Content-Type": "text/x-script; charset=utf-8" } });

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
