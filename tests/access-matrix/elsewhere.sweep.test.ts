import { sweepAs } from "./sweep.ts";
import { SWEEP_VISITORS } from "./sweep-world.ts";

for (const visitor of SWEEP_VISITORS) if (visitor.startsWith("elsewhere-")) sweepAs(visitor);
