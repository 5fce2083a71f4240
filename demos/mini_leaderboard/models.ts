/** Made-up results of language models, the best on average first. */

export const HEADERS = [
  "T",
  "Model",
  "Average ⬆️",
  "ARC",
  "HellaSwag",
  "MMLU",
  "TruthfulQA",
  "Winogrande",
  "GSM8K",
  "Type",
  "Architecture",
  "Precision",
  "Merged",
  "Hub License",
  "#Params (B)",
  "Hub ❤️",
  "Model sha",
  "model_name_for_query",
] as const;

export type Header = (typeof HEADERS)[number];

export type Model = Readonly<Record<Header, string | number | boolean>>;

const TYPES = {
  "🔶": "fine-tuned on domain-specific datasets",
  "💬": "chat models",
  "🤝": "base merges and moerges",
};
const SYMBOLS = Object.keys(TYPES);
const PRECISIONS = ["float16", "bfloat16", "4bit"];
const ARCHITECTURES = ["LlamaForCausalLM", "MistralForCausalLM", "MixtralForCausalLM", "Qwen2ForCausalLM"];
const SIZES = [1.1, 2.8, 7.2, 7.2, 7.2, 10.7, 12.9, 34.4, 46.7, 69, 72.3, 0, 120.3];
const OWNERS = ["aurora", "birch", "cobalt", "delta", "ember", "fjord", "granite"];
/** Models with a name that somebody may look for, by their place. */
const KNOWN: Readonly<Record<number, readonly [name: string, symbol: string]>> = {
  3: ["yam-peleg/Experiment26-7B", "🔶"],
  9: ["yam-peleg/Experiment21-7B", "🔶"],
  40: ["yam-peleg/Experiment24-7B", "💬"],
  230: ["Qwen/Qwen-72B", "🟢"],
  270: ["Qwen/Qwen-14B", "🟢"],
};

export const MODELS: readonly Model[] = Array.from({ length: 285 }, (_, place) => modelAt(place));

function modelAt(place: number): Model {
  const [name, symbol] = KNOWN[place] ?? [
    `${pickOf(OWNERS, place)}/Model-${place + 1}-${pickOf(SIZES, place)}B`,
    pickOf(SYMBOLS, place),
  ];
  const average = round(77 - place * 0.14);
  const score = (shift: number): number => round(average + ((place * 7 + shift * 11) % 13) - 6);
  const address = `https://huggingface.co/${name}`;
  return {
    T: symbol,
    Model: `<a href="${address}">${name}</a> <a href="${address}/discussions"><small>📑</small></a>`,
    "Average ⬆️": average,
    ARC: score(1),
    HellaSwag: score(2),
    MMLU: score(3),
    TruthfulQA: score(4),
    Winogrande: score(5),
    GSM8K: score(6),
    Type: symbol === "🟢" ? "pretrained" : Reflect.get(TYPES, symbol),
    Architecture: pickOf(ARCHITECTURES, place),
    Precision: pickOf(PRECISIONS, place),
    Merged: symbol === "🤝",
    "Hub License": place % 3 === 0 ? "mit" : "apache-2.0",
    "#Params (B)": pickOf(SIZES, place),
    "Hub ❤️": (place * 37) % 400,
    "Model sha": ((place + 1) * 2_654_435_761).toString(16),
    model_name_for_query: name,
  };
}

function pickOf<T>(list: readonly T[], place: number): T {
  const [first] = list;
  const picked = list[(place * 5 + Math.floor(place / 7)) % list.length] ?? first;
  if (picked === undefined) throw new RangeError("There is nothing to pick from.");
  return picked;
}

function round(score: number): number {
  return Math.round(score * 100) / 100;
}
