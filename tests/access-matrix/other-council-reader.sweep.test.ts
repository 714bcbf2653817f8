import { sweepAs } from "./sweep.ts";

sweepAs("other-council-reader");
