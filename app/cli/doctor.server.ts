import { existsSync, statfsSync, statSync } from "node:fs";
import { userInfo } from "node:os";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import Database from "libsql";
import { NEWEST_EVENT } from "#app/audit/trail-sql.ts";
import { HALT_REASON } from "#app/mail/halt-sql.ts";
import { PROJECT_PLACE } from "#prisma/migration-place.ts";
import { planMigrations } from "#prisma/migration-plan.ts";
import { checkParts } from "#prisma/open-workspace.ts";
import { readBackUpState } from "../back-up/watch-back-ups.server.ts";
import { checkDatabaseFile } from "../platform/data-folder/check-database-file.server.ts";
import { openFolder } from "../platform/data-folder/own-folder.server.ts";
import { runningServer } from "../platform/data-folder/server-lock.server.ts";
import { AppError } from "../platform/errors.ts";
import { type Environment, env, reachedBy } from "../platform/settings/env.server.ts";
import { type DoctorFinding, well } from "./finding.ts";
import { mailFindings } from "./look-at-mail.server.ts";

/** What `cpc doctor` prints. */
export interface DoctorReport {
  /** Nothing is wrong. */
  isWell: boolean;
  findings: DoctorFinding[];
}

const MB = 1024 * 1024;
/** Bytes below which saving is about to fail, as /readyz has it, and below which somebody should make room. */
const LEAST_FREE_BYTES = 64 * MB;
const FEW_FREE_BYTES = 1024 * MB;

/** Milliseconds to wait for whoever holds the database, and for our own server to answer. */
const PATIENCE_MS = 3_000;

/** Milliseconds that an event may lie ahead of the clock: more, and the clock was turned back. */
const AHEAD_MS = 5 * 60_000;
/** Days without an event that make the clock worth a look: a quiet summer, or a clock that ran ahead. */
const QUIET_DAYS = 60;
const DAY_MS = 86_400_000;

/**
 * `cpc doctor`: says how the service is, with what to do about each thing that is not as it should be. The process ends with 1 when something is
 * wrong. Wrong settings stop it before, with the sentence that a start says.
 */
export async function run(args: string[]): Promise<DoctorReport> {
  parseArgs({ args, options: {} });
  const report = await examine(env, new Date());
  for (const { about, state, says, todo } of report.findings) {
    if (state !== "well")
      console.error([`${about}: ${says}`, todo].filter((part) => part !== null).join(" "));
  }
  if (!report.isWell) process.exitCode = 1;
  return report;
}

/**
 * Looks at settings, disk, rights, server, database, mail, clock and the last back-up, while a server runs or none does. Changes nothing but trial
 * files that it removes.
 */
export async function examine(settings: Environment, now: Date): Promise<DoctorReport> {
  const findings: DoctorFinding[] = [...settingsFindings(settings)];
  if (existsSync(settings.dataDir)) {
    findings.push(
      diskFinding(settings),
      rightsFinding(settings),
      await serverFinding(settings),
      ...(await databaseFindings(settings, now)),
    );
  } else {
    findings.push({
      about: "disk",
      state: "look",
      says: `The folder ${settings.dataDir} (DATA_DIR) is not there: no server has begun a workspace in it.`,
      todo: "Start the server to begin one, or set DATA_DIR to where the workspace is.",
    });
  }
  findings.push(...(await mailFindings(settings)), await backUpFinding(settings, now));
  return { isWell: findings.every(({ state }) => state !== "wrong"), findings };
}

