import type { DemonstrationServer } from "./running-server.ts";

/** Signs a person of the demonstration in by the form, as a browser does, and returns the cookie to send. */
export async function signInByForm(
  { url, demonstration }: Pick<DemonstrationServer, "url" | "demonstration">,
  role: string,
): Promise<string> {
  const person = demonstration.signIns.find((each) => each.role === role);
  if (person === undefined) throw new Error(`the demonstration has no "${role}"`);
  const response = await fetch(`${url}/sign-in`, {
    method: "POST",
    redirect: "manual",
    headers: { Origin: url },
    body: new URLSearchParams({ email: person.email, password: person.password, returnTo: "/challenges" }),
  });
  const cookie = response.headers.get("Set-Cookie")?.split(";")[0];
  if (response.status !== 302 || cookie === undefined) {
    throw new Error(`signing in as ${role} was answered with ${response.status}`);
  }
  return cookie;
}
