import { sweepAs } from "./sweep.ts";

sweepAs("support-officer");
