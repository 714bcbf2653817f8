// npm run soak -- bodies [--forms N] [--minutes N]: every form of the product, as nobody and as each sign-in of the demonstration, is sent
// hostile bodies (tests/support/hostile-bodies.ts) by the built server's own door. Each answer must be a refusal or the sign-in page,
// never a failure; an ordinary page of somebody else must answer all the while. The last line counts.
import { register } from "node:module";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { PrismaLibSql } from "@prisma/adapter-libsql";
import { type GuardRule, guardRule } from "#app/access/guard.server.ts";
import { PrismaClient } from "#app/platform/generated/prisma/client.ts";
import { newId } from "#app/platform/ids.ts";
import { hostileBodies, largeBody } from "#tests/support/hostile-bodies.ts";
import { listedRoutes } from "#tests/support/route-table.ts";
import { startDemonstrationServer } from "#tests/support/running-server.ts";
import { sessionCookie } from "#tests/support/session-cookie.ts";

/** Style sheets are the bundler's; here a page that names one is only asked for its form. */
const WITHOUT_STYLES = `export const load = (url, context, next) => /\\.scss(\\?|$)/.test(url)
  ? { format: "module", source: 'export default ""', shortCircuit: true } : next(url, context);`;
register(`data:text/javascript,${encodeURIComponent(WITHOUT_STYLES)}`);

const { values } = parseArgs({
  options: { forms: { type: "string", default: "1000" }, minutes: { type: "string", default: "10" } },
});
const mostForms = Number(values.forms);
const until = Date.now() + Number(values.minutes) * 60_000;

/** Names of fields that forms of every room have; a form that has none of them refuses the names all the same. */
const FIELDS = ["title", "ids", "rows"];

/** What a refusal may be: mended at the form, not theirs, not there, gone, too large, too often, or the sign-in page. */
const REFUSALS = [302, 400, 403, 404, 410, 413, 429];

interface Form {
  url: string;
  rule: GuardRule;
}

async function formsOf(): Promise<Form[]> {
  const forms: Form[] = [];
  for (const { url, file } of await listedRoutes()) {
    const { action } = (await import(join("../../app", file))) as { action?: unknown };
    const rule = guardRule(action);
    if (rule?.limits !== undefined) forms.push({ url, rule });
  }
  return forms;
}

const server = await startDemonstrationServer(
  1,
  { TRUST_PROXY: "1", LOG_LEVEL: "error" },
  { parts: "reviewing" },
);
const db = new PrismaClient({
  adapter: new PrismaLibSql({ url: `file:${join(server.dataDir, "workspace.db")}`, timeout: 5_000 }),
});
let sent = 0;
let slowestMs = 0;
const faults: string[] = [];
let watching = true;
let watch: Promise<void> | undefined;
try {
  const cookies = new Map<string, string | undefined>([["nobody", undefined]]);
  for (const { role, email } of server.demonstration.signIns) {
    const { id } = await db.account.findUniqueOrThrow({ where: { email }, select: { id: true } });
    cookies.set(role, await sessionCookie(id, new Date(), db));
  }
  await db.$disconnect();

  watch = (async () => {
    while (watching) {
      const before = performance.now();
      const answer = await fetch(`${server.url}/accessibility`);
      await answer.text();
      slowestMs = Math.max(slowestMs, performance.now() - before);
      if (answer.status !== 200) faults.push(`another's page: ${answer.status}`);
    }
  })();

  const forms = (await formsOf()).slice(0, mostForms);
  for (const { url, rule } of forms) {
    const path = url.replaceAll(/:(\w+)/g, (_all, name: string) =>
      name === "challengeId" ? server.demonstration.challenge.id : newId(),
    );
    const intents = rule.kind === "guarded" ? Object.keys(rule.intents ?? {}) : ["x"];
    const field = FIELDS[forms.findIndex((form) => form.url === url) % FIELDS.length] ?? "title";
    const bodies = hostileBodies(field, intents[0] ?? "x");
    const limits = rule.limits;
    if (limits !== undefined && !limits.takesFile) bodies.push(largeBody(limits.mostBytes));
    for (const [who, cookie] of cookies) {
      if (Date.now() > until) break;
      for (const [index, { what, headers, body }] of bodies.entries()) {
        const answer = await fetch(server.url + path + (index % 2 === 0 ? "" : ".data"), {
          method: "POST",
          redirect: "manual",
          headers: {
            Origin: server.url,
            "Sec-Fetch-Site": "same-origin",
            "X-Forwarded-For": `203.0.${sent % 250}.${(sent >> 8) % 250}`,
            ...(cookie === undefined ? {} : { Cookie: cookie }),
            ...headers,
          },
          body,
        });
        const text = await answer.text();
        sent += 1;
        // With scripts a way elsewhere is told in an answer of its own kind.
        const isWayElsewhere = answer.status === 202 && /"(redirect|SingleFetchRedirect)"/.test(text);
        if (!REFUSALS.includes(answer.status) && !isWayElsewhere) {
          faults.push(`${path} as ${who}, ${what}: ${answer.status}`);
        }
      }
    }
  }
} finally {
  watching = false;
  await watch;
  await server.stop();
}
for (const fault of faults.slice(0, 50)) console.log(fault);
console.log(`slowest page of somebody else ${Math.round(slowestMs)} ms`);
console.log(`bodies ${sent}, faults ${faults.length}`);
process.exitCode = faults.length === 0 ? 0 : 1;
