import { AppError } from "../platform/errors.ts";
import { open } from "./guard.server.ts";

/** Every address that no page has. A route of its own, so that the answer has the frame of every other page. */
export const loader = open({ why: "An address without a page is nobody's." }, () => {
  throw new AppError(
    "not-found",
    "There is no page at this address. If you typed it, check it; if you followed a link, it may be old.",
  );
});

export default function NotFoundPage() {
  return null;
}
