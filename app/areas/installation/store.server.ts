import { CATEGORIES } from "#app/areas/periods/categories.ts";
import { db } from "#app/platform/db.server.ts";
import { startingNotice } from "./privacy-notice-text.ts";

/** The notice in force. */
export interface PrivacyNotice {
  /** Markdown. */
  text: string;
  /** 0: the text that comes with the workspace, confirmed by nobody. */
  version: number;
  writtenByName: string | null;
  writtenAt: Date | null;
}

/** The newest privacy notice, or the one that comes with the workspace. For anybody. */
export async function readPrivacyNotice(): Promise<PrivacyNotice> {
  const newest = await db.privacyNotice.findFirst({
    orderBy: { version: "desc" },
    select: { text: true, version: true, writtenByName: true, writtenAt: true },
  });
  if (newest !== null) return newest;
  const text = startingNotice({
    notes: CATEGORIES.notes.months,
    interviewees: CATEGORIES.interviewees.months,
    messages: CATEGORIES.messages.months,
  });
  return { text, version: 0, writtenByName: null, writtenAt: null };
}
