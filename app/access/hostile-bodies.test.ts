import { monitorEventLoopDelay } from "node:perf_hooks";
import type { ActionFunctionArgs } from "@remix-run/node";
import { beforeAll, expect, it } from "vitest";
import { action as writeNote } from "#app/areas/evidence/routes/new-note.tsx";
import { action as signIn } from "#app/areas/people/routes/sign-in.tsx";
import { action as answer } from "#app/areas/timetable/availability/routes/availability.tsx";
import { action as readFile } from "#app/areas/timetable/excel/routes/import.tsx";
import { action as addSite } from "#app/areas/timetable/plan/routes/sites.tsx";
import { newId } from "#app/platform/ids.ts";
import { makeTestChallenge, type TestChallenge } from "#tests/support/factories.ts";
import { type HostileBody, hostileBodies, largeBody, unaskedFile } from "#tests/support/hostile-bodies.ts";
import { sessionCookie } from "#tests/support/session-cookie.ts";

/**
 * One form of each shape (an address and a password, rows of days, a text with a list of boxes, a name with rows, a file), as
 * somebody unknown and as one of each side: the command `npm run soak -- bodies` asks every form as everybody.
 */
const ORIGIN = "https://workspace.example";

let challenge: TestChallenge;
const cookies: Record<string, string> = { nobody: "" };

beforeAll(async () => {
  challenge = await makeTestChallenge({ stage: "on-site" });
  for (const [who, permit] of [
    ["peer", challenge.permits.peer],
    ["coordinator", challenge.permits.coordinator],
  ] as const) {
    cookies[who] = await sessionCookie(permit.actor.accountId);
  }
});

type Action = (args: ActionFunctionArgs) => Promise<unknown>;

const FORMS: [
  string,
  Action,
  { field: string; intent: string; isOpen?: boolean; who: string; takesFile?: boolean },
][] = [
  ["signing in", signIn as Action, { field: "email", intent: "x", isOpen: true, who: "nobody" }],
  ["saying when one can come", answer as Action, { field: "rows", intent: "x", isOpen: true, who: "nobody" }],
  ["writing a note", writeNote as Action, { field: "promptIds", intent: "save", who: "peer" }],
  ["adding a site", addSite as Action, { field: "journeys", intent: "saveJourneys", who: "coordinator" }],
  [
    "giving a file of people",
    readFile as Action,
    { field: "file", intent: "read", who: "coordinator", takesFile: true },
  ],
];

async function send(action: Action, who: string, { headers, body }: HostileBody) {
  const request = new Request(`${ORIGIN}/challenges/${challenge.id}/x`, {
    method: "POST",
    headers: { Origin: ORIGIN, Cookie: cookies[who] ?? "", ...headers },
    body,
  });
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const got = await action({
    request,
    params: { challengeId: challenge.id, visitId: challenge.visitId, token: "x" },
    context: { cspNonce: "", requestId: newId(), clientAddress: "", isDocument: true, accountId: null },
  } as unknown as ActionFunctionArgs).catch((error: unknown) => error);
  // The loop tells of a wait only once it has gone round.
  await new Promise((resolve) => setTimeout(resolve, 2));
  delay.disable();
  const { status, init, data } = got as { status?: number; init?: { status?: number }; data?: unknown };
  return {
    status: status ?? init?.status ?? (got instanceof Error ? got.message : 200),
    words: JSON.stringify(data ?? ""),
    heldMs: delay.max / 1e6,
  };
}

/** A machine with others to serve takes this process off its core for as long, whatever it does. */
const LEAST_MS = 250;

/** What an ordinary form holds the loop, at most. */
async function ordinaryMs(action: Action, who: string, field: string, intent: string): Promise<number> {
  const body = new URLSearchParams({ intent, [field]: "x".repeat(2_000) }).toString();
  const headers = { "Content-Type": "application/x-www-form-urlencoded" };
  const held = [0];
  for (let time = 0; time < 5; time += 1)
    held.push((await send(action, who, { what: "", headers, body })).heldMs);
  return Math.max(...held, LEAST_MS);
}

it.each(FORMS)("%s: a hostile body is refused in words, and holds nobody", async (_what, action, form) => {
  const most = form.isOpen === true ? 64 * 1024 : 1024 * 1024;
  const bodies = [
    ...hostileBodies(form.field, form.intent),
    ...(form.takesFile === true ? [] : [largeBody(most), unaskedFile(form.intent)]),
  ];
  const ordinary = await ordinaryMs(action, form.who, form.field, form.intent);
  const faults: string[] = [];
  for (const body of bodies) {
    const { status, words, heldMs } = await send(action, form.who, body);
    const isRefused = (status === 400 || status === 413) && words.includes("Nothing was saved");
    if (!isRefused || heldMs > 3 * ordinary) {
      faults.push(
        `${body.what}: ${status} ${words.slice(0, 80)}, held ${Math.round(heldMs)} of ${Math.round(ordinary)} ms`,
      );
    }
  }
  expect(faults).toEqual([]);
});

it("refuses whoever may not send the form before it is read", async () => {
  const faults: string[] = [];
  for (const [what, action, form] of FORMS.filter(([, , { isOpen }]) => isOpen !== true)) {
    for (const who of ["nobody", "peer", "coordinator"].filter((other) => other !== form.who)) {
      for (const body of hostileBodies(form.field, form.intent).slice(0, 3)) {
        const { status } = await send(action, who, body);
        if (status !== (who === "nobody" ? 302 : 403)) faults.push(`${what} as ${who}: ${status}`);
      }
    }
  }
  expect(faults).toEqual([]);
});
