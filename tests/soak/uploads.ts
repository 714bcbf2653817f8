// npm run soak -- uploads: every hostile upload (tests/fixtures/uploads) is sent to the built server by its own form; each is answered with a
// sentence or taken, never with a failure. Meanwhile another person sends a small letter again and again, and a page is asked for.
// The table says what came of each, its seconds, and the most memory that the reading program and the server had.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PrismaLibSql } from "@prisma/adapter-libsql";
import { PrismaClient } from "#app/platform/generated/prisma/client.ts";
import { HOSTILE_UPLOADS } from "#tests/fixtures/uploads/hostile-uploads.ts";
import { startDemonstrationServer } from "#tests/support/running-server.ts";
import { sessionCookie } from "#tests/support/session-cookie.ts";

/** Seconds from the last byte sent to the answer: ten of reading, and the door before it. */
const MOST_SECONDS = 12;
/** Milliseconds within which 95 of 100 pages of somebody else answer, and every small letter of theirs is read. */
const MOST_PAGE_MS = 500;
const MOST_LETTER_MS = 3_000;

const server = await startDemonstrationServer(
  1,
  { TRUST_PROXY: "1", LOG_LEVEL: "error" },
  { parts: "reviewing" },
);
const { id: demonstrationId, visitId } = server.demonstration.challenge;
const LIST_FORM = `/challenges/${demonstrationId}/visits/${visitId}/timetable/import`;
const LETTER_FORM = "/challenges/new/letter";
const faults: string[] = [];

