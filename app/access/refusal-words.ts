/** What went wrong, in words a person can act on. */
export interface RefusalWords {
  heading: string;
  text: string;
}

/** The words for a bug, and for whatever the framework itself could not do. */
export const FAILURE_WORDS: RefusalWords = {
  heading: "Sorry, there is a problem with the service",
  text: "What you typed before may not have been saved. Try again later.",
};

/** The words for an answer of this status; `said` is the sentence of an expected refusal. */
export function refusalWords(status: number, said?: string): RefusalWords {
  switch (status) {
    case 401:
      return {
        heading: "You are signed out, and nothing was saved",
        text: said ?? "Sign in and try again.",
      };
    case 403:
      return { heading: "You cannot do this", text: said ?? "Your role does not allow it." };
    case 404:
      return {
        heading: "Page not found",
        text:
          said ??
          "There is no page at this address. If you typed it, check it; if you followed a link, it may be old.",
      };
    case 409:
      return {
        heading: "Something changed meanwhile",
        text: said ?? "Go back, reload the page and try again.",
      };
    case 503:
      return { heading: "Not possible just now", text: said ?? "Wait a few seconds and try again." };
    case 500:
      return FAILURE_WORDS;
    default:
      return {
        heading: "This could not be done",
        text: said ?? "Go back, check what you sent and try again.",
      };
  }
}

/** What a form says that failed for a reason of the service's own. */
export const unsavedFailure = (reference: string, isStillThere: boolean) =>
  `Sorry, there is a problem with the service, and this may not have been saved.${
    isStillThere ? " What you typed is still here: try again in a moment." : ""
  } ${referenceSentence(reference)}`;

/** Where what was typed is, of which nothing could be read: on the page still, or in the browser alone. */
export const whereItIs = (isStillThere: boolean) =>
  isStillThere
    ? "Everything you typed is still here: shorten it, or save it in parts."
    : "What you typed cannot be shown here. Go back with your browser’s own button: it may still stand in the page you sent. Copy it from there, and save it in parts.";

/** How somebody who tells us of a bug can say which one. */
export const referenceSentence = (reference: string) =>
  `If it goes on, tell the people who run this service. The reference is ${reference}.`;
