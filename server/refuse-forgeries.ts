import type { RequestHandler } from "express";
import { isSameOrigin } from "#app/access/same-origin.ts";
import { plainPage } from "#app/platform/plain-page.ts";

const METHODS = ["GET", "HEAD", "POST"];

/** What a form of our own pages is sent as; anything else is no form. */
const FORM_TYPES = ["application/x-www-form-urlencoded", "multipart/form-data"];

const FROM_ELSEWHERE = plainPage(
  "This form was sent from another site",
  "Nothing was saved. Open the page here and send it again.",
);

const FROM_NOWHERE = plainPage(
  "Your browser hides where this form comes from",
  "Nothing was saved. Let it say so to this site (a setting or an extension about referrers), then send the form again.",
);

const NO_FORM = plainPage("This is not a form", "What was sent could not be read. Nothing was saved.");

/**
 * Refuses what no page of ours sends: other methods, bodies that are no forms, and writes from another site. The guard of
 * every route asks for the origin again; this answers before the framework does, which would call it a failure of ours.
 */
export function refuseForgeries(publicUrl: string | null): RequestHandler {
  return (request, response, next) => {
    const refuse = (status: number, page: string) =>
      response.status(status).type("html").set("Cache-Control", "no-store").send(page);
    if (!METHODS.includes(request.method)) {
      response.set("Allow", METHODS.join(", "));
      refuse(405, NO_FORM);
      return;
    }
    const own = [
      `${request.protocol}://${request.get("host") ?? ""}`,
      ...(publicUrl === null ? [] : [new URL(publicUrl).origin]),
    ];
    const headers = new Headers();
    for (const name of ["Origin", "Sec-Fetch-Site"]) {
      const value = request.get(name);
      if (value !== undefined) headers.set(name, value);
    }
    if (!isSameOrigin({ method: request.method, headers }, own)) refuse(403, FROM_ELSEWHERE);
    // The framework asks where a form comes from by this header alone, and takes none for one of our pages.
    else if (request.method === "POST" && headers.get("Origin") === "null") refuse(400, FROM_NOWHERE);
    else if (
      request.method === "POST" &&
      !isForm(request.get("content-type"), request.get("content-length"))
    ) {
      refuse(415, NO_FORM);
    } else next();
  };
}

/** A form with nothing in it may come without a type. */
function isForm(type: string | undefined, length: string | undefined): boolean {
  if (type === undefined) return length === undefined || length === "0";
  return FORM_TYPES.includes(type.split(";")[0]?.trim().toLowerCase() ?? "");
}