/** Megabytes of memory, by the kernel's own count; 0 where it keeps none or the process is gone. */
function megabytesOf(pid: number | string, of: "VmHWM" | "VmRSS"): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Math.round(Number(new RegExp(`${of}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0) / 1024);
  } catch {
    return 0;
  }
}

/** The processes that `parent` began. */
function childrenOf(parent: number | string): string[] {
  try {
    return readFileSync(`/proc/${parent}/task/${parent}/children`, "utf8").split(" ").filter(Boolean);
  } catch {
    return [];
  }
}

const serverPid = childrenOf(process.pid).find((pid) =>
  readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("serve.mjs"),
);
let readerMegabytes = 0;
const memory = setInterval(() => {
  for (const pid of childrenOf(serverPid ?? 0)) {
    readerMegabytes = Math.max(readerMegabytes, megabytesOf(pid, "VmHWM"));
  }
}, 20);

let sent = 0;
async function send(form: string, fields: Record<string, string | File>, cookie: string) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  sent += 1;
  const answer = await fetch(server.url + form, {
    method: "POST",
    redirect: "manual",
    headers: {
      Origin: server.url,
      "Sec-Fetch-Site": "same-origin",
      "X-Forwarded-For": `203.0.${sent % 250}.7`,
      Cookie: cookie,
    },
    body,
  });
  return { status: answer.status, page: await answer.text() };
}

/** What stands in the summary of errors at the top of a page. */
function errorIn(page: string): string {
  const list = /govuk-error-summary__list[^>]*>(.*?)<\/ul>/s.exec(page)?.[1] ?? "";
  return list
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
}

async function pageMs(): Promise<number> {
  const before = performance.now();
  const answer = await fetch(`${server.url}/accessibility`);
  await answer.text();
  if (answer.status !== 200) faults.push(`a page of somebody else: ${answer.status}`);
  return performance.now() - before;
}

/** The time within which this share of all was done. */
function within(times: number[], share: number): number {
  const sorted = times.toSorted((one, other) => one - other);
  return Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
}

function spread(times: number[]): string {
  const [half, most, all] = [0.5, 0.95, 1].map((share) => within(times, share));
  return `median ${half} ms, 95 of 100 within ${most} ms, slowest ${all} ms (${times.length})`;
}

try {
  const db = new PrismaClient({
    adapter: new PrismaLibSql({ url: `file:${join(server.dataDir, "workspace.db")}`, timeout: 5_000 }),
  });
  // The demonstration is past the days when a timetable is arranged.
  const { id } = server.demonstration.challenge;
  await db.challenge.update({ where: { id }, data: { stage: "preparing" }, select: { id: true } });
  const allowed: Record<"table" | "document", string[]> = { table: [], document: [] };
  for (const { email } of server.demonstration.signIns) {
    const { id } = await db.account.findUniqueOrThrow({ where: { email }, select: { id: true } });
    const cookie = await sessionCookie(id, new Date(), db);
    for (const [kind, form] of [
      ["table", LIST_FORM],
      ["document", LETTER_FORM],
    ] as const) {
      const { status } = await fetch(server.url + form, { headers: { Cookie: cookie }, redirect: "manual" });
      if (status === 200) allowed[kind].push(cookie);
    }
  }
  await db.$disconnect();
  const table = allowed.table[0];
  const document = allowed.document.find((cookie) => cookie !== table) ?? allowed.document[0];
  if (table === undefined || document === undefined) throw new Error("nobody may upload");

  const atRest: number[] = [];
  for (let asked = 0; asked < 100; asked += 1) atRest.push(await pageMs());
  console.log(`a page of somebody else at rest: ${spread(atRest)}`);
  const uploads = await Promise.all(
    HOSTILE_UPLOADS.map(async (upload) => ({ ...upload, bytes: await upload.make() })),
  );

  let isOver = false;
  const pages: number[] = [];
  const letters: number[] = [];
  const pause = () => new Promise((resolve) => setTimeout(resolve, 50));
  const askPages = async () => {
    for (; !isOver; await pause()) pages.push(await pageMs());
  };
  /** While one person sends lists, another sends a small letter, which is read and then said to hold no themes. */
  let isOthersTurn = true;
  const sendLetters = async () => {
    for (; !isOver; await pause()) {
      if (!isOthersTurn) continue;
      const letter = new File(["Dear all,\n\nHello.\n"], "letter.md");
      const before = performance.now();
      const { status } = await send(LETTER_FORM, { intent: "import", letter }, document);
      letters.push(performance.now() - before);
      if (status !== 400) faults.push(`a small letter of somebody else: ${status}`);
    }
  };
  const others = Promise.all([askPages(), sendLetters()]);

  console.log("seconds\treader MB\tserver MB\tupload: answer");
  for (const upload of uploads) {
    isOthersTurn = upload.as === "table";
    readerMegabytes = 0;
    const file = new File([upload.bytes as BlobPart], upload.fileName);
    const before = performance.now();
    const { status, page } =
      upload.as === "table"
        ? await send(LIST_FORM, { intent: "read", file }, table)
        : await send(LETTER_FORM, { intent: "import", letter: file }, document);
    const seconds = (performance.now() - before) / 1_000;
    const sentence = errorIn(page);
    const answer = status === 302 ? "taken" : `${status} ${sentence}`;
    console.log(
      [
        seconds.toFixed(1),
        readerMegabytes,
        megabytesOf(serverPid ?? 0, "VmRSS"),
        `${upload.what}: ${answer}`,
      ].join("\t"),
    );
    const isRight =
      upload.refused === null
        ? status === 302 || (status === 400 && sentence !== "")
        : status === 400 && upload.refused.test(sentence);
    if (!isRight) faults.push(`${upload.what}: ${answer}`);
    if (seconds > MOST_SECONDS) faults.push(`${upload.what}: ${seconds.toFixed(1)} seconds`);
  }
  isOver = true;
  await others;
  console.log(`a page of somebody else meanwhile: ${spread(pages)}`);
  console.log(`a small letter of somebody else meanwhile: ${spread(letters)}`);
  if (within(pages, 0.95) > MOST_PAGE_MS) faults.push("a page of somebody else took too long");
  if (within(letters, 1) > MOST_LETTER_MS) faults.push("a small letter of somebody else took too long");
  console.log(`the server's most memory: ${megabytesOf(serverPid ?? 0, "VmHWM")} MB`);
} finally {
  clearInterval(memory);
  await server.stop();
}
for (const fault of faults) console.log(fault);
console.log(`uploads ${HOSTILE_UPLOADS.length}, faults ${faults.length}`);
process.exitCode = faults.length === 0 ? 0 : 1;
