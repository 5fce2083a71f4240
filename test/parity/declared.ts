/**
 * Where our answers may differ from Gradio's. `docs/differences.md` has a row for each `what`, with the reason; a test
 * compares the two.
 */

import { readFileSync } from "node:fs";
import { join } from "node:path";

export interface Declared {
  /** The first cell of the row. */
  readonly what: string;
  /** Finds the difference by `stage › row: path`. */
  readonly where: RegExp;
  /** Looks at the two values, where the place alone would allow too much. Undefined is nothing. */
  readonly when?: (gradio: unknown, ours: unknown) => boolean;
}

const isText = (value: unknown): boolean => typeof value === "string" && value !== "";
const isNothing = (value: unknown): boolean => value === undefined || value === null;
/** We refuse with a reason what Gradio lets pass, or refuses without one. */
const isRefused = (gradio: unknown, ours: unknown): boolean =>
  isNothing(gradio) ? !isNothing(ours) : ours === undefined;
const areTexts = (gradio: unknown, ours: unknown): boolean => isText(gradio) && isText(ours);

const DESCRIPTIONS: readonly Declared[] = [
  { what: "Links at the foot of the page", where: /\/config: footer_links\/3$/ },
  { what: "`run_history`", where: /\/config: run_history$/ },
  { what: "`max_file_size`", where: /\/config: max_file_size$/ },
  { what: "`body_css`", where: /\/config: body_css$/ },
  { what: "`event_specific_args` of `gr.on`", where: /\/config: dependencies\/\d+:both\/event_specific_args$/ },
  {
    what: "`time_to_live` and `delete_callback` of a State",
    where: /\/config: components\/\d+:state\/props\/(time_to_live|delete_callback)$/,
  },
  {
    what: "`component_ids` and `class_id` in a Dataset",
    where: /^component Dataset › \/config: components\/\d+:dataset\/props\/component_ids$/,
  },
  {
    what: "`visible` and `elem_classes` of a ParamViewer",
    where: /^component ParamViewer › \/config: components\/\d+:paramviewer\/props\/(visible|elem_classes)$/,
  },
  {
    what: "`preserved_by_key` of a Dialogue",
    where: /^component Dialogue › \/config: components\/\d+:dialogue\/props\/preserved_by_key$/,
  },
  {
    what: "`preserved_by_key` of a Navbar",
    where: /^component Navbar › \/config: components\/\d+:navbar\/props\/preserved_by_key$/,
  },
  {
    what: "`root_dir` of a FileExplorer",
    where: /^component FileExplorer › \/config: components\/\d+:fileexplorer\/props\/root_dir$/,
    when: areTexts,
  },
  { what: "A DeepLinkButton", where: /^component DeepLinkButton › / },
  {
    what: "`storage_key` and `secret` of a BrowserState",
    where: /\/config: components\/\d+:browserstate\/props\/(storage_key|secret)$/,
    when: (gradio, ours) => isText(gradio) && ours === undefined,
  },
  {
    what: "Flags of an HTML or a Chatbot",
    where:
      /\/config: components\/\d+:(html|chatbot)\/props\/(_retryable|_undoable|likeable|streamable|streaming|editable)$/,
  },
  {
    what: "The event `stream` of an HTML",
    where: /^component HTML › \/config: (connect_heartbeat|dependencies\/\d+:on_stream\/\w+)$/,
  },
  {
    what: "What an HTML holds",
    where:
      /^component HTML › \/(config: .*\/api_info(_as_\w+)?|info(\?all_endpoints)?: .*\/(python_)?type|openapi\.json: .*\/properties\/\w+)\/(type|items)$/,
  },
  {
    what: "The example of a DateTime without time",
    where: /^component DateTime › \/(config: .*\/example_inputs|info(\?all_endpoints)?: .*\/example_input)$/,
  },
  {
    what: "The OpenAPI document",
    where:
      /\/openapi\.json: (info\/description|servers|paths\/.*(\/(description|summary|security|title|example)|\/responses\/400\/content\/(text\/plain|application\/json)))$/,
  },
  {
    what: "The OpenAPI document",
    where: /^component Chatbot › \/openapi\.json: paths\/.*\/properties\/file\/(type|format)$/,
  },
  {
    what: "The OpenAPI document",
    where: /^component MultimodalTextbox › \/openapi\.json: paths\/.*\/properties\/files\/items\/(type|format)$/,
  },
  {
    what: "The OpenAPI document",
    where: /\/openapi\.json: paths\/.*\/schema\/(required|properties\/\w+\/(type|items\/(type|format)))$/,
  },
  {
    what: "The OpenAPI document",
    where: /^component Gallery › \/openapi\.json: paths\/.*\/anyOf\/\d\/properties\/(image|video)\/(type|format)$/,
  },
];

