import { keptDemonstration } from "./running-server.ts";

// Makes the demonstration that the checks of the build and the journeys have copies of, while the other core does something else.
await keptDemonstration("all");
