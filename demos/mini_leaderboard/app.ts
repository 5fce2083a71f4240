import * as gr from "gradio-workers";
import { type Header, HEADERS, type Model, MODELS } from "./models.ts";

const ALWAYS: readonly Header[] = ["T", "Model"];
const LAST: Header = "model_name_for_query";
const OPTIONAL = HEADERS.filter((header) => !ALWAYS.includes(header) && header !== LAST);
const AT_FIRST = OPTIONAL.slice(0, 7);
/** Billions of parameters, up to and with the second number. */
const SIZES: Readonly<Record<string, readonly [above: number, upTo: number]>> = {
  "?": [-1, 0],
  "~1.5": [0, 2],
  "~3": [2, 4],
  "~7": [4, 9],
  "~13": [9, 20],
  "~35": [20, 45],
  "~60": [45, 70],
  "70+": [70, Infinity],
};
const TYPES = ["🔶", "💬", "🤝", "🟢"];
const PRECISIONS = ["float16", "bfloat16", "4bit"];

const search = gr.Textbox({
  showLabel: false,
  placeholder: "🔍 Search for your model (separate several queries with `;`) and press ENTER...",
  elemId: "search-bar",
});
const columns = gr.CheckboxGroup({
  label: "Select columns to show",
  choices: OPTIONAL,
  value: AT_FIRST,
  elemId: "column-select",
  interactive: true,
});
const types = gr.CheckboxGroup({
  label: "Model types",
  choices: TYPES,
  value: TYPES,
  elemId: "filter-columns-type",
  interactive: true,
});
const precisions = gr.CheckboxGroup({
  label: "Precision",
  choices: PRECISIONS,
  value: PRECISIONS,
  elemId: "filter-columns-precision",
  interactive: true,
});
const sizes = gr.CheckboxGroup({
  label: "Model sizes (in billions of parameters)",
  choices: Object.keys(SIZES),
  value: Object.keys(SIZES),
  elemId: "filter-columns-size",
  interactive: true,
});
const table = gr.Dataframe({
  value: tableOf(MODELS, AT_FIRST),
  datatype: kindsOf(AT_FIRST),
  headers: shownOf(AT_FIRST),
  elemId: "leaderboard-table",
  interactive: false,
  columnWidths: widthsOf(AT_FIRST),
});
const all = gr.Dataframe({ value: tableOf(MODELS, OPTIONAL), headers: shownOf(OPTIONAL), visible: false });

gr.on(
  [search.submit, columns.change, types.change, precisions.change, sizes.change],
  ({ all, search, columns, types, precisions, sizes }) => {
    const models = all.rows() as unknown as Model[]; // the hidden table has all of their columns
    const kept = models.filter(
      (model) =>
        types.some((type) => type.startsWith(String(model.T))) &&
        precisions.includes(String(model.Precision)) &&
        sizes.some((size) => isOfSize(Number(model["#Params (B)"]), size)),
    );
    const chosen = OPTIONAL.filter((header) => columns.includes(header));
    return gr.update({
      value: tableOf(found(kept, search), chosen),
      headers: shownOf(chosen),
      datatype: kindsOf(chosen),
      columnWidths: widthsOf(chosen),
    });
  },
  {
    inputs: { all, search, columns, types, precisions, sizes },
    outputs: table,
    concurrencyLimit: 40,
    triggerMode: "always_last",
  },
);

/** In the order of the queries, each once. A query that finds nothing changes nothing. */
function found(models: readonly Model[], search: string): readonly Model[] {
  const queries = search.split(";").flatMap((query) => query.trim().toLowerCase() || []);
  const hits = queries.flatMap((query) => models.filter((model) => String(model[LAST]).toLowerCase().includes(query)));
  return hits.length === 0 ? models : [...new Set(hits)];
}

function isOfSize(parameters: number, size: string): boolean {
  const [above, upTo] = SIZES[size] ?? [0, 0];
  return parameters > above && parameters <= upTo;
}

function shownOf(optional: readonly Header[]): Header[] {
  return [...ALWAYS, ...optional, LAST];
}

function tableOf(models: readonly Model[], optional: readonly Header[]): { headers: Header[]; data: unknown[][] } {
  const headers = shownOf(optional);
  return { headers, data: models.map((model) => headers.map((header) => model[header])) };
}

function kindsOf(optional: readonly Header[]): ("markdown" | "number" | "str" | "bool")[] {
  return shownOf(optional).map((header) => {
    if (header === "Model") return "markdown";
    const [first] = MODELS;
    const kind = typeof first?.[header];
    return kind === "number" ? "number" : kind === "boolean" ? "bool" : "str";
  });
}

function widthsOf(optional: readonly Header[]): string[] {
  return ["2%", "33%", ...optional.map(() => "auto"), "1px"];
}

/** The last column is there to be found, and cannot be seen. */
const css = `
.markdown-text { font-size: 16px }
#leaderboard-table :is(.virtual-row, .header-table tr) { position: relative }
#leaderboard-table :is(.header-cell, .body-cell):last-child {
  position: absolute; inset: 0 auto auto 0; overflow: clip; width: 20px; opacity: 0; pointer-events: none;
}
`;

export default gr
  .Blocks([
    gr.Markdown("Results of language models. Search them, filter them, and choose what is shown.", {
      elemClasses: "markdown-text",
    }),
    gr.Tabs({ elemClasses: "tab-buttons" }, [
      gr.Tab("🏅 LLM Benchmark", { elemId: "llm-benchmark-tab-table", id: 0 }, [
        gr.Row([
          gr.Column([gr.Row([search]), gr.Row([columns])]),
          gr.Column({ minWidth: 320 }, [types, precisions, sizes]),
        ]),
        table,
        all,
      ]),
    ]),
  ])
  .launch({ css });
