import { z } from "zod";

/** A job, named by its button. */
export const JobForm = z.object({ jobId: z.string().max(100) });
