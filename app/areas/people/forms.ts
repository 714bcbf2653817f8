import { z } from "zod";
import { COUNCIL_ROLES, ROLES } from "#app/access/permissions.ts";
import { PASSWORD_MIN_LENGTH } from "./password-rule.ts";

const EmailAddress = z
  .string("Enter an e-mail address")
  .trim()
  .toLowerCase()
  .pipe(
    z
      .email("Enter an e-mail address in the form name@example.org")
      .max(254, "That e-mail address is too long"),
  );

const PersonName = z.string("Enter a name").trim().max(120, "A name has at most 120 characters");

const NewPassword = z
  .string("Enter a password")
  .min(PASSWORD_MIN_LENGTH, `A password has at least ${PASSWORD_MIN_LENGTH} characters`)
  .max(200, "A password has at most 200 characters");

/** What the sign-in form asks. */
export const SignInForm = z.object({
  email: EmailAddress,
  password: z.string("Enter your password").max(200, "A password has at most 200 characters"),
  returnTo: z.string().optional(),
});

/** An account made by an administrator. */
export const NewAccountForm = z.object({
  name: PersonName,
  email: EmailAddress,
  password: NewPassword,
  isAdministrator: z.literal("yes").optional(),
});

/** Switches an account off, or on again. */
export const AccountSwitchForm = z.object({ accountId: z.string() });

/** A person let into a challenge. Who belongs to a council says to which one. */
export const MemberForm = z
  .object({
    email: EmailAddress,
    role: z.enum(ROLES, "Choose what this person does in the challenge"),
    councilId: z.string().optional(),
    peerId: z.string().optional(),
  })
  .check((context) => {
    const { role, councilId } = context.value;
    if ((COUNCIL_ROLES as readonly string[]).includes(role) && councilId === undefined) {
      context.issues.push({
        code: "custom",
        path: ["councilId"],
        message: "Choose the council this person belongs to",
        input: councilId,
      });
    }
  });

/** Takes a person out of a challenge. */
export const RemoveMemberForm = z.object({ membershipId: z.string() });
