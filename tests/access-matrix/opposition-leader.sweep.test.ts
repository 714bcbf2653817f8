import { sweepAs } from "./sweep.ts";

sweepAs("opposition-leader");