const ONLY_OF_GRADIO = [
  ...["every", "inputs", "render", "buttons", "randomize", "proxy_url"],
  ...["preprocess", "postprocess", "stream_every"],
  ...["analytics_enabled", "mode", "print_exception", "status_update_rate", "api_open"],
  ...["inline", "inbrowser", "share", "debug", "max_threads", "auth", "auth_message", "prevent_thread_lock"],
  ...["server_name", "server_port", "height", "width", "favicon_path", "ssl_keyfile", "ssl_certfile"],
  ...["ssl_keyfile_password", "ssl_verify", "quiet", "run_history", "allowed_paths", "blocked_paths", "root_path"],
  ...["app_kwargs", "state_session_capacity", "share_server_address", "share_server_protocol"],
  ...["share_server_tls_certificate", "auth_dependency", "enable_monitoring", "strict_cors", "node_server_name"],
  ...["node_port", "ssr_mode", "pwa", "mcp_server", "num_workers", "i18n", "css_paths", "head_paths"],
  ...["cache_examples", "cache_mode", "examples_per_page", "example_labels", "preload_example"],
  ...["allow_duplication", "additional_inputs_accordion", "deep_link"],
];

const ONLY_OURS = [
  ...[
    "retries",
    "on_disconnect",
    "max_wait_ms",
    "max_per_session",
    "fair",
    "grace",
    "rate_limit",
    "fill_height",
    "concurrency_id",
  ],
  ...["cause", "allowed_origins", "monitoring_key", "flagged_log"],
];

const OPTIONS: readonly Declared[] = [
  {
    what: "Options that only Gradio has",
    where: new RegExp(`› (options|names of \\w+): (${ONLY_OF_GRADIO.join("|")})$`),
    when: (_gradio, ours) => ours === undefined,
  },
  {
    what: "Names of components in `gr.Dataset`",
    where: /^component Dataset › state ".*"/,
    when: (gradio) => gradio === "makes it",
  },
  {
    what: "Options that only we have",
    where: new RegExp(`› names of \\w+: (${ONLY_OURS.join("|")})$`),
    when: (gradio) => gradio === undefined,
  },
  { what: "Streams from the browser", where: /^component (Audio|Image) › events: stream$/ },
  { what: "Events that never fire", where: /^component ParamViewer › events: upload$/ },
];

/** As JSON: an empty text, an empty list, both as an answer, and nothing. */
const EMPTY: ReadonlySet<string | undefined> = new Set(['""', "[]", "[[]]", undefined]);

const VALUES: readonly Declared[] = [
  {
    what: "Nothing in a text, and in a choice of several",
    where: /› its example and its states' values: \w+ null\/(data(\/0)?|error)$/,
    when: (gradio, ours) => (isNothing(gradio) || gradio === "None") && EMPTY.has(JSON.stringify(ours)),
  },
  {
    what: "Values that do not fit their component",
    where: /^component \w+ › (its example|values of other).*: .*\/(data|error|duration|visible|title)$/,
    when: isRefused,
  },
  {
    what: "Values that do not fit their component",
    where: /^(files in calls › (read|look).*|wrong requests › run: too few values): .*(error|duration|visible|title)$/,
    when: isRefused,
  },
  {
    what: "Values that do not fit their component",
    where: /^component (File|UploadButton) › values of other kinds: bare \[\]\//,
  },
  {
    what: "What a HighlightedText has read",
    where: /^component HighlightedText › its example and its states' values: .*\/(data|error|duration|visible|title)$/,
    when: (gradio, ours) => isNothing(gradio) || ours === undefined,
  },
  {
    what: "Words of refusals",
    where: /(\/error|^(JavaScript|Python) client › (sends|uploads) .*: .*message)$/,
    when: areTexts,
  },
  {
    what: "Words of refusals",
    where: /^wrong requests › (join: nested 10,000 deep|component_server: broken JSON): body\/detail$/,
    when: areTexts,
  },
  {
    what: '`format: "webp"`, the default',
    where: /^component Image › its example.*: bare a file\/data\/0\/(path|url|orig_name)$/,
  },
  {
    what: "What is said of a file that a function shows",
    where: /: .*(data\/0(\/files)?(\/\d(\/(image|video))?)?|result)\/(mime_type|size)$/,
    when: (gradio) => gradio === null,
  },
];

