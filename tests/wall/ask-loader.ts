import type { LoaderFunctionArgs } from "@remix-run/node";
import JSZip from "jszip";
import { newId } from "#app/platform/ids.ts";
import { type ListedRoute, listedRoutes } from "#tests/support/route-table.ts";

/** One route with a loader, called as Remix calls it. */
export interface LoaderRoute {
  route: ListedRoute;
  loader: (args: LoaderFunctionArgs) => Promise<unknown>;
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

/** Asks a loader through its guard. A bug is thrown on, with the address it happened at. */
export async function askLoader(
  { route, loader }: LoaderRoute,
  { params, query = "", headers }: { params: Record<string, string>; query?: string; headers: HeadersInit },
): Promise<LoaderAnswer> {
  const path = route.url.replaceAll(/:(\w+)/g, (_, name: string) => params[name] ?? "");
  const answer = await loader({
    request: new Request(`https://workspace.example${path}${query}`, { headers }),
    params,
    context: { cspNonce: "", requestId: newId(), clientAddress: "", isDocument: true, accountId: null },
  } as unknown as LoaderFunctionArgs).catch((error: unknown) => {
    if (error instanceof Error) throw new Error(`${route.url}: ${error.message}`, { cause: error });
    return error;
  });
  return { status: statusOf(answer), text: await textOf(answer) };
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