function settingsFindings(settings: Environment): DoctorFinding[] {
  const findings: DoctorFinding[] = [];
  const look = (says: string, todo: string) =>
    findings.push({ about: "settings", state: "look", says, todo });
  const by = reachedBy(settings);
  if (settings.mode !== "production") {
    look(`NODE_ENV is ${settings.mode}.`, "Set NODE_ENV=production for the service that people use.");
  }
  if (by === "HOST" && settings.publicUrl === null) {
    look(
      "Others reach the server and it does not know the address that they type, so links in messages name this machine.",
      "Set PUBLIC_URL to that address.",
    );
  }
  if (settings.publicUrl?.startsWith("http:") === true) {
    look(
      "PUBLIC_URL is without TLS: passwords and notes go over the network for anybody to read.",
      "Give the proxy a certificate and set PUBLIC_URL to the https address.",
    );
  }
  if (settings.publicUrl?.startsWith("https:") === true && settings.trustProxy === false) {
    look(
      "PUBLIC_URL is https, which a proxy in front gives, but TRUST_PROXY is not set: limits count all people as one.",
      "Set TRUST_PROXY to the number of proxies in front.",
    );
  }
  return findings.length > 0 ? findings : [well("settings", "Every setting can be used.")];
}

/** Runs a check of a start and turns its refusal into a finding. */
function found(about: DoctorFinding["about"], says: string, check: () => void): DoctorFinding {
  try {
    check();
    return well(about, says);
  } catch (error) {
    return refused(about, error);
  }
}

function refused(about: DoctorFinding["about"], error: unknown): DoctorFinding {
  if (!(error instanceof AppError)) throw error;
  // The sentence of a start says what to do itself.
  return { about, state: "wrong", says: error.message, todo: null };
}

function diskFinding({ dataDir }: Environment): DoctorFinding {
  const tried = found("disk", "", () => openFolder(`The folder ${dataDir} (DATA_DIR)`, dataDir));
  if (tried.state !== "well") return tried;
  const { bavail, bsize } = statfsSync(dataDir);
  const free = bavail * bsize;
  const says = `${Math.floor(free / MB)} MB are free for ${dataDir}.`;
  if (free >= FEW_FREE_BYTES) return well("disk", says);
  const state = free < LEAST_FREE_BYTES ? "wrong" : "look";
  return { about: "disk", state, says, todo: "Make room, or move DATA_DIR to a larger disk." };
}

function rightsFinding({ dataDir, databaseUrl }: Environment): DoctorFinding {
  const file = databaseFile(databaseUrl);
  const places = [file, join(dataDir, "files"), join(dataDir, "secret.key")].filter((path) =>
    existsSync(path),
  );
  const open = places.filter((path) => (statSync(path).mode & 0o077) !== 0);
  if (open.length > 0) {
    return {
      about: "rights",
      state: "wrong",
      says: `Other users of this machine may read ${open.join(" and ")}.`,
      todo: "Start the server again, which takes that right away.",
    };
  }
  const owner = existsSync(file) ? statSync(file).uid : statSync(dataDir).uid;
  if (process.getuid !== undefined && owner !== process.getuid()) {
    return {
      about: "rights",
      state: "look",
      says: `The workspace belongs to the user with the number ${owner}, and this was looked at as “${userInfo().username}”, who may have other rights.`,
      todo: "Run it as the user that the server runs as.",
    };
  }
  return well("rights", "Nobody but the server's user may read the workspace.");
}

