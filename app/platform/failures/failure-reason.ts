/** How many causes of causes are named. */
const MOST_CAUSES = 4;

/**
 * Why something failed, in a line for the log: the codes and messages of an error and what caused it. Never what else hangs on
 * an error, such as the claims of a person or the answer of a server.
 */
export function reasonOf(failure: unknown): string | undefined {
  const parts: string[] = [];
  for (let error = failure; error instanceof Error && parts.length < MOST_CAUSES; error = error.cause) {
    const { code, error: answer } = error as { code?: unknown; error?: unknown };
    const name = typeof code === "string" ? code : error.name;
    // What a provider answers by the book (RFC 6749, 5.2), such as invalid_client; never its description, which is free text.
    const said = typeof answer === "string" && /^[a-z_]{1,60}$/.test(answer) ? ` (${answer})` : "";
    parts.push(`${name}: ${error.message.slice(0, 200)}${said}`);
  }
  return parts.length === 0 ? undefined : parts.join("; caused by ");
}
