import type { IncomingMessage } from "node:http";
import type { Request, RequestHandler, Response } from "express";
import { RETRY_AFTER_SECONDS } from "#app/platform/errors.ts";
import { plainPage } from "#app/platform/plain-page.ts";
import { Room, type RoomSize } from "./room.ts";

/**
 * Rooms for those who are not signed in. Those who are have no room: they never wait for anybody else. A page takes
 * some milliseconds of the one thread, so few places are as fast as many, and leave the thread to those who work.
 */
export const ROOM_SIZES = {
  /** What everybody may read, where it is not kept as drawn, and addresses that lead nowhere. */
  public: { places: 1, waiting: 32, waitMs: 5_000 },
  /** Ways in and pages opened by a link of one's own. */
  doors: { places: 2, waiting: 128, waitMs: 15_000 },
  /** Forms that have not arrived yet: they wait for the line, not for the thread. */
  arriving: { places: 64, waiting: 0, waitMs: 0 },
} as const satisfies Record<string, RoomSize>;

/** Templates of what everybody may read, and of addresses that lead nowhere, which app/routes.ts catches all. */
const PUBLIC_TEMPLATES = [
  "/",
  "/accessibility",
  "/privacy",
  "/published/:slug",
  "/published/:slug/word",
  "/*",
];

/** A place is given back after so long, whatever becomes of the answer: a reader on a poor line holds nobody up. */
const LONGEST_PLACE_MS = 2_000;

/** A form of this size arrives as a whole without being read; a sign-in has some hundred bytes. */
const SMALL_FORM_BYTES = 16 * 1024;

/** How often it is looked whether a form has arrived, and for how long. */
const ARRIVAL_LOOK_MS = 20;
const LONGEST_ARRIVAL_MS = 30_000;

const BUSY = plainPage(
  "The service is busy",
  "A great many people are reading at the moment. Wait a few seconds and try again.",
);

/**
 * Keeps a flood of readers from those who work: whoever carries no cookie that this installation signed takes a place in
 * a room, or is asked to come back in some seconds.
 */
export function admission({
  isSignedIn,
  templateOf,
  sizes = ROOM_SIZES,
}: {
  isSignedIn: (cookies: string | undefined) => boolean;
  templateOf: (path: string) => string;
  sizes?: Record<keyof typeof ROOM_SIZES, RoomSize>;
}): RequestHandler {
  const rooms = {
    public: new Room(sizes.public),
    doors: new Room(sizes.doors),
    arriving: new Room(sizes.arriving),
  };
  return (request, response, next) => {
    if (isSignedIn(request.headers.cookie)) return next();
    const room = rooms[PUBLIC_TEMPLATES.includes(templateOf(request.path)) ? "public" : "doors"];
    admit(request, response, room, rooms.arriving).then((isIn) => (isIn ? next() : refuse(response)), next);
  };
}

async function admit(request: Request, response: Response, room: Room, arriving: Room): Promise<boolean> {
  const left = new AbortController();
  response.once("close", () => left.abort());
  if (request.method === "POST") {
    const leave = await arriving.enter(left.signal);
    if (leave === null) return false;
    const hasArrived = await arrival(request, left.signal);
    // A large or slow form keeps its place among those that arrive for as long as it takes.
    if (!hasArrived) {
      response.once("close", leave);
      return !left.signal.aborted;
    }
    leave();
  }
  const leave = await room.enter(left.signal);
  if (leave === null) return false;
  response.once("finish", leave);
  response.once("close", leave);
  setTimeout(leave, LONGEST_PLACE_MS).unref();
  return true;
}

/** Whether the form has arrived as a whole, as small ones do without being read. */
async function arrival(request: IncomingMessage, left: AbortSignal): Promise<boolean> {
  if (!(Number(request.headers["content-length"] ?? 0) <= SMALL_FORM_BYTES)) return false;
  const until = performance.now() + LONGEST_ARRIVAL_MS;
  // What came with the head is taken in before the next turn.
  await new Promise(setImmediate);
  while (!request.complete) {
    if (left.aborted || performance.now() > until) return false;
    await new Promise((resolve) => setTimeout(resolve, ARRIVAL_LOOK_MS));
  }
  return true;
}

function refuse(response: Response): void {
  if (response.destroyed || response.headersSent) return;
  response
    .status(503)
    .type("html")
    .set({ "Cache-Control": "no-store", "Retry-After": RETRY_AFTER_SECONDS })
    .send(BUSY);
}