async function serverFinding({ dataDir, port }: Environment): Promise<DoctorFinding> {
  const running = runningServer(dataDir);
  if (running === null) {
    return {
      about: "server",
      state: "look",
      says: `No server runs on ${dataDir}.`,
      todo: "Start it when people are to work.",
    };
  }
  const runs = `A server (process ${running.pid}) runs since ${running.since}`;
  if (port === 0) return well("server", `${runs}.`);
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`, {
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const text = (await answer.text()).trim().replaceAll("\n", " ");
    if (answer.ok) return well("server", `${runs}. It says: ${text}`);
    return {
      about: "server",
      state: "wrong",
      says: `${runs} and is not ready: ${text}`,
      todo: "Mend what it says; it needs no restart.",
    };
  } catch {
    return {
      about: "server",
      state: "look",
      says: `${runs}, and nothing answered on port ${port} of this machine.`,
      todo: "Run this with the HOST and PORT of the server; if they are right, look at its log.",
    };
  }
}

const databaseFile = (databaseUrl: string) => resolve(databaseUrl.replace(/^file:/, ""));

async function databaseFindings(settings: Environment, now: Date): Promise<DoctorFinding[]> {
  const file = databaseFile(settings.databaseUrl);
  const checked = found(
    "database",
    `The database ${file} is whole, can be written and fits its files and key.`,
    () => {
      if (existsSync(dirname(file))) checkDatabaseFile({ dataDir: settings.dataDir, file }, PATIENCE_MS);
    },
  );
  if (checked.state !== "well") return [checked];
  const plan = await planMigrations(settings.databaseUrl, PROJECT_PLACE);
  if (plan.refusal !== null) return [{ about: "database", state: "wrong", says: plan.refusal, todo: null }];
  if (plan.isNew) {
    return [
      {
        about: "database",
        state: "look",
        says: `There is no workspace in ${file} yet.`,
        todo: "Start the server to begin one.",
      },
    ];
  }
  if (plan.pending.length > 0) {
    return [
      {
        about: "database",
        state: "look",
        says: `The database is of an earlier version: ${plan.pending.length} updates are to be made.`,
        todo: "See what they do by cpc migrate --check; the next start makes them.",
      },
    ];
  }
  const parts = found("database", checked.says, () => checkParts(settings, file));
  return [parts, ...inDatabase(file, now)];
}

/** What the records themselves say of clock and mail. */
function inDatabase(file: string, now: Date): DoctorFinding[] {
  const database = new Database(file, { readonly: true, timeout: PATIENCE_MS });
  try {
    const newest = database.prepare(NEWEST_EVENT).get() as {
      at: string | null;
    };
    const halt = database.prepare(HALT_REASON).get() as { reason: string } | undefined;
    const findings = [clockFinding(newest.at, now)];
    if (halt !== undefined) {
      findings.push({
        about: "mail",
        state: "wrong",
        says: `No message goes at present: ${halt.reason}`,
        todo: "Mend what it says; messages wait and go then.",
      });
    }
    return findings;
  } finally {
    database.close();
  }
}

function clockFinding(newestAt: string | null, now: Date): DoctorFinding {
  const says = `This machine's clock says ${now.toISOString()}`;
  if (newestAt === null) return well("clock", `${says}.`);
  const aheadMs = Date.parse(newestAt) - now.getTime();
  if (aheadMs > AHEAD_MS) {
    return {
      about: "clock",
      state: "wrong",
      says: `${says}, but the newest event of the audit trail is of ${newestAt}.`,
      todo: "Set the clock (timedatectl shows it); if it ran ahead before, nothing is destroyed by rule until it has caught up.",
    };
  }
  if (-aheadMs > QUIET_DAYS * DAY_MS) {
    return {
      about: "clock",
      state: "look",
      says: `${says}, and the newest event of the audit trail is of ${newestAt}.`,
      todo: "See that the clock is right, unless nobody worked since.",
    };
  }
  return well("clock", `${says}; the newest event of the audit trail is not ahead of it.`);
}

async function backUpFinding({ backUpDir }: Environment, now: Date): Promise<DoctorFinding> {
  const state = await readBackUpState(now, backUpDir);
  if (state === null) {
    return {
      about: "back-up",
      state: "look",
      says: "The server makes no back-up by itself.",
      todo: "Set BACKUP_DIR to a folder on another disk, or see that cpc backup runs daily (docs/back-up.md).",
    };
  }
  if (!state.isOld) return well("back-up", state.says);
  return {
    about: "back-up",
    state: "wrong",
    says: `${state.says} One is made every day while the server runs.`,
    todo: "Look at Background work under Administration, or make one by cpc backup, which says what keeps it from it.",
  };
}
