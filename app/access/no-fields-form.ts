import { z } from "zod";

/** A button with nothing to fill in. */
export const NoFieldsForm = z.object({});
