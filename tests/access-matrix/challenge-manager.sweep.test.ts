import { sweepAs } from "./sweep.ts";

sweepAs("challenge-manager");
