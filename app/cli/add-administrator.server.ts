import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import { addAccount } from "#app/areas/people/accounts/add-account.server.ts";
import { NewAccountForm } from "#app/areas/people/forms.ts";
import { AppError } from "#app/platform/errors.ts";

/**
 * `cpc add-administrator EMAIL --name NAME`: the first account of an installation that starts without the
 * demonstration. Prints the address and a first password made by chance. Throws invalid.
 */
export async function run(args: string[]): Promise<{ email: string; password: string }> {
  const { values, positionals } = parseArgs({
    args,
    options: { name: { type: "string" } },
    allowPositionals: true,
  });
  const password = randomBytes(15).toString("base64url");
  const checked = NewAccountForm.safeParse({ email: positionals[0], name: values.name });
  if (!checked.success) {
    const problem = checked.error.issues[0]?.message ?? "Check the command.";
    throw new AppError("invalid", `${problem}. Usage: add-administrator EMAIL --name NAME`);
  }
  const { name, email } = checked.data;
  await addAccount(null, { name, email, password, isAdministrator: true }, new Date());
  return { email, password };
}
