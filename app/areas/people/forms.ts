import { z } from "zod";

/** What the sign-in form asks. */
export const SignInForm = z.object({
  email: z
    .string("Enter your e-mail address")
    .trim()
    .toLowerCase()
    .pipe(z.email("Enter an e-mail address in the form name@example.org")),
  password: z.string("Enter your password"),
  returnTo: z.string().optional(),
});
