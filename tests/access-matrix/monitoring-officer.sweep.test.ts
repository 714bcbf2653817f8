import { sweepAs } from "./sweep.ts";

sweepAs("monitoring-officer");
