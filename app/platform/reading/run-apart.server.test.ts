import { expect, it } from "vitest";
import { takeProgramsFrom } from "../own-programs.server.ts";
import { runApart } from "./run-apart.server.ts";

const PROGRAM = { file: "trying-reader", source: "tests/fixtures/uploads/trying-reader.ts" };
const LIMITS = {
  readMs: 30_000,
  startMs: 60_000,
  heapMegabytes: 96,
  dataMegabytes: 640,
  answerBytes: 10_000,
};

// It is a program of the tests, and nothing builds it.
takeProgramsFrom(null);

async function run(options: unknown, limits: Partial<typeof LIMITS> = {}): Promise<unknown> {
  try {
    return await runApart(PROGRAM, { name: "a.txt", options }, new Uint8Array(7), { ...LIMITS, ...limits });
  } catch (error) {
    return (error as Error).message.replace(/\n.*/s, "");
  }
}

it("ends a reading program at each of its limits, and tells a refusal from a fault", {
  timeout: 120_000,
}, async () => {
  process.env.SECRET_OF_THE_SERVER = "x";
  // All at once: most of the time is a program's start.
  const [reads, ...others] = await Promise.all([
    run(null),
    run("for ever", { readMs: 200 }),
    run("fills its heap"),
    // The limit of the heap does not count them; elsewhere nothing does.
    process.platform === "linux" ? run("fills its buffers") : { kind: "beyond", limit: "memory" },
    run(20_000),
    run("refuses"),
    run("ends"),
    run("fails"),
  ]);
  expect(others).toEqual([
    { kind: "beyond", limit: "time" },
    { kind: "beyond", limit: "memory" },
    { kind: "beyond", limit: "memory" },
    { kind: "beyond", limit: "answer" },
    { kind: "refused", sentence: "“a.txt” is refused." },
    "the reading ended with 3: ",
    "the reading failed: TypeError: a fault of the program",
  ]);
  expect(reads).toMatchObject({ kind: "read", content: { bytes: 7, text: "" } });
  const { sees } = (reads as { content: { sees: string[] } }).content;
  expect(sees).toContain("TZ");
  expect(sees).not.toContain("SECRET_OF_THE_SERVER");
  expect(sees).not.toContain("DATABASE_URL");
});
