/** Every section of the benchmark, in the order of the report. */

import type { Section } from "./figure.ts";
import { filesSection } from "./sections/files.ts";
import { pageSection } from "./sections/page.ts";
import { predictSection } from "./sections/predict.ts";
import { queueSection } from "./sections/queue.ts";
import { resourcesSection } from "./sections/resources.ts";
import { streamingSection } from "./sections/streaming.ts";
import { throughputSection } from "./sections/throughput.ts";
import { updatesSection } from "./sections/updates.ts";

export const SECTIONS: readonly Section[] = [
  pageSection,
  updatesSection,
  predictSection,
  streamingSection,
  throughputSection,
  queueSection,
  filesSection,
  resourcesSection,
];
