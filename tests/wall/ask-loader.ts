import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import JSZip from "jszip";
import { newId } from "#app/platform/ids.ts";
import { type ListedRoute, listedRoutes } from "#tests/support/route-table.ts";

/** One route with a loader, called as Remix calls it. */
export interface LoaderRoute {
  route: ListedRoute;
  loader: (args: LoaderFunctionArgs) => Promise<unknown>;
}

/** One route with a form, called as Remix calls it. */
export interface ActionRoute {
  route: ListedRoute;
  action: (args: ActionFunctionArgs) => Promise<unknown>;
}

/** What came back: everything in it as text, headers and the parts of a Word file too. */
export interface LoaderAnswer {
  status: number;
  text: string;
}

/** Every route of the product that has a loader. */
export async function loaderRoutes(): Promise<LoaderRoute[]> {
  const found: LoaderRoute[] = [];
  for (const route of await listedRoutes()) {
    if (route.file === "root.tsx") continue;
    const { loader } = (await import(/* @vite-ignore */ `../../app/${route.file}`)) as Partial<LoaderRoute>;
    if (loader !== undefined) found.push({ route, loader });
  }
  return found;
}

/** Every route of the product that takes a form. */
export async function actionRoutes(): Promise<ActionRoute[]> {
  const found: ActionRoute[] = [];
  for (const route of await listedRoutes()) {
    const { action } = (await import(/* @vite-ignore */ `../../app/${route.file}`)) as Partial<ActionRoute>;
    if (action !== undefined) found.push({ route, action });
  }
  return found;
}

/** What Remix tells a loader of one request; loaders given the same one belong to one request. */
export function requestContext(): LoaderFunctionArgs["context"] {
  asked += 1;
  // Every request comes from an address of its own: how often somebody may guess is not what is asked here.
  const clientAddress = `2001:db8::${asked.toString(16)}`;
  const context = { cspNonce: "", requestId: newId(), clientAddress, isDocument: true, accountId: null };
  return context as unknown as LoaderFunctionArgs["context"];
}

let asked = 0;

/** Asks a loader through its guard. A bug is thrown on, with the address it happened at. */
export async function askLoader(
  { route, loader }: LoaderRoute,
  {
    params,
    query = "",
    headers,
    context = requestContext(),
  }: {
    params: Record<string, string>;
    query?: string;
    headers: HeadersInit;
    context?: LoaderFunctionArgs["context"];
  },
): Promise<LoaderAnswer> {
  const request = new Request(addressOf(route, params) + query, { headers });
  const answer = await loader({ request, params, context } as LoaderFunctionArgs).catch((error: unknown) => {
    if (error instanceof Error) throw new Error(`${route.url}: ${error.message}`, { cause: error });
    return error;
  });
  return { status: statusOf(answer), text: await textOf(answer) };
}

/** Presses a button of a form through its guard, with nothing filled in; the status. */
export async function press(
  { route, action }: ActionRoute,
  { params, intent, headers }: { params: Record<string, string>; intent: string; headers: HeadersInit },
): Promise<number> {
  const request = new Request(addressOf(route, params), {
    method: "POST",
    headers: { ...headers, Origin: ORIGIN, "Sec-Fetch-Site": "same-origin" },
    body: new URLSearchParams({ intent }),
  });
  const args = { request, params, context: requestContext() } as ActionFunctionArgs;
  const answer = await action(args).catch((error: unknown) => {
    if (error instanceof Error) throw new Error(`${intent} ${route.url}: ${error.message}`, { cause: error });
    return error;
  });
  return statusOf(answer);
}

const ORIGIN = "https://workspace.example";

function addressOf(route: ListedRoute, params: Record<string, string>): string {
  return ORIGIN + pathOf(route.url, params);
}

/** An address with its parameters; what stands behind a number sign says only which of several rows of the table it is. */
export function pathOf(url: string, params: Record<string, string>): string {
  return url.replace(/#.*$/, "").replaceAll(/:(\w+)/g, (_, name: string) => params[name] ?? "");
}

function statusOf(answer: unknown): number {
  if (answer instanceof Response) return answer.status;
  const { init } = (answer ?? {}) as { init?: { status?: number } };
  return init?.status ?? 200;
}

async function textOf(answer: unknown): Promise<string> {
  if (!(answer instanceof Response)) return JSON.stringify(answer) ?? "";
  const headers = JSON.stringify([...answer.headers]);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return headers + new TextDecoder().decode(bytes);
  // Every part of a Word or Excel file, properties and all.
  const parts = Object.values((await JSZip.loadAsync(bytes)).files);
  return headers + (await Promise.all(parts.map((part) => part.async("text")))).join("\n");
}
