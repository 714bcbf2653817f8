import { sweepAs } from "./sweep.ts";

sweepAs("other-coordinator");
