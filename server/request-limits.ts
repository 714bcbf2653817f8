import type { Request, RequestHandler, Response } from "express";
import { countRefusedByBounds } from "#app/platform/metrics.server.ts";
import { plainPage } from "#app/platform/plain-page.ts";

/** The largest body taken, in bytes: 64 MiB, room for a data pack's biggest file and its form. */
export const MAX_BODY_BYTES = 64 * 1024 * 1024;

/**
 * What is still read and thrown away of a body that is refused, in bytes. A browser shows the answer only once it
 * has sent everything; beyond this the connection is cut.
 */
const MAX_DRAIN_BYTES = 512 * 1024 * 1024;

const TOO_LARGE = plainPage(
  "That file is too large",
  "What you sent is larger than 64 megabytes, which is the most that can be uploaded at once. Nothing was saved. Go back with your browser’s own button: what you typed beside the file may still stand there. Make the file smaller, or split it, and try again.",
);

const NO_LENGTH = plainPage(
  "The upload could not be read",
  "What you sent did not say how large it is. Nothing was saved. Try again, or use another browser.",
);

/** Refuses bodies that are too large, or that do not say how large they are, before anything reads them. */
export const limitBody: RequestHandler = (request, response, next) => {
  const length = request.headers["content-length"];
  if (length !== undefined && Number(length) > MAX_BODY_BYTES) {
    drainThenAnswer(request, response, 413, TOO_LARGE);
  } else if (length === undefined && request.headers["transfer-encoding"] !== undefined) {
    drainThenAnswer(request, response, 411, NO_LENGTH);
  } else {
    next();
  }
};

/**
 * Does away with what is left of a body that was answered before it was read: a form that was refused by its size, or by
 * who sent it. Nothing of it is kept, and the connection serves the next request.
 */
export const discardUnreadBody: RequestHandler = (request, response, next) => {
  response.on("finish", () => {
    if (request.complete || request.destroyed) return;
    // Remix's own reader has looked at the beginning and waits for somebody to want more.
    request.removeAllListeners("data");
    let discarded = 0;
    request.on("data", (chunk: Buffer) => {
      discarded += chunk.length;
      if (discarded > MAX_DRAIN_BYTES) request.destroy();
    });
    request.resume();
  });
  next();
};

/** The longest address, in characters: the longest of ours, a list with every filter set, has some hundreds. */
const LONGEST_ADDRESS = 8_000;

/** Parts of a query, in number: every filter of every list has fewer. */
const MOST_QUERY_PARTS = 200;

/** Routes whose data is asked for at once (`_routes`): a page and those round it. */
const MOST_ROUTES_ASKED = 20;

const ODD_ADDRESS = plainPage(
  "This address cannot be read",
  "The address that was asked for is not one of ours. Check it, or follow a link, and try again.",
  // Whoever is signed in still is: the public first page would look as if nobody were.
  { href: "/challenges", text: "Go to your challenges" },
);

/**
 * Refuses addresses that no page of ours leads to before the framework takes them apart: signs that are no letters
 * (`%zz`), and longer or more parts than any page has.
 */
export const refuseOddAddresses: RequestHandler = (request, response, next) => {
  if (isOdd(request.originalUrl)) {
    countRefusedByBounds("address");
    response.status(400).type("html").set("Cache-Control", "no-store").send(ODD_ADDRESS);
  } else {
    next();
  }
};

function isOdd(address: string): boolean {
  if (address.length > LONGEST_ADDRESS) return true;
  const [path = "", ...queries] = address.split("?");
  const query = queries.join("?");
  if (query.split("&").length > MOST_QUERY_PARTS) return true;
  try {
    if (/\p{Cc}/u.test(decodeURIComponent(path))) return true;
  } catch {
    return true;
  }
  const asked = new URLSearchParams(query).getAll("_routes").join(",").split(",");
  return asked.length > MOST_ROUTES_ASKED;
}

function drainThenAnswer(request: Request, response: Response, status: number, page: string): void {
  countRefusedByBounds("body");
  let drained = 0;
  request.on("data", (chunk: Buffer) => {
    drained += chunk.length;
    if (drained > MAX_DRAIN_BYTES) request.destroy();
  });
  request.on("end", () => {
    response
      .status(status)
      .type("html")
      .set("Cache-Control", "no-store")
      .set("Connection", "close")
      .send(page);
  });
}
