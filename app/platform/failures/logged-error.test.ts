import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { loggedError, withoutQuoted } from "./logged-error.ts";

const NOTE = "Amina Okafor said that the leader shouts";
const ADDRESS = "amina.okafor@wexcombe.example";
const TOKEN = "kX9f2Lq7Zt4bWm1cVd8sRy6hJp3nGe5a";

it.each([
  [
    "Cannot read properties of undefined (reading 'id')",
    "Cannot read properties of undefined (reading 'id')",
  ],
  [
    "Unexpected token 'A', \"Amina said\" is not valid JSON",
    "Unexpected token [removed], [removed] is not valid JSON",
  ],
  ['one "never closed', "one [removed]"],
  ["550 5.1.1 <amina@example.org> unknown", "550 5.1.1 [removed] unknown"],
  ["No mail to amina@example.org today", "No mail to [removed] today"],
  ["Argument `email` is missing", "Argument `email` is missing"],
  ["What is `Amina Okafor` doing", "What is [removed] doing"],
  ["There is already a person called “Amina”.", "There is already a person called [removed]."],
  [`The link ${TOKEN} is old`, "The link [removed] is old"],
  ["UNIQUE constraint failed: Account.email", "UNIQUE constraint failed: Account.email"],
])("takes out what a message quotes: %s", (message, kept) => {
  expect(withoutQuoted(message)).toBe(kept);
});

/** What throws when it meets what somebody typed. */
function caught(work: () => unknown): Error {
  try {
    work();
  } catch (error) {
    return error as Error;
  }
  throw new Error("nothing was thrown");
}

it.each([
  ["a parser of JSON", () => JSON.parse(NOTE)],
  ["a reader of addresses", () => new URL(NOTE)],
  ["a reader of letters", () => decodeURIComponent(`%${NOTE}`)],
  [
    "a database client that shows its values",
    () => {
      const error = new Error(
        `Invalid call:\n{ data: { email: "${ADDRESS}", text: '${NOTE}' } }\nArgument \`at\` is missing.`,
      );
      error.name = "PrismaClientValidationError";
      throw error;
    },
  ],
  [
    "a mail client with fields of its own",
    () => {
      throw Object.assign(new Error(`550 <${ADDRESS}> is not here`), { rejected: [ADDRESS], response: NOTE });
    },
  ],
  [
    "a cause",
    () => {
      throw new Error("it failed", { cause: new Error(`“${NOTE}”`) });
    },
  ],
  [
    "a text that is no error",
    () => {
      throw NOTE;
    },
  ],
])("logs of %s where it failed, and no word of it", (_what, work) => {
  const logged = JSON.stringify(loggedError(caught(work)));
  expect(logged).not.toMatch(/Amina|Okafor|shouts|wexcombe/i);
});

it("keeps what whoever runs the server needs", () => {
  const missing = loggedError(caught(() => readFileSync("/nowhere/workspace.db")));
  expect(missing).toMatchObject({
    code: "ENOENT",
    message: expect.stringContaining("/nowhere/workspace.db"),
  });
  expect(missing.stack.join("\n")).toContain("logged-error.test.ts:");
});
