import { existsSync } from "node:fs";
import { join } from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The test files that take longest, by the seconds they took: whichever is begun last is what one core alone ends with. */
const LONGEST = [
  "app/back-up/restore.server.test.ts",
  "tests/service/saving.built.test.ts",
  "app/areas/telling/fourteen-months.server.test.ts",
  "tests/access-matrix/over-http.built.test.ts",
  "tests/access-matrix/challenge-manager.sweep.test.ts",
  "tests/access-matrix/coordinator.sweep.test.ts",
  "tests/service/killed.built.test.ts",
  "tests/starts/service.built.test.ts",
  "tests/links/every-link.built.test.ts",
  "tests/two-people/two-people.built.test.ts",
  "app/areas/telling/telling.server.test.ts",
  "tests/access-matrix/other-coordinator.sweep.test.ts",
  "tests/access-matrix/support-officer.sweep.test.ts",
  "tests/access-matrix/peer.sweep.test.ts",
  "app/areas/scope/import/read-document.test.ts",
  "app/areas/retention/retention.server.test.ts",
  "tests/starts/demonstration.built.test.ts",
  "app/areas/timetable/excel/import.server.test.ts",
  "app/platform/sqlite/one-writer.server.test.ts",
  "app/back-up/make-back-up.server.test.ts",
  "app/areas/timetable/on-the-day/late-change.server.test.ts",
  "app/word/draw.server.test.ts",
  "tests/architecture/build.built.test.ts",
  "tests/landed/landed.built.test.ts",
  "app/areas/timetable/making/page-and-solver.test.ts",
  "tests/access-matrix/elsewhere.sweep.test.ts",
  "app/areas/scope/import/word/foreign-word-files.test.ts",
  "server/application.test.ts",
  "app/solver/repair.test.ts",
  "app/areas/scope/import-scope.server.test.ts",
];

/** Begins with the longest files; a clone that never ran the tests does not know them by itself. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const root = this.ctx.config.root;
    const gone = LONGEST.filter((file) => !existsSync(join(root, file)));
    if (gone.length > 0)
      throw new Error(`tests/support/longest-first.ts names files that are gone: ${gone.join(", ")}`);
    const places = new Map(LONGEST.map((file, place) => [join(root, file), place]));
    const placeOf = ({ moduleId }: TestSpecification) => places.get(moduleId) ?? LONGEST.length;
    return (await super.sort(files)).sort((a, b) => placeOf(a) - placeOf(b));
  }
}
