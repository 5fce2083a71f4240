/** The order in which a folder's files are tested. */

import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * Starts with these files; the others follow in vitest's own order, which on a fresh clone goes by their size. A long file
 * that starts last leaves all processors but one idle.
 */
export function longestFirst(...names: readonly string[]): typeof BaseSequencer {
  const isNamed = ({ moduleId }: TestSpecification): boolean => names.some((name) => moduleId.endsWith(`/${name}`));
  return class extends BaseSequencer {
    override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
      const sorted = await super.sort(files);
      return [...sorted.filter(isNamed), ...sorted.filter((file) => !isNamed(file))];
    }
  };
}
