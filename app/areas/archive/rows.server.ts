import { peersShownTo } from "#app/areas/peer-team/shown-peers.ts";
import { readableMembers } from "#app/areas/people/store.server.ts";
import { ownOrJoint } from "#app/areas/preparation/store.server.ts";
import { readableMarks } from "#app/areas/visits/postponements.server.ts";
import { READ_PERMISSION } from "#app/issue/issued-versions.server.ts";
import { readableMail } from "#app/mail/store.server.ts";
import { readableNotices, readableTold } from "#app/notices/readable-notices.server.ts";
import type { Db } from "#app/platform/db.server.ts";
import { listSharedRecommendations } from "../findings/read-recommendations.server.ts";
import { MODELS, PARENTS } from "../retention/models.ts";
import type { Copy, HeldTable } from "./copy.ts";
import type { Row } from "./row-shapes.ts";

/** A condition on the rows of a table, as the database client takes it. */
type Condition = Record<string, unknown>;

/** What is asked of any table: the client's own types are one per table. */
interface AnyTable {
  findMany(asked: {
    where: Condition;
    select: Record<string, true>;
    orderBy: Record<string, "asc">[];
    take?: number;
  }): Promise<Record<string, unknown>[]>;
  count(asked: { where: Condition }): Promise<number>;
}

function tableOf(client: Db, table: string): AnyTable {
  const name = table.charAt(0).toLowerCase() + table.slice(1);
  return (client as unknown as Record<string, AnyTable>)[name] as AnyTable;
}

/** What the columns of a class say of rows is not enough for these: some rows are read, others not. */
type Narrowing = Partial<Record<string, Condition>>;

/** The rows of some tables that somebody on a side reads, as the pages read them. Empty for the whole copy. */
export async function narrowingOf({ kind, permit }: Copy): Promise<Narrowing> {
  if (kind === "whole") return {};
  // As they were issued: one that is being reworded has words that only the team knows.
  const issued =
    kind === "team"
      ? null
      : (await listSharedRecommendations(permit)).filter(({ isBeingReworded }) => !isBeingReworded);
  const kinds = Object.entries(READ_PERMISSION).filter(([, permission]) => permit.may(permission));
  return {
    Peer: peersShownTo(permit.may("team.edit")),
    VisitPeer: { peer: peersShownTo(permit.may("team.edit")) },
    PostponementMark: readableMarks(permit),
    Membership: readableMembers(permit),
    OutgoingMail: readableMail(permit),
    // Links to say when somebody can come are nobody's to read.
    PurposeLink: { kind: "approval" },
    Notice: readableNotices(permit),
    ToldNotice: readableTold(permit),
    IssuedVersion: { kind: { in: kinds.map(([name]) => name) } },
    ...(issued === null ? {} : { Recommendation: { id: { in: issued.map(({ id }) => id) } } }),
    ...(kind === "council"
      ? {
          StatementSection: ownOrJoint(permit),
          ActionUpdate: { action: { councilId: permit.councilId } },
          ScopeChangesAnswer: { decision: { councilId: permit.councilId } },
        }
      : {}),
  };
}

/** Tables in which rows of the own council are found by their narrowing, not by a column `councilId` alone. */
const OWN_BY_NARROWING = ["StatementSection", "ActionUpdate", "ScopeChangesAnswer"];

/** Reads the tables of a copy. Made anew for each: it remembers whose copy it is. */
export class CopyReader {
  constructor(
    private readonly copy: Copy,
    private readonly narrowing: Narrowing,
    private readonly held: readonly HeldTable[],
  ) {}

  /** The rows of a table that the copy holds, with its columns alone, in the order of their ids. */
  async rows(client: Db, { table, columns }: HeldTable): Promise<Row[]> {
    const found = await tableOf(client, table).findMany({
      where: this.condition(table),
      select: selected(columns),
      orderBy: orderOf(columns),
    });
    return found.map((row) => asJson(row, columns));
  }

  /** A piece of a table whose rows have an id and never change, such as the trail: those after an id. */
  async rowsAfter(
    client: Db,
    { table, columns }: HeldTable,
    id: string,
    { atMost, where }: { atMost: number; where: Condition },
  ): Promise<Row[]> {
    const found = await tableOf(client, table).findMany({
      where: { AND: [this.condition(table), where, { id: { gt: id } }] },
      select: selected(columns),
      orderBy: [{ id: "asc" }],
      take: atMost,
    });
    return found.map((row) => asJson(row, columns));
  }

  /** How many rows of a table belong to the challenge, held or not. For the whole copy alone. */
  async count(client: Db, table: string): Promise<number> {
    return tableOf(client, table).count({ where: this.condition(table) });
  }

  private condition(table: string): Condition {
    const isOwnOnly = this.held.find((one) => one.table === table)?.isOwnOnly ?? false;
    const { permit } = this.copy;
    return {
      AND: [
        this.ofChallenge(table),
        this.narrowing[table] ?? {},
        isOwnOnly && !OWN_BY_NARROWING.includes(table) ? { councilId: permit.councilId ?? "" } : {},
      ],
    };
  }

  private ofChallenge(table: string): Condition {
    const { challengeId } = this.copy.permit;
    const of = MODELS[table]?.of ?? null;
    if (of === "id") return { id: challengeId };
    if (of === "challengeId") return { challengeId };
    if (of === "named") return { OR: this.namedAccounts() };
    if (of === null) throw new Error(`${table} belongs to no challenge`);
    return { [of]: this.condition(PARENTS[of]) };
  }

  /** Accounts that rows of this copy name: of others not even the name is held. */
  private namedAccounts(): Condition[] {
    const naming = { memberships: "Membership", notes: "Note", actions: "Action", grants: "SupportGrant" };
    return Object.entries(naming)
      .filter(([, table]) => this.held.some((one) => one.table === table))
      .map(([relation, table]) => ({ [relation]: { some: this.condition(table) } }));
  }
}

function selected(columns: readonly string[]): Record<string, true> {
  return Object.fromEntries(columns.map((column) => [column, true]));
}

/** By the id, or where there is none by the columns that tell rows apart. */
function orderOf(columns: readonly string[]): Record<string, "asc">[] {
  const names = columns.includes("id")
    ? ["id"]
    : columns.filter((name) => /Id$|^key$|^category$|^dueOn$/.test(name));
  return names.map((name) => ({ [name]: "asc" }));
}

function asJson(row: Record<string, unknown>, columns: readonly string[]): Row {
  return Object.fromEntries(
    columns.map((column) => {
      const value = row[column];
      return [column, value instanceof Date ? value.toISOString() : (value as Row[string])];
    }),
  );
}
