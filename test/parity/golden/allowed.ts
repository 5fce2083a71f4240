/**
 * Where our descriptions of apps may differ from Gradio's. `docs/differences.md` has a row for each, with the reason;
 * a test compares the two lists.
 */

export interface Allowed {
  /** The first cell of the row. */
  what: string;
  /** Finds the difference by `app: path`. */
  where: RegExp;
}

const INTERFACES = String.raw`^(interface|flags|nested|tabbed)\w*: `;

export const ALLOWED: readonly Allowed[] = [
  { what: "Links at the foot of the page", where: /^\w+: config\/footer_links\/3$/ },
  { what: "`run_history`", where: /^\w+: config\/run_history$/ },
  { what: "`max_file_size`", where: /^\w+: config\/max_file_size$/ },
  { what: "`body_css`", where: /^\w+: config\/body_css$/ },
  { what: "`event_specific_args` of `gr.on`", where: /^\w+: config\/dependencies\/\d+:\w+\/event_specific_args$/ },
  {
    what: "`time_to_live` and `delete_callback` of a State",
    where: /^\w+: config\/components\/\d+:state\/props\/(time_to_live|delete_callback)$/,
  },
  { what: "Nulls inside `html_attributes`", where: /^(text|multimodal)_options: .+\/props\/html_attributes\/\w+$/ },
  {
    what: "The example of a DateTime without time",
    where: /^picker_options: config\/components\/6:datetime\/example_inputs$/,
  },
  { what: "Subtitles of a Video", where: /^video_options: .+\/props\/subtitles\/(path|orig_name|url)$/ },
  {
    what: "Options of the components of a Dataset",
    where: /^\w+: config\/components\/\d+:dataset\/props\/component_props\/\d+(:\w+)?\/\w+$/,
  },
  {
    what: "Flags of an HTML or a Chatbot",
    where: /^\w+: config\/components\/\d+:(html|chatbot)\/props\/(_retryable|_undoable|likeable|streamable)$/,
  },
  { what: "What an HTML holds", where: /^html_options: config\/components\/4:html\/api_info(_as_\w+)?\/(type|items)$/ },
  {
    what: "`component_ids` and `class_id` in a Dataset",
    where: /^\w+: config\/components\/\d+:dataset\/props\/(component_ids|components\/\d+\/class_id)$/,
  },
  {
    what: "`visible` and `elem_classes` of a ParamViewer",
    where: /^\w+: config\/components\/\d+:paramviewer\/props\/(visible|elem_classes)$/,
  },
  {
    what: "A label of `i18n` in `/info`",
    where: /^translated: (all_)?info\/named_endpoints\/\/say\/(parameters|returns)\/0\/label$/,
  },
  {
    what: "`preserved_by_key` of a Dialogue",
    where: /^(components|dialogue_options): config\/components\/\d+:dialogue\/props\/preserved_by_key$/,
  },
  {
    what: "`preserved_by_key` of a Navbar",
    where: /^navbars: config\/components\/\d+:navbar\/props\/preserved_by_key$/,
  },
  {
    what: "A slash before an API name",
    where: /^names: (config\/.+\/api_name|(all_)?info\/named_endpoints\/\/{1,2}slashed)$/,
  },
  {
    what: "Parameters of a render",
    where: /^renders: all_info\/named_endpoints\/\/apply\w*\/parameters\/\d\/parameter_name$/,
  },
  {
    what: "Title of an Interface",
    where: /^(interface|nested|tabbed): config\/components\/\d+:markdown\/props\/(value|elem_classes\/0)$/,
  },
  {
    what: "`api_visibility` of a Clear button",
    where:
      /^((interface|flags|nested|tabbed)\w*|button_templates): config\/components\/\d+:button\/props\/api_visibility$/,
  },
  {
    what: "DuplicateButton",
    where: /^button_templates: config\/components\/[78]:button\/props\/(value|link|link_target)$/,
  },
  {
    what: "`time_limit` of a live Interface",
    where: /^(interface|flags)_live: config\/dependencies\/0:square\/time_limit$/,
  },
  {
    what: "What the Clear button of an Interface does",
    where: new RegExp(
      `${INTERFACES}(config/dependencies/\\d+:(js_fn\\w*|lambda)/` +
        "(outputs/\\d|js|api_name|api_visibility|backend_fn|queue|cancels/0|types/cancel)|all_info/named_endpoints//lambda)$",
    ),
  },
  {
    what: "Submit and Stop of an Interface with a generator",
    where: new RegExp(
      "^interface_generator: (config/dependencies/(0:lambda|1:count|2:cleanup|3:cleanup_1|4:unnamed)/" +
        "(targets/\\d(/\\d)?|outputs/\\d|js|api_name|api_visibility|backend_fn|trigger_after)" +
        "|all_info/named_endpoints//(lambda|cleanup|cleanup_1))$",
    ),
  },
  {
    what: "Endpoints of a live Interface without inputs",
    where: new RegExp(
      "^interface_live_outputs: (config/page//dependencies/3|config/dependencies/(0:make/targets/1|[123]:\\w+(/.+)?)" +
        "|(all_)?info/named_endpoints//make_1)$",
    ),
  },
  {
    what: "Flag buttons of an Interface",
    where: new RegExp(
      "^flags\\w*: (config/page//dependencies/\\d+|config/dependencies/\\d+:(lambda|Flag|reset|js_fn)(_\\d+)*" +
        "(/(targets/0/[01]|inputs/\\d|outputs/0|js|api_name|api_visibility|backend_fn|trigger_after|trigger_only_on_\\w+))?" +
        "|all_info/named_endpoints//(lambda|Flag|reset)(_1)?)$",
    ),
  },
];
