import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { COUNCIL_PERMISSIONS, type CouncilPermission, councilCan } from "#app/access/council-permissions.ts";
import { guardRule } from "#app/access/guard.server.ts";
import {
  type AccountPermission,
  accountCan,
  can,
  isCouncilRole,
  type Permission,
  ROLES,
  type Role,
  STAGES,
  type Stage,
} from "#app/access/permissions.ts";
import { projectRoot } from "#app/platform/project-root.server.ts";
import type { LoaderRoute } from "#tests/wall/ask-loader.ts";
import { AT_REVIEW } from "#tests/wall/planted-world.ts";
import {
  isMember,
  isOfCouncil,
  isOfReviewAlone,
  readerOf,
  roleOf,
  SWEEP_VISITORS,
  type SweepVisitor,
} from "./sweep-world.ts";

/**
 * The table kept of what each address answers to each visitor at each stage (pages.txt), so that a change of rights is a
 * difference somebody reads. After a change that is meant: `UPDATE_MATRIX=1 npx vitest run --project access-matrix`.
 */
export const UPDATES = process.env.UPDATE_MATRIX === "1";

const PATH = join(projectRoot, "tests", "access-matrix", "pages.txt");

/** How an answer is written where it is not the same at every stage: one letter a stage, in the order of STAGES. */
const LETTERS: Record<number, string> = { 200: "2", 302: "3", 403: "f", 404: "n", 410: "g" };

const HEAD = [
  `2: 200, 3: sent elsewhere, f: 403, n: 404, g: 410; one letter each for ${STAGES.join(", ")}`,
  ["address", ...SWEEP_VISITORS].join(" | "),
];

type Rows = Map<string, Map<string, string>>;

function readRows(): Rows {
  const [, head = "", ...lines] = readFileSync(PATH, "utf8").trimEnd().split("\n");
  const [, ...visitors] = head.split(" | ");
  return new Map(
    lines.map((line) => {
      const [url = "", ...cells] = line.split(" | ");
      return [url, new Map(visitors.map((visitor, index) => [visitor, cells[index] ?? ""]))];
    }),
  );
}

let rows: Rows | undefined;

/** What the kept table says of an address and a visitor; nothing where it has no such row. */
export function keptCell(url: string, visitor: SweepVisitor): string | undefined {
  rows ??= readRows();
  return rows.get(url)?.get(visitor);
}

const STATUS_OF = Object.fromEntries(
  Object.entries(LETTERS).map(([status, letter]) => [letter, Number(status)]),
);

/** The status that the kept table says of an address, a visitor and a stage. */
export function statusIn(url: string, visitor: SweepVisitor, stage: Stage): number | undefined {
  const cell = keptCell(url, visitor) ?? "";
  return cell.length === 3 ? Number(cell) : STATUS_OF[cell.charAt(STAGES.indexOf(stage))];
}

/** The addresses of the kept table that answered somebody with a page or a file, and all of them. */
export function keptAddresses(): { all: string[]; answered: Set<string> } {
  const entries = [...readRows()];
  const isAnswered = ([, cells]: [string, Map<string, string>]) =>
    [...cells.values()].some(
      (cell) => cell === "200" || (cell.length === STAGES.length && cell.includes("2")),
    );
  return {
    all: entries.map(([url]) => url),
    answered: new Set(entries.filter(isAnswered).map(([url]) => url)),
  };
}

/** Writes one visitor's column anew, and the rows in the order given. Files must not run beside one another then. */
export function writeCells(visitor: SweepVisitor, found: readonly (readonly [string, string])[]): void {
  const before = readRows();
  const lines = found.map(([url, cell]) => {
    const cells = SWEEP_VISITORS.map((each) =>
      each === visitor ? cell : (before.get(url)?.get(each) ?? "?"),
    );
    return [url, ...cells].join(" | ");
  });
  writeFileSync(PATH, `${[...HEAD, ...lines].join("\n")}\n`);
  rows = undefined;
}

/** How the table writes the answers at the stages asked: one status where all are the same, else a letter each. */
export function cellOf(statuses: Partial<Record<Stage, number>>): string {
  const asked = STAGES.flatMap((stage) => statuses[stage] ?? []);
  const [first] = asked;
  if (asked.every((status) => status === first)) return String(first);
  return asked.map((status) => LETTERS[status] ?? "?").join("");
}

/** The layout around pages answers at their addresses too; the table is of what stands there by itself. */
export function isLayout({ route }: LoaderRoute): boolean {
  return route.file.endsWith("/layout.tsx");
}

/** The statuses an answer may have by the table of permissions alone, whatever the server says. */
export function mayAnswer(
  { route: { url }, loader }: LoaderRoute,
  visitor: SweepVisitor,
  stage: Stage,
): (status: number) => boolean {
  const rule = guardRule(loader);
  if (rule === undefined) return () => false;
  // Open pages are the same for everybody; those for whoever is not signed in send the others away.
  if (rule.kind === "open") return (status) => [200, 302, 404, 410].includes(status);
  if (visitor === "nobody") return (status) => status === 302;
  const [permission = ""] = rule.permissions;
  if (isOfCouncil(url)) {
    if (!isOfFirstCouncil(visitor)) return (status) => status === 404;
    const isAllowed = ofCouncilMay(visitor, permission, stage);
    return (status) => (isAllowed ? [200, 302, 404].includes(status) : status === 403);
  }
  if (!url.includes(":challengeId")) {
    const isAllowed = accountMay(visitor, permission as AccountPermission);
    return (status) => (isAllowed ? [200, 302, 404].includes(status) : status === 403);
  }
  if (!isMember(visitor)) return (status) => status === 404;
  const isAllowed = roleMay(visitor, permission as Permission, stage, url);
  // Allowed, and yet not there: a record of the other council. Or another person's, where only the owner may: then refused
  // by the room, not by the table.
  return (status) => (isAllowed ? [200, 302, 403, 404].includes(status) : status === 403);
}

/** Whether a visitor has a role for the council whose record an address means: the commissioning one. */
export function isOfFirstCouncil(visitor: SweepVisitor): boolean {
  return isMember(visitor) && !visitor.startsWith("other-") && isCouncilRole(roleOf(visitor) as Role);
}

/** Whether the table of a council's record lets such a visitor do something while their one challenge is at a stage. */
export function ofCouncilMay(visitor: SweepVisitor, permission: string, stage: Stage): boolean {
  if (!(permission in COUNCIL_PERMISSIONS)) return false;
  const role = visitor === "coordinator" && stage !== "closed" ? "coordinator" : "reader";
  return councilCan(role, permission as CouncilPermission);
}

/** Whether the table of permissions lets a member do something at a stage, by the address of one of its pages. */
export function roleMay(visitor: SweepVisitor, permission: Permission, stage: Stage, url = ""): boolean {
  const role = roleOf(visitor);
  const visit = url.endsWith(AT_REVIEW) ? "progress-review" : undefined;
  return (
    (ROLES as readonly string[]).includes(role) &&
    can(role as Role, permission, {
      stage,
      visit,
      reader: readerOf(visitor),
      isOfReviewAlone: isOfReviewAlone(visitor),
    })
  );
}

function accountMay(visitor: SweepVisitor, permission: AccountPermission): boolean {
  const isAdministrator = visitor === "administrator";
  return accountCan(
    { isAdministrator, managesAChallenge: visitor.endsWith("challenge-manager") },
    permission,
  );
}
