import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import { expect, it } from "vitest";
import { newId } from "#app/platform/ids.ts";
import { makeTestChallenge } from "#tests/support/factories.ts";
import { sessionCookie } from "#tests/support/session-cookie.ts";
import { guarded } from "./guard.server.ts";

/**
 * Once scripts run, Remix asks for the data of a page at its address with `.data` behind it, and `_routes` names whose
 * loaders to run: anybody can leave the layout out. Each loader has its own guard, so that it makes no difference.
 */
const SECRET = "what a peer wrote down";

const page = {
  loader: guarded({ permission: "notes.read" }, () => ({ note: SECRET })),
  action: guarded({ permission: "notes.write" }, () => ({ note: SECRET })),
  default: () => null,
};
const layout = {
  loader: guarded({ permission: "challenge.read" }, () => ({ title: "x" })),
  default: () => null,
};

function place(id: string, path: string | undefined, parentId: string | undefined, hasAction: boolean) {
  return {
    id,
    path,
    parentId,
    module: "",
    hasLoader: id !== "root",
    hasAction,
    hasErrorBoundary: false,
  };
}

const places = {
  root: place("root", "", undefined, false),
  layout: place("layout", "challenges/:challengeId", "root", false),
  page: place("page", "evidence", "layout", true),
};

const build = {
  entry: { module: { default: () => new Response("a page"), handleError: () => undefined } },
  routes: {
    root: { ...places.root, module: { default: () => null } },
    layout: { ...places.layout, module: layout },
    page: { ...places.page, module: page },
  },
  assets: { entry: { module: "", imports: [] }, routes: places, url: "", version: "1" },
  publicPath: "/",
  assetsBuildDirectory: "",
  basename: "/",
  isSpaMode: false,
  future: { v3_singleFetch: true },
} as unknown as ServerBuild;

const handle = createRequestHandler(build, "production");

async function ask(accountId: string | null, address: string, init: RequestInit = {}) {
  const cookie = accountId === null ? "" : await sessionCookie(accountId);
  const answer = await handle(
    new Request(`https://workspace.example${address}`, {
      ...init,
      headers: { Host: "workspace.example", ...init.headers, Cookie: cookie },
    }),
    { cspNonce: "", requestId: newId(), clientAddress: "", isDocument: true, accountId: null },
  );
  return { status: answer.status, text: await answer.text() };
}

it("guards the data of a page as it guards the page, with the layout asked for or not", async () => {
  const { id, permits } = await makeTestChallenge({ stage: "on-site" });
  const stranger = (await makeTestChallenge({ title: "Elsewhere" })).permits.peer.actor.accountId;
  const ways = ["", "?_routes=page", "?_routes=layout,page", "?_routes=root,page"];
  for (const way of ways) {
    const address = `/challenges/${id}/evidence.data${way}`;
    expect((await ask(permits.peer.actor.accountId, address)).text).toContain(SECRET);
    for (const accountId of [
      permits.coordinator.actor.accountId,
      permits.actionOwner.actor.accountId,
      stranger,
      null,
    ]) {
      const { text } = await ask(accountId, address);
      expect(text).not.toContain(SECRET);
    }
  }
});

it("guards what is sent to the data of a page", async () => {
  const { id, permits } = await makeTestChallenge({ stage: "on-site" });
  const send = (accountId: string | null, origin: string) =>
    ask(accountId, `/challenges/${id}/evidence.data`, {
      method: "POST",
      body: new URLSearchParams({ intent: "save" }),
      headers: { Origin: origin },
    });
  const own = "https://workspace.example";
  expect((await send(permits.peer.actor.accountId, own)).text).toContain(SECRET);
  expect((await send(permits.peer.actor.accountId, "https://elsewhere.example")).text).not.toContain(SECRET);
  expect((await send(permits.coordinator.actor.accountId, own)).text).not.toContain(SECRET);
  expect((await send(null, own)).text).not.toContain(SECRET);
});
