/**
 * What the framework works out again at every request, remembered: the built server's copies of its packages call these
 * functions in the places that server/framework/remember-routes.ts names. Nothing here knows a page.
 */

/** A route's way down from the root, as the router flattens it; `path` is the whole pattern, such as `/themes/:themeId`. */
interface Branch {
  path: string;
}

/** A branch with its place among all, best first: the router takes the first that matches. */
interface RankedBranch<Found extends Branch> {
  rank: number;
  branch: Found;
}

/** The branches below one beginning of an address. */
interface Node<Found extends Branch> {
  /** By the next segment in small letters: patterns do not look at the case. */
  fixed: Map<string, Node<Found>>;
  /** What follows whatever the next segment is: `:id`, `:name.csv`. */
  open: Node<Found> | null;
  /** Branches that end here. */
  ends: RankedBranch<Found>[];
  /** Branches that may take any number of further segments. */
  takesRest: RankedBranch<Found>[];
}

interface Index<Found extends Branch> {
  branches: Found[];
  root: Node<Found>;
}

/** By route table, which the server makes once and never changes. */
const indexes = new WeakMap<object, Index<Branch>>();

/** A segment that only itself can match. Others (parameters, stars, letters with unusual case rules) match anything here. */
const FIXED_SEGMENT = /^[^:*\u0080-\uffff][^*\u0080-\uffff]*$/;

/**
 * The branches of a table that can match a decoded path, best first, without looking at the others. It may return some
 * that do not match, never leaves out one that does: the router then tries each as it always did.
 */
export function branchesFor<Found extends Branch>(
  routes: object,
  path: string,
  isPartial: boolean,
  rankAll: () => Found[],
): Found[] {
  let index = indexes.get(routes) as Index<Found> | undefined;
  if (index === undefined) {
    index = indexOf(rankAll());
    indexes.set(routes, index);
  }
  // Partly matched and oddly slashed addresses are rare: there, all are tried.
  if (isPartial || !path.startsWith("/") || /\/\/./.test(path)) return index.branches;
  const found: RankedBranch<Found>[] = [];
  collect(index.root, path.split("/").filter(Boolean), 0, found);
  return found.sort((a, b) => a.rank - b.rank).map(({ branch }) => branch);
}

function indexOf<Found extends Branch>(branches: Found[]): Index<Found> {
  const root = newNode<Found>();
  for (const [rank, branch] of branches.entries()) {
    const segments = branch.path.split("/").filter(Boolean);
    let node = root;
    let takesRest = false;
    for (const segment of segments) {
      takesRest = segment.includes("*");
      if (takesRest) break;
      node = FIXED_SEGMENT.test(segment) ? fixedNode(node, segment.toLowerCase()) : openNode(node);
    }
    (takesRest ? node.takesRest : node.ends).push({ rank, branch });
  }
  return { branches, root };
}

function newNode<Found extends Branch>(): Node<Found> {
  return { fixed: new Map(), open: null, ends: [], takesRest: [] };
}

function fixedNode<Found extends Branch>(node: Node<Found>, segment: string): Node<Found> {
  let next = node.fixed.get(segment);
  if (next === undefined) {
    next = newNode();
    node.fixed.set(segment, next);
  }
  return next;
}

function openNode<Found extends Branch>(node: Node<Found>): Node<Found> {
  node.open ??= newNode();
  return node.open;
}

function collect<Found extends Branch>(
  node: Node<Found>,
  segments: string[],
  depth: number,
  found: RankedBranch<Found>[],
): void {
  found.push(...node.takesRest);
  const segment = segments[depth];
  if (segment === undefined) {
    found.push(...node.ends);
    return;
  }
  const fixed = node.fixed.get(segment.toLowerCase());
  if (fixed) collect(fixed, segments, depth + 1, found);
  if (node.open) collect(node.open, segments, depth + 1, found);
}

/** Far above the number of patterns of any table; a page that made patterns of what people type could not fill the memory. */
const MOST_PATTERNS = 5_000;

const patterns = new Map<string, unknown>();

/** The compiled pattern of a route, made once. */
export function patternOf<Compiled>(
  compile: (path: string, caseSensitive: boolean, end: boolean) => Compiled,
  path: string,
  caseSensitive = false,
  end = true,
): Compiled {
  const key = `${caseSensitive ? "c" : "i"}${end ? "$" : "-"}${path}`;
  let compiled = patterns.get(key) as Compiled | undefined;
  if (compiled === undefined) {
    compiled = compile(path, caseSensitive, end);
    if (patterns.size >= MOST_PATTERNS) patterns.clear();
    patterns.set(key, compiled);
  }
  return compiled;
}

const made = new WeakMap<object, unknown>();

/** What is made of a table that does not change, made once. */
export function madeOf<Made>(table: object, make: () => Made): Made {
  let result = made.get(table) as Made | undefined;
  if (result === undefined) {
    result = make();
    made.set(table, result);
  }
  return result;
}
