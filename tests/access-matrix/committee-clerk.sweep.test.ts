import { sweepAs } from "./sweep.ts";

sweepAs("committee-clerk");
