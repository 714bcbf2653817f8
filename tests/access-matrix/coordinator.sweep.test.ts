import { sweepAs } from "./sweep.ts";

sweepAs("coordinator");
