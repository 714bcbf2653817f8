import type { KeyObject } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ChainHead } from "#app/audit/chain.ts";
import { HEADS_FILE, readHeadLines } from "#app/audit/kept-heads.ts";
import { withDatabaseFile } from "#app/platform/database-file.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { tryUpdate } from "#prisma/bring-up-to-date.ts";
import { PROJECT_PLACE } from "#prisma/migration-place.ts";
import { planMigrations } from "#prisma/migration-plan.ts";
import { findChainBreak } from "./check-chain.server.ts";
import { type DatabaseFacts, readDatabaseFacts } from "./database-facts.server.ts";
import { type BackUpManifest, DATABASE_NAME } from "./manifest.ts";
import { type FoundBackUp, requireKeyOf, takeFile } from "./open-back-up.server.ts";
import { keptPath } from "./store-files.server.ts";

/** What a check found. */
export interface CheckReport {
  backUp: string;
  madeAt: string;
  product: BackUpManifest["product"];
  isWhole: boolean;
  /** Whether the contents were read too: not of a sealed back-up without its private key. */
  isOpened: boolean;
  files: number;
  bytes: number;
  /** Migrations that a restore would apply. */
  migrationsToCome: string[];
  auditHead: BackUpManifest["auditHead"];
  secretKey: BackUpManifest["secretKey"];
  /** All that is wrong, in sentences. */
  problems: string[];
  /** What was wrong with the original already when the back-up was made. */
  knownProblems: string[];
}

/**
 * Reads a whole back-up and compares it with its manifest: every byte by its hash; and, unless it is sealed and no key is given, the database's pages,
 * its rows, its migrations, which are tried, its audit trail, and that every kept file that a row names is there. Changes nothing.
 */
export async function checkBackUp(backUp: FoundBackUp, key: KeyObject | null): Promise<CheckReport> {
  requireKeyOf(backUp, key);
  const { manifest } = backUp;
  const isOpened = manifest.sealedTo === null || key !== null;
  const folder = await mkdtemp(join(tmpdir(), "cpc-check-"));
  const problems: string[] = [];
  let migrationsToCome: string[] = [];
  try {
    for (const file of manifest.files) {
      // The others are read only: the peers' words are put nowhere but where they must be.
      const isNeeded = isOpened && [DATABASE_NAME, HEADS_FILE].includes(file.path);
      const wrong = await takeFile(backUp, file, key, isNeeded ? join(folder, file.path) : null);
      if (wrong !== null) problems.push(wrong);
    }
    if (isOpened && problems.length === 0) {
      const looked = await lookAtDatabase(folder, manifest);
      problems.push(...looked.problems);
      migrationsToCome = looked.migrationsToCome;
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return {
    backUp: backUp.path,
    madeAt: manifest.madeAt,
    product: manifest.product,
    isWhole: problems.length === 0,
    isOpened,
    files: manifest.files.length,
    bytes: manifest.files.reduce((sum, file) => sum + file.storedBytes, 0),
    migrationsToCome,
    auditHead: manifest.auditHead,
    secretKey: manifest.secretKey,
    problems,
    knownProblems: manifest.problems,
  };
}

async function lookAtDatabase(
  folder: string,
  manifest: BackUpManifest,
): Promise<{ problems: string[]; migrationsToCome: string[] }> {
  const path = join(folder, DATABASE_NAME);
  if (!manifest.files.some((file) => file.path === DATABASE_NAME)) {
    return { problems: ["The back-up has no database."], migrationsToCome: [] };
  }
  const heads = manifest.auditHead === null ? [] : [manifest.auditHead, ...(await readHeads(folder))];
  const problems = await withDatabaseFile(path, async (file) => {
    const facts = await readDatabaseFacts(file);
    if (facts.damage.length > 0) return facts.damage.map((words) => `The database is damaged: ${words}.`);
    const broken = manifest.auditHead === null ? null : await findChainBreak(file, heads);
    return [...differences(facts, manifest), ...(broken === null ? [] : [broken])];
  });
  if (problems.length > 0) return { problems, migrationsToCome: [] };
  const plan = await planMigrations(`file:${path}`, PROJECT_PLACE);
  if (plan.refusal !== null) {
    return {
      problems: [`The database cannot be brought up to date: ${plan.refusal}`],
      migrationsToCome: [],
    };
  }
  const trial = await tryUpdate(`file:${path}`);
  return { problems: trial.problems, migrationsToCome: plan.pending.map(({ name }) => name) };
}

function differences(facts: DatabaseFacts, manifest: BackUpManifest): string[] {
  const problems: string[] = [];
  for (const table of new Set([...Object.keys(manifest.tables), ...Object.keys(facts.tables)])) {
    const [said, there] = [manifest.tables[table] ?? 0, facts.tables[table] ?? 0];
    if (said !== there) problems.push(`${table} has ${there} rows, and the manifest says ${said}.`);
  }
  const paths = new Set(manifest.files.map((file) => file.path));
  for (const key of facts.fileKeys) {
    // What was missing already is named where the manifest names it.
    if (!paths.has(keptPath(key)) && !manifest.problems.some((known) => known.includes(key))) {
      problems.push(`The kept file ${key} is named in the database and not in the back-up.`);
    }
  }
  return problems;
}

/** The heads that were kept beside the database. */
async function readHeads(folder: string): Promise<ChainHead[]> {
  const text = await readFile(join(folder, HEADS_FILE), "utf8").catch(() => "");
  return readHeadLines(text).heads;
}

/** Refuses to restore what is not whole. */
export function requireWhole(report: CheckReport): void {
  if (report.isWhole) return;
  throw new AppError(
    "conflict",
    `This back-up is not whole, and nothing was restored: ${report.problems.slice(0, 3).join(" ")} Take another one.`,
  );
}
