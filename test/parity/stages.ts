import { readCatalog } from "./catalog.ts";
import type { GradioHost } from "./gradio-host.ts";
import type { Stage } from "./pair.ts";
import { callStages } from "./rows/calls.ts";
import { clientStages } from "./rows/clients.ts";
import { componentStage } from "./rows/component.ts";
import { fileStages } from "./rows/files.ts";
import { optionStages } from "./rows/options.ts";
import { queueStages } from "./rows/queue.ts";
import { renderStages } from "./rows/renders.ts";
import { requestStages } from "./rows/requests.ts";

/** Everything that is compared. Components come from their folders; what there is to say of the rest is written down. */
export async function allStages(host: GradioHost): Promise<readonly Stage[]> {
  const kinds = await readCatalog();
  const components: Stage[] = [];
  for (const kind of kinds) components.push(await componentStage(kind, kinds, host));
  return [
    ...components,
    ...optionStages,
    ...callStages,
    ...queueStages,
    ...renderStages,
    ...fileStages,
    ...requestStages,
    ...clientStages,
  ];
}
