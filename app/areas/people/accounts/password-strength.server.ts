import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { AppError } from "#app/platform/errors.ts";
import { PASSWORD_MIN_LENGTH } from "./password-rule.ts";

/** From 0 to 4; 3 is what its authors call safely unguessable against somebody who has the stored hashes for a while. */
const SCORE_WANTED = 3;

/** What a person might build a password from: it counts as known to whoever guesses. */
const OWN_WORDS = ["peer", "challenge", "council", "workspace"];

/** Characters looked at: guessing how easily more are guessed takes long, and nobody guesses the first hundred. */
const CHECKED_LENGTH = 100;

/** A text without the words (letters and digits only) of three letters or more that anybody would try first. */
function withoutWords(text: string, words: readonly string[]): string {
  return words
    .filter((word) => word.length >= 3)
    .reduce((rest, word) => rest.replaceAll(new RegExp(word, "giu"), ""), text);
}

let estimator: Promise<ZxcvbnFactory> | undefined;

/** The list of common passwords is some megabytes: read at the first password somebody chooses. */
function loadEstimator(): Promise<ZxcvbnFactory> {
  estimator ??= import("@zxcvbn-ts/language-common").then(
    ({ dictionary, adjacencyGraphs }) => new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs }),
  );
  return estimator;
}

/**
 * Refuses a new password that is short, common or easily guessed from the person's name or address (AppError invalid at
 * `field`). There is no rule about kinds of characters, and pasting from a password manager is welcome.
 */
export async function checkNewPassword(
  password: string,
  person: { name: string; email: string },
  field = "password",
): Promise<void> {
  if (password.length < PASSWORD_MIN_LENGTH) {
    throw new AppError("invalid", `A password has at least ${PASSWORD_MIN_LENGTH} characters`, { field });
  }
  const rest = withoutWords(password.slice(0, CHECKED_LENGTH), [
    ...`${person.email} ${person.name}`.split(/[^\p{L}\p{N}]+/u),
    ...OWN_WORDS,
  ]);
  const { score } = (await loadEstimator()).check(rest);
  if (score < SCORE_WANTED) {
    throw new AppError(
      "invalid",
      "That password is easy to guess. Put three or four words together that have nothing to do with one another, or let a password manager make one.",
      { field },
    );
  }
}
