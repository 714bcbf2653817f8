import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gunzipSync } from "node:zlib";
import JSZip from "jszip";
import { z } from "zod";
import { projectRoot } from "#app/platform/project-root.server.ts";

/** The folder of kept states; see its readme. */
export const LANDED_FOLDER = join(projectRoot, "tests", "fixtures", "landed");

const KeptPage = z.object({
  /** The address of the account that asked. */
  email: z.string(),
  path: z.string(),
  /** Numbers of words of the list `words` that the page showed. */
  shown: z.array(z.number()),
  /** SHA-256 of an issued file; null for a page, and for a file that is drawn when it is asked for. */
  sha256: z.string().nullable(),
});

const KeptState = z.object({ words: z.array(z.string()), pages: z.array(KeptPage) });

export type KeptState = z.infer<typeof KeptState>;

/** Reads what the pages of a kept state showed. */
export function readKeptState(name: string): KeptState {
  const packed = readFileSync(join(LANDED_FOLDER, `${name}.pages.json.gz`));
  return KeptState.parse(JSON.parse(gunzipSync(packed).toString("utf8")));
}

/** Unpacks the data folder of a kept state. */
export async function unpackDataFolder(name: string, folder: string): Promise<void> {
  const zip = await JSZip.loadAsync(readFileSync(join(LANDED_FOLDER, `${name}.data.zip`)));
  for (const [path, entry] of Object.entries(zip.files)) {
    if (entry.dir) continue;
    const to = join(folder, path);
    mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
    writeFileSync(to, await entry.async("nodebuffer"), { mode: 0o600 });
  }
}
