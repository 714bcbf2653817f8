/**
 * Who asks which table: every call of the database client, every table that SQL names and every relation that a question
 * follows into another room's table, found by reading the code as TypeScript reads it. Owners come from the files of
 * prisma/schema: a table belongs to the room its file is named after (decision 0607).
 */
import { posix } from "node:path";
import ts from "typescript";

/** A source file: its path from the project's root, with slashes, and its text. */
export interface SourceText {
  path: string;
  text: string;
}

/** The tables of a schema: whose each is, and which table each relation field leads to. */
export interface TableOwners {
  ownerOf: ReadonlyMap<string, string>;
  relationsOf: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/**
 * One place in the code that reaches a table.
 *
 * - `call`: a method of the client on the table itself, whoever the client is called.
 * - `sql`: a table named in SQL after FROM, JOIN, INTO, UPDATE or TABLE, or as what is counted.
 * - `join`: a relation that a `select`, `include`, `where`, `orderBy` or `data` follows from one table to another.
 * - `any`: the client asked for a table whose name is not written there.
 */
export interface TableUse {
  file: string;
  line: number;
  room: string;
  kind: "call" | "sql" | "join" | "any";
  table: string;
  owner: string;
}

const OPERATIONS = new Set(
  "findMany findFirst findFirstOrThrow findUnique findUniqueOrThrow count aggregate groupBy create createMany createManyAndReturn update updateMany updateManyAndReturn upsert delete deleteMany".split(
    " ",
  ),
);
const CLIENTS = /^(db|tx|client|prisma)$/;
const IN_SQL = /\b(?:FROM|JOIN|INTO|UPDATE|TABLE)\s+(?:\\?")?(\w+)/g;

/** What stands in every file that could ask a table. */
const MAY_ASK = new RegExp(`\\.\\s*(${[...OPERATIONS].join("|")})\\b|${IN_SQL.source}|\\browsIn\\(`);

/** Reads the owners from the files of a schema. */
export function readTableOwners(files: readonly { path: string; content: string }[]): TableOwners {
  const ownerOf = new Map<string, string>();
  const bodies = new Map<string, string>();
  for (const { path, content } of files) {
    const room = posix.basename(path.replaceAll("\\", "/"), ".prisma");
    for (const [, table = "", body = ""] of content.matchAll(/^model (\w+) \{(.*?)^\}/gms)) {
      ownerOf.set(table, room);
      bodies.set(table, body);
    }
  }
  const relationsOf = new Map<string, Map<string, string>>();
  for (const [table, body] of bodies) {
    const fields = [...body.matchAll(/^\s*(\w+)\s+(\w+)[?[\]]*/gm)];
    relationsOf.set(
      table,
      new Map(fields.flatMap(([, field = "", type = ""]) => (ownerOf.has(type) ? [[field, type]] : []))),
    );
  }
  return { ownerOf, relationsOf };
}

/** The room a file stands in: `app/areas/ROOM`, `app/FRAME`, or the folder at the top. */
export function roomOf(path: string): string {
  const [top = "", second = "", third = ""] = path.split("/");
  if (top !== "app") return top;
  return second === "areas" ? third : second;
}

/** Every use of a table in the files, in the order of the files. */
export function findTableUses(files: readonly SourceText[], owners: TableOwners): TableUse[] {
  const sources = new Sources(files);
  return files.filter(({ text }) => MAY_ASK.test(text)).flatMap(({ path }) => usesIn(path, sources, owners));
}

/** The files read as TypeScript: each once, and only those that are asked for, since reading all takes seconds. */
class Sources {
  readonly #texts: ReadonlyMap<string, string>;
  readonly #parsed = new Map<string, ts.SourceFile>();

  constructor(files: readonly SourceText[]) {
    this.#texts = new Map(files.map(({ path, text }) => [path, text]));
  }

  get(path: string): ts.SourceFile | undefined {
    const text = this.#texts.get(path);
    if (text === undefined) return undefined;
    const parsed = this.#parsed.get(path) ?? ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
    this.#parsed.set(path, parsed);
    return parsed;
  }
}

function usesIn(path: string, sources: Sources, owners: TableOwners): TableUse[] {
  const source = sources.get(path);
  if (source === undefined) return [];
  const delegates = new Map([...owners.ownerOf.keys()].map((table) => [lower(table), table]));
  const found: TableUse[] = [];
  const add = (node: ts.Node, kind: TableUse["kind"], table: string) =>
    found.push({
      file: path,
      line: source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1,
      room: roomOf(path),
      kind,
      table,
      owner: owners.ownerOf.get(table) ?? "",
    });

  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const table = calledTable(node, delegates);
      if (table === "") add(node, "any", "");
      if (table) {
        add(node, "call", table);
        for (const argument of node.arguments) follow(argument, table, source, node);
      }
      const [first] = node.arguments;
      if (node.expression.getText(source) === "rowsIn" && first && ts.isStringLiteralLike(first)) {
        if (owners.ownerOf.has(first.text)) add(node, "sql", first.text);
      }
    }
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
      for (const [, table = ""] of node.text.matchAll(IN_SQL)) {
        if (owners.ownerOf.has(table)) add(node, "sql", table);
      }
    }
    ts.forEachChild(node, visit);
  };

  /** Follows what is asked of a table through its relations; a name is looked up where it was made. */
  const follow = (node: ts.Node, table: string, where: ts.SourceFile, at: ts.Node, depth = 0): void => {
    if (depth > 12) return;
    const on = (next: ts.Node, of = table) => follow(next, of, where, at, depth + 1);
    if (ts.isObjectLiteralExpression(node)) {
      for (const property of node.properties) {
        if (ts.isSpreadAssignment(property)) on(property.expression);
        else if (ts.isShorthandPropertyAssignment(property)) {
          const target = owners.relationsOf.get(table)?.get(property.name.text);
          if (target !== undefined) add(at, "join", target);
          const made = madeAs(property.name.text, where, sources);
          if (made) follow(made.node, target ?? table, made.source, at, depth + 1);
        } else if (ts.isPropertyAssignment(property)) {
          const name = property.name.getText(where);
          const target = owners.relationsOf.get(table)?.get(name);
          if (target !== undefined && property.initializer.kind !== ts.SyntaxKind.FalseKeyword) {
            add(at, "join", target);
            on(property.initializer, target);
          } else on(property.initializer);
        }
      }
    } else if (ts.isIdentifier(node)) {
      const made = madeAs(node.text, where, sources);
      if (made) follow(made.node, table, made.source, at, depth + 1);
    } else if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
      const made = madeAs(node.expression.text, where, sources);
      if (made) follow(made.node, table, made.source, at, depth + 1);
    } else if (ts.isFunctionLike(node)) {
      if ("body" in node && node.body) {
        if (ts.isBlock(node.body)) {
          const back = (inner: ts.Node): void => {
            if (ts.isReturnStatement(inner) && inner.expression) on(inner.expression);
            ts.forEachChild(inner, back);
          };
          back(node.body);
        } else on(node.body);
      }
    } else if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) {
      // A value of the record, not a question.
    } else ts.forEachChild(node, (child) => on(child));
  };

  ts.forEachChild(source, visit);
  const once = new Map(found.map((use) => [[use.line, use.kind, use.table].join(" "), use]));
  return [...once.values()];
}

