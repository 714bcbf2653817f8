import { sweepAs } from "./sweep.ts";

sweepAs("action-owner");
