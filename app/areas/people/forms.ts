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

const PasswordNow = z.string("Enter your password").max(200, "A password has at most 200 characters");

/** What the sign-in form asks. */
export const SignInForm = z.object({
  email: EmailAddress,
  password: PasswordNow,
  returnTo: z.string().optional(),
});

/** A code of an authenticator app, or a recovery code. */
export const CodeForm = z.object({
  code: z.string("Enter the code").trim().max(40, "A code has at most 40 characters"),
  returnTo: z.string().optional(),
});

/** One's own password again, before something is changed that lets people in. */
export const PasswordAgainForm = z.object({ password: PasswordNow });

/** Another password for one's own account. How strong it is, is asked in the use-case. */
export const ChangePasswordForm = z.object({ currentPassword: PasswordNow, password: NewPassword });

/** One of one's own sessions. */
export const SessionForm = z.object({ sessionId: z.string().max(64) });

/** A button with nothing to fill in. */
export const NoFieldsForm = z.object({});

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
