import fc from "fast-check";
import { expect, it } from "vitest";
import { FormTooLarge, MOST_FIELDS, readBoundedForm } from "./bounded-form.server.ts";
import { AppError } from "./errors.ts";

const SMALL = { mostBytes: 64 * 1024, takesFile: false };
const FILES = { mostBytes: 1024 * 1024, takesFile: true };
const PAIRS = "application/x-www-form-urlencoded";
const PARTS = "multipart/form-data; boundary=----cut";

function requestOf(body: BodyInit | null, headers: Record<string, string> = {}): Request {
  return new Request("https://workspace.example/", { method: "POST", headers, body });
}

const pairs = (text: BodyInit, type = PAIRS) => requestOf(text, { "Content-Type": type });

/** One part, as a browser writes it. */
const part = (name: string, value: string, more = "") =>
  `------cut\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;

const parts = (text: string, type = PARTS) => requestOf(`${text}------cut--\r\n`, { "Content-Type": type });

async function statusOf(request: Request, limits = SMALL): Promise<number> {
  const answer = await readBoundedForm(request, limits).catch((error: unknown) => error);
  if (answer instanceof FormData) return 200;
  if (answer instanceof AppError) {
    expect(answer.message).toMatch(/Nothing was saved/);
    return answer.status;
  }
  throw answer;
}

it("reads a form in the order in which it was sent", async () => {
  const form = await readBoundedForm(pairs("b=1&a=x+y&b=%C2%A32&empty=&rows%5B0%5D=z"), SMALL);
  expect([...form]).toEqual([
    ["b", "1"],
    ["a", "x y"],
    ["b", "£2"],
    ["empty", ""],
    ["rows[0]", "z"],
  ]);
});

it("reads a form with files, and the empty file of a form in which none was chosen", async () => {
  const sent = new FormData();
  sent.append("title", "Café");
  sent.append("file", new File(["words"], "a “letter”.md", { type: "text/markdown" }));
  sent.append("none", new File([], ""));
  const form = await readBoundedForm(requestOf(sent), FILES);
  const file = form.get("file") as File;
  expect([form.get("title"), file.name, await file.text()]).toEqual(["Café", "a “letter”.md", "words"]);
  const none = form.get("none") ?? "missing";
  expect(typeof none === "string" ? none : `${none.name}${await none.text()}`).toBe("");
});

it("reads nothing as a form with nothing in it", async () => {
  expect([...(await readBoundedForm(requestOf(null), SMALL))]).toEqual([]);
});

it("cleans every text", async () => {
  const form = await readBoundedForm(pairs("a=Anna%0BReed&b=x%00y%01z"), SMALL);
  expect([form.get("a"), form.get("b")]).toEqual(["Anna Reed", "xyz"]);
  const other = await readBoundedForm(parts(part("a", "x\u0000y\u000bz")), SMALL);
  expect(other.get("a")).toBe("xy z");
});

it("counts the end of a line once, however a browser sends it", async () => {
  const form = await readBoundedForm(pairs("a=one%0D%0Atwo%0Dthree%0Afour"), SMALL);
  expect(form.get("a")).toBe("one\ntwo\nthree\nfour");
  const other = await readBoundedForm(parts(part("a", "one\r\n\r\ntwo")), SMALL);
  expect(other.get("a")).toBe("one\n\ntwo");
});

it.each<[string, number, () => Request]>([
  ["28 bytes that ask for a list of a hundred million", 400, () => pairs("email[99999999]=x&password=y")],
  ["the same, written otherwise", 400, () => pairs("email%5B99999999%5D=x&password=y")],
  ["the same in parts", 400, () => parts(part("email[99999999]", "x"))],
  ["five thousand steps", 400, () => pairs(`a${"[0]".repeat(5_000)}=x`)],
  ["a list whose length is set", 400, () => pairs("a[0]=x&a.length=4294967295")],
  ["an order to the form library", 400, () => pairs("__intent__=%7B%7D")],
  ["the state of the form library", 400, () => pairs("__state__=%7B")],
  ["what every object has", 400, () => pairs("a.__proto__.b=x")],
  ["more fields than any form has", 413, () => pairs("a=1&".repeat(MOST_FIELDS + 1))],
  ["nothing but separators", 413, () => pairs("&".repeat(60_000))],
  ["more parts than any form has", 413, () => parts("------cut\r\n\r\n\r\n".repeat(MOST_FIELDS + 2))],
  [
    "a body that says it is larger",
    413,
    () => requestOf("a=1", { "Content-Type": PAIRS, "Content-Length": "65537" }),
  ],
  [
    "a body that is larger than it says",
    413,
    () => requestOf("a".repeat(65_537), { "Content-Type": PAIRS, "Content-Length": "10" }),
  ],
  ["a file where none is taken", 400, () => parts(part("file", "x", '; filename="a.txt"'))],
  ["a file without a name where none is taken", 400, () => parts(part("file", "", '; filename=""'))],
  ["another encoding of letters", 400, () => pairs("a=1", `${PAIRS}; charset=utf-16`)],
  ["letters that are no UTF-8", 400, () => pairs(new Uint8Array([0x61, 0x3d, 0xe9]))],
  ["letters that are no UTF-8, written otherwise", 400, () => pairs("a=caf%E9")],
  ["a packed body", 400, () => requestOf("a=1", { "Content-Type": PAIRS, "Content-Encoding": "gzip" })],
  ["no form", 400, () => requestOf("{}", { "Content-Type": "application/json" })],
  ["parts without a line between them", 400, () => parts(part("a", "x"), "multipart/form-data")],
  [
    "a line between parts that is too long",
    400,
    () => parts(part("a", "x"), `multipart/form-data; boundary=${"a".repeat(71)}`),
  ],
  ["parts that end too early", 400, () => requestOf(part("a", "x"), { "Content-Type": PARTS })],
  ["a part without a head", 400, () => parts("------cut\r\nx\r\n")],
  ["a part without a name", 400, () => parts("------cut\r\nContent-Disposition: form-data\r\n\r\nx\r\n")],
  [
    "a head longer than a browser writes",
    400,
    () => parts(`------cut\r\nX: ${"a".repeat(5_000)}\r\n\r\nx\r\n`),
  ],
  ["no parts at all", 400, () => requestOf("hello", { "Content-Type": PARTS })],
])("refuses %s with %i", async (_what, status, request) => {
  expect(await statusOf(request())).toBe(status);
});

it("takes as many fields, and as many bytes, as it may", async () => {
  expect(await statusOf(pairs(Array(MOST_FIELDS).fill("a=1").join("&")))).toBe(200);
  expect(await statusOf(pairs(`a=${"x".repeat(SMALL.mostBytes - 2)}`))).toBe(200);
  expect(await statusOf(parts(part("a", "x").repeat(500)), FILES)).toBe(200);
});

it("gives back what is too large, within a bound, and builds nothing of what is larger still", async () => {
  const limits = { ...SMALL, givesBackBytes: 4 * SMALL.mostBytes };
  const asked = async (length: number, headers: Record<string, string> = {}) => {
    const request = requestOf(`a=${"x".repeat(length - 2)}`, { "Content-Type": PAIRS, ...headers });
    const answer = await readBoundedForm(request, limits).catch((error: unknown) => error);
    return answer instanceof FormTooLarge
      ? { given: answer.form?.get("a")?.toString().length ?? null, message: answer.message }
      : answer;
  };
  expect(await asked(SMALL.mostBytes)).toBeInstanceOf(FormData);
  const most = "What you sent is too large for this form, which takes 64 kB at most. Nothing was saved.";
  const still = `${most} Everything you typed is still here: shorten it, or save it in parts.`;
  for (const length of [SMALL.mostBytes + 1, limits.givesBackBytes])
    expect(await asked(length)).toEqual({ given: length - 2, message: still });
  expect(await asked(limits.givesBackBytes + 1)).toEqual({ given: null, message: most });
  expect(await asked(limits.givesBackBytes + 1, { "Content-Length": "10" })).toEqual({
    given: null,
    message: most,
  });
});

it("keeps the sign for an unreadable letter when it was typed", async () => {
  const form = await readBoundedForm(pairs("a=%EF%BF%BD"), SMALL);
  expect(form.get("a")).toBe("\ufffd");
});

it("ends in a form or a refusal in words, whatever was sent", async () => {
  const bits = fc.constantFrom(
    ...["a", "[", "]", ".", "=", "&", "%", "%5B", "0", "\r\n", "------cut", "--", '"', ";", "\u0000"],
    ...["Content-Disposition: form-data; name=", "filename=", "\r\n\r\n", "é", "__proto__"],
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(bits, { maxLength: 30 }),
      fc.constantFrom(PAIRS, PARTS, `${PAIRS}; charset="UTF-8"`, "multipart/form-data; boundary=a", ""),
      async (text, type) => {
        const request = requestOf(text.join(""), type === "" ? {} : { "Content-Type": type });
        expect([200, 400, 413]).toContain(await statusOf(request, FILES));
      },
    ),
    { numRuns: 300 },
  );
});