const CALLS: readonly Declared[] = [
  {
    what: "An answer that does not fit the outputs",
    where: /› (\/call: )?lacking: .*\/(error|duration|visible|title)$/,
    when: isRefused,
  },
  { what: "An answer that does not fit the outputs", where: /› mumble: (messages\/[23]|end)$/ },
  { what: "Steps of a JSON", where: /^calls through the queue › grow: messages\/\d+\/output\/data\/0\/\d/ },
  { what: "The place of State in a call", where: /› remember, without the slot of the State: messages\/2\// },
  { what: "Private endpoints", where: /› \/call: hidden: (status|frames|end|body)$/ },
  { what: "Generators beside the queue", where: /› \/run: a (queued )?generator: body\/(data\/0|is_generating)$/ },
  { what: "Validators", where: /› \/run: (unqueued, )?turned away: (status|body\/\w+)$/ },
  { what: "Validators", where: /› guarded by one that crashes: joined\/body\/detail$/, when: areTexts },
];

const STOPPING: readonly Declared[] = [
  { what: "The answer of a cancelled call", where: /^queue › cancel: a generator that runs: last\/0\/output\/data$/ },
  { what: "Cancelling one of several calls", where: /^queue › cancel: one that waits: order\// },
  { what: "Cancelling the call of somebody else", where: /^queue › cancel: of another session: / },
  { what: "Streams of nobody", where: /^(queue › an unknown session|wrong requests › call: an unknown event): end$/ },
];

const FILES: readonly Declared[] = [
  { what: "Names of uploads", where: /^uploads › named .*: body\/0$/, when: areTexts },
  { what: "Broken forms", where: /^uploads › a form (without a boundary|that ends too soon): / },
  {
    what: "Files of others in a call",
    where:
      /^files in calls › read: (a path of the system|a path that is not there|an address on this machine): (status|frames|end|body)$/,
  },
  { what: "Parts of files", where: /^files that are fetched › Range: / },
  { what: "Files that the browser has already", where: /^files that are fetched › If-None-Match with this version: / },
  {
    what: "Files that are not what their names say",
    where: /^files that are fetched › of the kind photo\.jpg: headers\/content-(type|disposition)$/,
  },
];

const REQUESTS: readonly Declared[] = [
  {
    what: "Functions, endpoints and parameters that are not there",
    where:
      /^(wrong requests › (join: a (function that is not there|negative function)|(call|call\/v2|run): an unknown \w+|component_server: an unknown \w+)|calls by name › \/call\/v2: (a missing|an unknown) parameter): (status|headers\/content-type|body)$/,
    when: (gradio) => gradio === 500 || gradio === "Internal Server Error" || gradio === "text/plain; charset=utf-8",
  },
  {
    what: "Bodies that are no JSON",
    where:
      /^wrong requests › join: (an empty body|broken JSON|JSON with more behind it|plain text|a form): (status|body\/detail)$/,
  },
  { what: "Very large bodies", where: /^wrong requests › join: 17 MB: (status|body\/\w+)$/ },
  { what: "Details of a 422", where: /: body\/detail\/\d+\/(type|msg|input)$/ },
  { what: "Monitoring", where: /^other routes › \/monitoring/ },
  { what: "The icon", where: /^other routes › \/manifest\.json: body\/icons\/0\/src$/ },
  {
    what: "Routes of what is not there",
    where:
      /^other routes › (\/gradio_api\/(user\/?|token|login_check|deep_link|runs|vibe-code|proxy|custom_component|stream)|\/log(in|out)|POST \/gradio_api\/stream)/,
    when: (gradio, ours) => gradio !== 404 && (ours === 404 || !isNumber(ours)),
  },
  { what: "Pages of other origins", where: /^other routes › CORS: / },
];

function isNumber(value: unknown): boolean {
  return typeof value === "number";
}

const RENDERS: readonly Declared[] = [
  {
    what: "Parameters of a render",
    where: /^renders › \/info\?all_endpoints: named_endpoints\/\/apply\/parameters\/\d+\/parameter_name$/,
    when: areTexts,
  },
  {
    what: "A Form in a render",
    where: /^renders › a pass: .*components\/\d+:form\/(props\/key|key|rendered_in)$/,
    when: (gradio, ours) => isNothing(gradio) !== isNothing(ours),
  },
  { what: "Calls of what another session was shown", where: /^renders › a call inside, before any pass: joined\// },
];

export const DECLARED: readonly Declared[] = [
  ...DESCRIPTIONS,
  ...OPTIONS,
  ...VALUES,
  ...CALLS,
  ...STOPPING,
  ...FILES,
  ...RENDERS,
  ...REQUESTS,
];

const DOCUMENT = join(import.meta.dirname, "../../docs/differences.md");

/** What the document says, by the first cell of its rows: the reason is the last cell. */
export function readReasons(): ReadonlyMap<string, string> {
  const rows = readFileSync(DOCUMENT, "utf8")
    .split("\n")
    .filter((line) => line.startsWith("| "))
    .map((line) => line.slice(2, line.lastIndexOf(" |")).split(" | "));
  return new Map(rows.map((cells) => [cells[0] ?? "", cells.at(-1) ?? ""]));
}
