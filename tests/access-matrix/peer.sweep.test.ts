import { sweepAs } from "./sweep.ts";

sweepAs("peer");
