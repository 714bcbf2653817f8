import { pino } from "pino";
import { expect, it } from "vitest";
import type { PublicPlace } from "#app/areas/publication/read-public-pages.server.ts";
import { keepPublicPages } from "./public-pages.ts";

const log = pino({ level: "silent" });

function pagesOf(revisions: Record<string, string>) {
  const drawn: string[] = [];
  let hold: Promise<void> = Promise.resolve();
  const pages = keepPublicPages({
    readPlaces: async () =>
      new Map(
        Object.entries(revisions).map(([path, revision]): [string, PublicPlace] => [
          path,
          { kind: "page", revision },
        ]),
      ),
    draw: async (path) => {
      drawn.push(path);
      if (revisions[path] === "broken") return { status: 500, html: "Sorry" };
      const status = revisions[path]?.startsWith("withdrawn") ? 410 : 200;
      const html = `${path} ${revisions[path]}`;
      await hold;
      return { status, html };
    },
    log,
  });
  const slowDown = () => {
    let go: () => void = () => undefined;
    hold = new Promise((resolve) => {
      go = resolve;
    });
    return () => go();
  };
  return { pages, drawn, revisions, slowDown };
}

it("draws a page once, however many ask at once and afterwards", async () => {
  const { pages, drawn } = pagesOf({ "/a": "1" });
  await pages.refresh();
  const answers = await Promise.all(Array.from({ length: 20 }, () => pages.pageAt("/a")));
  expect(new Set(answers.map((page) => page?.etag)).size).toBe(1);
  await pages.refresh();
  expect(await pages.pageAt("/a")).toMatchObject({ status: 200 });
  expect(drawn).toEqual(["/a"]);
  expect(pages.pageAt("/nowhere")).toBeNull();
});

it("draws again what has changed and nothing else; once it is told, nobody gets the old page", async () => {
  const { pages, drawn, revisions } = pagesOf({ "/a": "1", "/b": "1" });
  await pages.refresh();
  expect(pages.hasUndrawn()).toBe(true);
  await pages.drawAll();
  expect([pages.hasUndrawn(), await pages.refresh()]).toEqual([false, false]);
  const before = await pages.pageAt("/a");
  revisions["/a"] = "withdrawn";
  expect(await pages.refresh()).toBe(true);
  const after = await pages.pageAt("/a");
  expect(after).toMatchObject({ status: 410 });
  expect(after?.etag).not.toBe(before?.etag);
  expect(drawn).toEqual(["/a", "/b", "/a"]);
});

it("sends to nobody what was being drawn when it was withdrawn", async () => {
  const { pages, revisions, slowDown } = pagesOf({ "/a": "1" });
  await pages.refresh();
  const go = slowDown();
  const asked = pages.pageAt("/a");
  revisions["/a"] = "withdrawn";
  await pages.refresh();
  const askedAfter = pages.pageAt("/a");
  go();
  expect(await asked).toBeNull();
  expect(await askedAfter).toMatchObject({ status: 410 });
});

it("draws all that can be drawn, and then says that some could not be", async () => {
  const { pages, revisions } = pagesOf({ "/a": "broken", "/b": "1" });
  await pages.refresh();
  await expect(pages.drawAll()).rejects.toThrow("1 public page could not be drawn.");
  expect(await pages.pageAt("/b")).toMatchObject({ status: 200 });
  revisions["/a"] = "mended";
  await pages.refresh();
  await pages.drawAll();
  expect(pages.hasUndrawn()).toBe(false);
});
