import { sweepAs } from "./sweep.ts";

sweepAs("other-action-owner");
