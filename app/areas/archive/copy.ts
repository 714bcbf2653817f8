import { classOf, type FieldClass } from "#app/access/field-classes.ts";
import type { ChallengePermit, CouncilPermit, PeerTeamPermit } from "#app/access/permit.ts";
import { type Reach, reachOf } from "#app/access/reach.ts";
import { MODELS } from "../retention/models.ts";
import { shapeColumns } from "./row-shapes.ts";
import { VERSION_4 } from "./version-4.ts";

/**
 * A copy of a challenge to take away, and who takes it. `whole`: what an operator of the machine keeps, drafts of all sides
 * included; no page makes one. `team`: what the challenge manager reads. `council`: what one council's co-ordinator reads.
 */
export type Copy =
  | { kind: "whole"; permit: ChallengePermit }
  | { kind: "team"; permit: PeerTeamPermit }
  | { kind: "council"; permit: CouncilPermit };

/** How far a copy holds columns of a class. Secrets are in none: what opens a door or a seal is no record. */
export function reachOfCopy({ kind, permit }: Copy, fieldClass: FieldClass): Reach {
  if (kind === "whole") return fieldClass === "secret" ? "none" : "all";
  return reachOf(permit, fieldClass);
}

/** A table of a copy. */
export interface HeldTable {
  table: string;
  columns: string[];
  /** Whether only rows of the own council are held. */
  isOwnOnly: boolean;
}

/** A table that belongs to the challenge and is not in a copy, with the reason. */
export interface LeftTable {
  table: string;
  why: "secret" | "not-yours";
}

/** What a copy holds, by the class of each column. Nothing else decides: what a permit cannot read, its copy cannot hold. */
export function tablesOf(copy: Copy): { held: HeldTable[]; left: LeftTable[] } {
  const held: HeldTable[] = [];
  const left: LeftTable[] = [];
  for (const [table, { of }] of Object.entries(MODELS)) {
    if (of === null) continue;
    const columns: string[] = [];
    let isOwnOnly = false;
    const known = shapeColumns(VERSION_4, table);
    for (const column of known?.keys() ?? []) {
      const fieldClass = classOf(table, column);
      const reach = fieldClass === undefined ? "none" : reachOfCopy(copy, fieldClass);
      if (reach === "none") continue;
      columns.push(column);
      isOwnOnly ||= reach === "own";
    }
    if (columns.length > 0) held.push({ table, columns, isOwnOnly });
    else left.push({ table, why: known === undefined ? "secret" : "not-yours" });
  }
  return { held, left };
}
