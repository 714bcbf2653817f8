import { z } from "zod";
import { COUNCIL_ROLES, ROLES } from "#app/access/permissions.ts";
import { READER_KINDS } from "#app/access/readers/reader-rights.ts";
import { dateField } from "#app/govuk/form/date-field.ts";
import { EmailAddress } from "#app/platform/email-address.ts";
import { PASSWORD_MIN_LENGTH } from "./accounts/password-rule.ts";

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

/** What was kept of a form: the address of its page and its id there. */
export const KeptFormForm = z.object({
  place: z.string("Go back to the page of the form").max(2_000),
  form: z.string().max(200).default(""),
});

/** One's own password again, before something is changed that lets people in. */
export const PasswordAgainForm = z.object({ password: PasswordNow });

/** Another password for one's own account. How strong it is, is asked in the use-case. */
export const ChangePasswordForm = z.object({ currentPassword: PasswordNow, password: NewPassword });

/** One of one's own sessions. */
export const SignInSessionForm = z.object({ sessionId: z.string().max(64) });

/** Leave to read one challenge, asked for by an administrator. */
export const AskSupportForm = z.object({
  challengeId: z.string("Choose a challenge"),
  reason: z
    .string("Say why you have to read the challenge")
    .trim()
    .max(500, "A reason has at most 500 characters"),
  hours: z.coerce
    .number("Enter a number of hours from 1 to 72")
    .int("Enter whole hours")
    .min(1, "Enter at least 1 hour")
    .max(72, "Enter at most 72 hours"),
});

/** One request for support. */
export const SupportGrantForm = z.object({ grantId: z.string() });

/** An account made by an administrator: its owner chooses the password. */
export const NewAccountForm = z.object({
  name: PersonName,
  email: EmailAddress,
  isAdministrator: z.literal("yes").optional(),
});

/** A password chosen by a link from a message. */
export const ChoosePasswordForm = z.object({ password: NewPassword });

/** The first account of an installation. */
export const FirstAdministratorForm = z.object({
  name: PersonName,
  email: EmailAddress,
  password: NewPassword,
});

/** Whose link is asked for. */
export const AskForLinkForm = z.object({ email: EmailAddress });

/** Switches an account off, or on again. */
export const AccountSwitchForm = z.object({ accountId: z.string() });

const PLACE = {
  role: z.enum(ROLES, "Choose what this person does in the challenge"),
  councilId: z.string().optional(),
  peerId: z.string().optional(),
  readerKind: z.enum(READER_KINDS, "Choose who the reader is from the list").optional(),
};

/** Asks a council's person which council. */
function askCouncil(context: z.core.ParsePayload<{ role: string; councilId?: string | undefined }>) {
  const { role, councilId } = context.value;
  if ((COUNCIL_ROLES as readonly string[]).includes(role) && councilId === undefined) {
    context.issues.push({
      code: "custom",
      path: ["councilId"],
      message: "Choose the council this person belongs to",
      input: councilId,
    });
  }
}

/** A person invited to a challenge. Who belongs to a council says to which one. */
export const InviteForm = z.object({ name: PersonName, email: EmailAddress, ...PLACE }).check(askCouncil);

/** Many people at once, a line each; what is wrong with a line the use-case says. `role` and `councilId`: of whoever has none in their line. */
export const InviteManyForm = z.object({
  lines: z
    .string("Paste at least one line with a name and an e-mail address")
    .max(20_000, "The lines have at most 20,000 characters"),
  role: z.enum(ROLES, "Choose a role from the list").optional(),
  councilId: z.string().max(64).optional(),
});

/** Another place for a member. */
export const MemberPlaceForm = z
  .object({ ...PLACE, version: z.coerce.number().int().optional() })
  .check(askCouncil);

/** Who a council's reader is; left out for a reader of no kind. */
export const ReaderKindForm = z.object({
  readerKind: PLACE.readerKind,
  version: z.coerce.number().int().optional(),
});

/** Whether who hands a role over stays in the challenge. */
export const HandOverForm = z.object({
  stays: z.enum(["yes", "no"], "Say whether you stay in the challenge"),
  sure: z.literal("yes", "Tick the box to confirm that you hand your role over"),
});

/** Who stands in for whom, and when. `away`: the membership of whoever is away. */
export const NewDeputyForm = z.object({
  away: z.string("Choose who is away").max(64),
  deputy: z.string("Choose who stands in").max(64),
  fromOn: dateField({
    missing: "Enter the first day",
    invalid: "The first day must be a real date, like 8 3 2027",
  }),
  untilOn: dateField({
    missing: "Enter the last day",
    invalid: "The last day must be a real date, like 19 3 2027",
  }),
});

/** One of the times in which somebody stands in. */
export const DeputyForm = z.object({ deputyId: z.string().max(64) });

/** Begins single sign-on: where to go on, or the invitation it is to accept. */
export const BeginSingleSignOnForm = z.object({
  returnTo: z.string().max(2000).optional(),
  invitation: z.string().max(100).optional(),
});

/** One's password before another way in is connected; empty for somebody who has none. */
export const ConnectForm = z.object({
  password: z.string().max(200, "A password has at most 200 characters").default(""),
});

/** One of one's own connected sign-ins. */
export const IdentityForm = z.object({ identityId: z.string().max(40) });
