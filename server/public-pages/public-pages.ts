import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { Logger } from "pino";
import type { PublicPlace } from "#app/areas/publication/read-public-pages.server.ts";
import { AppError } from "#app/platform/errors.ts";

const compress = promisify(gzip);

/** A page as it is sent. */
export interface DrawnPage {
  status: number;
  etag: string;
  gzip: Buffer;
}

/** What draws a page: the status and the HTML that the framework answers with to somebody who is not signed in. */
export type Draw = (path: string) => Promise<{ status: number; html: string }>;

export interface PublicPages {
  /** What stands at an address; undefined where nothing that everybody may read does. */
  placeAt: (path: string) => PublicPlace | undefined;
  /** The page there as it was drawn; draws it when it is not kept. Null when it cannot be drawn. */
  pageAt: (path: string) => DrawnPage | null | Promise<DrawnPage | null>;
  /**
   * Forgets every page whose facts are no longer the same; once it resolves, no such page is sent. Answers whether the
   * facts of any page are others than before.
   */
  refresh: () => Promise<boolean>;
  /** Whether there is a page that is not kept and has room. */
  hasUndrawn: () => boolean;
  /** Draws the pages that are not kept, one after the other, until `stop`. Throws when some could not be drawn. */
  drawAll: () => Promise<void>;
  /** No further page is drawn beside other work. */
  stop: () => void;
}

/** Kept bytes of pages, packed, at most; some two thousand documents. The rest is drawn when it is asked for. */
const MOST_BYTES = 64 * 1024 * 1024;

/** Statuses that are the answer for everybody: there, and withdrawn. */
const KEPT_STATUSES = [200, 410];

interface Kept extends DrawnPage {
  revision: string;
}

/**
 * The pages that anybody may read, as bytes. `readPlaces` says what there is and what each page depends on, `draw` makes
 * one; both are asked when something changed and never by a reader of a page that is kept.
 */
export function keepPublicPages({
  readPlaces,
  draw,
  log,
}: {
  readPlaces: () => Promise<Map<string, PublicPlace>>;
  draw: Draw;
  log: Logger;
}): PublicPages {
  let places = new Map<string, PublicPlace>();
  const kept = new Map<string, Kept>();
  const underWay = new Map<string, { revision: string; page: Promise<DrawnPage | null> }>();
  let bytes = 0;
  let refreshes = 0;
  let isStopped = false;

  const forget = (path: string) => {
    bytes -= kept.get(path)?.gzip.byteLength ?? 0;
    kept.delete(path);
  };

  const revisionAt = (path: string): string | null => {
    const place = places.get(path);
    return place?.kind === "page" ? place.revision : null;
  };

  const drawAt = async (path: string, revision: string): Promise<DrawnPage | null> => {
    try {
      const { status, html } = await draw(path);
      if (!KEPT_STATUSES.includes(status)) return null;
      const page = { status, etag: etagOf(html), gzip: await compress(html, { level: 9 }) };
      // Meanwhile it may have been withdrawn: then these bytes are not sent to anybody.
      if (revisionAt(path) !== revision) return null;
      if (page.gzip.byteLength + bytes <= MOST_BYTES) {
        kept.set(path, { ...page, revision });
        bytes += page.gzip.byteLength;
      }
      return page;
    } catch (error) {
      log.error({ err: error }, "a public page could not be drawn");
      return null;
    } finally {
      if (underWay.get(path)?.revision === revision) underWay.delete(path);
    }
  };

  const pageAt = (path: string) => {
    const known = kept.get(path);
    if (known !== undefined) return known;
    const revision = revisionAt(path);
    if (revision === null) return null;
    // However many ask at once, it is drawn once.
    const drawing = underWay.get(path);
    if (drawing?.revision === revision) return drawing.page;
    const page = drawAt(path, revision);
    underWay.set(path, { revision, page });
    return page;
  };

  const undrawn = () =>
    [...places].filter(([path, { kind }]) => kind === "page" && !kept.has(path)).map(([path]) => path);

  return {
    placeAt: (path) => places.get(path),
    pageAt,
    refresh: async () => {
      refreshes += 1;
      const own = refreshes;
      let now: Map<string, PublicPlace>;
      try {
        now = await readPlaces();
      } catch (error) {
        // What cannot be asked may have changed: the framework answers until it can.
        log.error({ err: error }, "the public pages could not be looked up");
        now = new Map();
      }
      // An answer that was asked for earlier must not come after a later one.
      if (own !== refreshes) return true;
      const before = places;
      places = now;
      for (const [path, { revision }] of kept) if (revisionAt(path) !== revision) forget(path);
      return before.size !== now.size || [...before].some(([path, place]) => !isSame(place, now.get(path)));
    },
    hasUndrawn: () => bytes < MOST_BYTES && undrawn().length > 0,
    drawAll: async () => {
      let failures = 0;
      for (const path of undrawn()) {
        if (isStopped || bytes >= MOST_BYTES) return;
        const start = performance.now();
        const page = await pageAt(path);
        // Withdrawn meanwhile is not a failure: the change asks for the pages again.
        if (page === null && undrawn().includes(path)) failures += 1;
        // Half of the time is left to those who work.
        await new Promise((resolve) => setTimeout(resolve, performance.now() - start));
      }
      if (failures > 0) {
        throw new AppError(
          "conflict",
          `${failures === 1 ? "1 public page" : `${failures} public pages`} could not be drawn. The server's log says why.`,
        );
      }
    },
    stop: () => {
      isStopped = true;
    },
  };
}

function isSame(one: PublicPlace, other: PublicPlace | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function etagOf(html: string): string {
  // Weak: the same page is sent packed or not.
  return `W/"${createHash("sha256").update(html).digest("base64url").slice(0, 27)}"`;
}