/** The table a call asks: "" where its name is not written there, undefined where no table is asked. */
function calledTable(node: ts.CallExpression, delegates: ReadonlyMap<string, string>): string | undefined {
  const method = node.expression;
  if (!ts.isPropertyAccessExpression(method) || !OPERATIONS.has(method.name.text)) return undefined;
  const delegate = method.expression;
  if (ts.isPropertyAccessExpression(delegate)) return delegates.get(delegate.name.text);
  if (ts.isElementAccessExpression(delegate)) {
    const { argumentExpression: name, expression: asked } = delegate;
    if (ts.isStringLiteralLike(name)) return delegates.get(name.text);
    // A table of work by its name is asked in the same way: only a client is meant, by the names that clients go by.
    return ts.isIdentifier(asked) && CLIENTS.test(asked.text) ? "" : undefined;
  }
  return undefined;
}

/** What a name was made as: a constant or function of the file, or of the file it is imported from. */
function madeAs(
  name: string,
  source: ts.SourceFile,
  sources: Sources,
): { node: ts.Node; source: ts.SourceFile } | undefined {
  const own = declared(source).get(name);
  if (own) return { node: own, source };
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const bindings = statement.importClause?.namedBindings;
    if (!bindings || !ts.isNamedImports(bindings)) continue;
    const element = bindings.elements.find((one) => one.name.text === name);
    if (!element) continue;
    const from = statement.moduleSpecifier.text;
    const path = from.startsWith("#") ? from.slice(1) : posix.join(posix.dirname(source.fileName), from);
    const other = sources.get(path);
    const node = other && declared(other).get((element.propertyName ?? element.name).text);
    return node && other ? { node, source: other } : undefined;
  }
  return undefined;
}

const known = new WeakMap<ts.SourceFile, Map<string, ts.Node>>();

/** Constants with a value and functions, anywhere in a file, by name. */
function declared(source: ts.SourceFile): Map<string, ts.Node> {
  const before = known.get(source);
  if (before) return before;
  const made = new Map<string, ts.Node>();
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer) {
      made.set(node.name.text, node.initializer);
    }
    if (ts.isFunctionDeclaration(node) && node.name) made.set(node.name.text, node);
    ts.forEachChild(node, visit);
  };
  visit(source);
  known.set(source, made);
  return made;
}

const lower = (table: string) => `${table.charAt(0).toLowerCase()}${table.slice(1)}`;
