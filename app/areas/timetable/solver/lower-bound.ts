import type { TimetableInstance } from "./instance.ts";
export function lowerBound(_: TimetableInstance): { total: number } {
  return { total: 0 };
}
