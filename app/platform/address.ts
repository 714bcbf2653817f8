/**
 * Addresses built from the pattern of a route, so that a parameter that is missing or spelled otherwise is a type error.
 * A pattern is the path as the router reads it, with the names its query may have: `/notes/:noteId?page&day`.
 */

/** The names of the parameters in a path: of `/notes/:noteId/change` it is `noteId`. */
export type ParamsIn<Path extends string> = Path extends `${infer Before}?${string}`
  ? ParamsIn<Before>
  : Path extends `${infer First}/${infer Rest}`
    ? ParamsIn<First> | ParamsIn<Rest>
    : Path extends `:${infer Name}`
      ? Name
      : never;

/** The names a query may have: of `/notes?page&day` they are `page` and `day`. */
export type QueryIn<Pattern extends string> = Pattern extends `${string}?${infer Query}`
  ? Names<Query>
  : never;

type Names<Query extends string> = Query extends `${infer First}&${infer Rest}` ? First | Names<Rest> : Query;

/** What a name of a query may stand for; what is null, undefined or empty is left out of the address. */
export type QueryValue = string | number | null | undefined;

/** The parameters of an address, each of them wanted; one without parameters may be asked with nothing. */
export type AddressParams<Name extends string> = Readonly<Record<Name, string>>;

/** The query of an address: any of its names, or a query as it was asked, to be asked again. */
export type AddressQuery<Name extends string> = Readonly<Partial<Record<Name, QueryValue>>> | URLSearchParams;

/** Gives the path of a page; `hash` is the id of the part of the page to go to. */
export type Address<Param extends string = string, Query extends string = string> = ([Param] extends [never]
  ? (params?: Readonly<Record<never, string>>, query?: AddressQuery<Query>, hash?: string) => string
  : (params: AddressParams<Param>, query?: AddressQuery<Query>, hash?: string) => string) &
  RoutePattern<Param>;

/** What is known of a route beside the address it gives. */
export interface RoutePattern<Param extends string = string> {
  /** The path with its parameters, `/notes/:noteId`. */
  readonly path: string;
  /** The names of its parameters, in order. */
  readonly names: readonly Param[];
}

/** A tree of patterns, and the tree of addresses that is made of it. */
export interface Patterns {
  readonly [name: string]: string | Patterns;
}
export type Addresses<Tree extends Patterns> = {
  readonly [Name in keyof Tree]: Tree[Name] extends string
    ? Address<ParamsIn<Tree[Name]>, QueryIn<Tree[Name]>>
    : Tree[Name] extends Patterns
      ? Addresses<Tree[Name]>
      : never;
};

/** Makes the tree of addresses of a tree of patterns. */
export function addressesOf<const Tree extends Patterns>(tree: Tree): Addresses<Tree> {
  return Object.fromEntries(
    Object.entries(tree).map(([name, branch]) => [
      name,
      typeof branch === "string" ? addressOf(branch) : addressesOf(branch),
    ]),
  ) as Addresses<Tree>;
}

function addressOf(pattern: string) {
  const path = pattern.replace(/\?.*/, "");
  const address = (params: Record<string, string> = {}, query: AddressQuery<string> = {}, hash?: string) => {
    const filled = path.replace(/:(\w+)/g, (_, name: string) => {
      // Without it the address would be another page's.
      if (!params[name]) throw new Error(`The address ${path} was asked without ${name}.`);
      return encodeURIComponent(params[name]);
    });
    return filled + queryOf(query) + (hash === undefined ? "" : `#${encodeURIComponent(hash)}`);
  };
  return Object.assign(address, { path, names: (path.match(/:\w+/g) ?? []).map((name) => name.slice(1)) });
}

/** A query with its question mark; nothing when every value of it is left out. Encoded as a form of a page encodes it. */
function queryOf(query: AddressQuery<string>): string {
  const said = query instanceof URLSearchParams ? [...query] : Object.entries(query);
  const kept = said.filter(([, value]) => value !== null && value !== undefined && value !== "");
  return kept.length === 0
    ? ""
    : `?${new URLSearchParams(kept.map(([name, value]) => [name, String(value)]))}`;
}
