import { type CouncilRecordPermit, demandOfCouncil } from "#app/access/permit.ts";
import { transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { keepFile } from "#app/platform/files/files.server.ts";
import type { GivenFile } from "#app/platform/reading/read-apart.server.ts";
import { changeRecord } from "./change-record.server.ts";
import type { Colour } from "./colours.ts";
import { readLogoApart } from "./logo/read-logo-apart.server.ts";

/** Colours as somebody typed them; null is none. */
export interface ColoursInput {
  version: number;
  colour: Colour | null;
  secondColour: Colour | null;
}

/** Saves the colours of a council. Throws forbidden or conflict. */
export async function editColours(
  permit: CouncilRecordPermit,
  { version, ...change }: ColoursInput,
  now: Date,
): Promise<void> {
  await transaction((tx) => changeRecord(tx, permit, { change, opened: version, what: "colours" }, now));
}

/**
 * Puts a logo in place of the one there was, which nothing shows any more. Throws forbidden, invalid at the field when the
 * file is none, or too-many.
 */
export async function setLogo(permit: CouncilRecordPermit, file: GivenFile, now: Date): Promise<void> {
  demandOfCouncil(permit, "council.edit");
  const { type, width, height, bytes } = await readLogoApart(file, permit.actor.accountId).catch(atField);
  const { key } = await keepFile(bytes);
  const change = { logoFileKey: key, logoType: type, logoWidth: width, logoHeight: height };
  await transaction((tx) => changeRecord(tx, permit, { change, opened: null, what: "logo" }, now));
}

function atField(error: unknown): never {
  if (error instanceof AppError && error.code === "invalid") {
    throw new AppError("invalid", error.message, { field: "logo", cause: error });
  }
  throw error;
}

/** Removes the logo from the record. Throws forbidden. */
export async function removeLogo(permit: CouncilRecordPermit, now: Date): Promise<void> {
  const change = { logoFileKey: null, logoType: null, logoWidth: null, logoHeight: null };
  await transaction((tx) => changeRecord(tx, permit, { change, opened: null, what: "logo removed" }, now));
}
