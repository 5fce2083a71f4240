import type { Words } from "../../components/shared/languages/english.ts";

/** The words of a language as the build has put them among the assets. */
export interface LanguageAsset {
  /** Scripts that the page needs for it. */
  readonly scripts: readonly string[];
  readonly words: Partial<Words>;
}
