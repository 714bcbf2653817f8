import { z } from "zod";
import type { NotifySettings } from "../settings/env.server.ts";
import { notifyToken } from "./notify-token.server.ts";

/** How long GOV.UK Notify may take to answer, in milliseconds. */
const ANSWER_MS = 10_000;

const Template = z.object({ type: z.string(), subject: z.string().nullish(), body: z.string() });

/** What GOV.UK Notify says of the template that the settings name. */
export type TemplateLook =
  | { is: "fit" }
  /** It is there; `lacks` ends a sentence. */
  | { is: "unfit"; lacks: string }
  | { is: "refused"; status: number }
  /** No answer, or none that it would give; `why` as the system names it. */
  | { is: "silent"; why: string };

/** Asks GOV.UK Notify for the template (its REST API: GET /v2/template/{template_id}), which sends nothing. */
export async function lookAtTemplate(settings: NotifySettings): Promise<TemplateLook> {
  try {
    const answer = await fetch(`${settings.url}/v2/template/${settings.templateId}`, {
      redirect: "error",
      signal: AbortSignal.timeout(ANSWER_MS),
      headers: { Authorization: `Bearer ${notifyToken(settings, new Date())}` },
    });
    if (!answer.ok) {
      await answer.body?.cancel();
      return { is: "refused", status: answer.status };
    }
    const template = Template.safeParse(await answer.json());
    if (!template.success) return { is: "silent", why: "the answer is not one of its own" };
    const { type, subject, body } = template.data;
    if (type !== "email") return { is: "unfit", lacks: `it is of the kind “${type}”` };
    if (!hasPlace(subject ?? "", "subject")) return { is: "unfit", lacks: "its subject lacks ((subject))" };
    if (!hasPlace(body, "body")) return { is: "unfit", lacks: "its message lacks ((body))" };
    return { is: "fit" };
  } catch (error) {
    const { name, cause } = error as { name: string; cause?: { code?: string } };
    return { is: "silent", why: cause?.code ?? (name === "TimeoutError" ? "no answer" : name) };
  }
}

/** Notify takes names of places in any case, with spaces around. */
const hasPlace = (text: string, name: string) => new RegExp(`\\(\\(\\s*${name}\\s*\\)\\)`, "i").test(text);
