import * as gr from "gradio-workers";
import { tune } from "../media/tune.ts";
import { lion } from "../media/lion.ts";
import { CLIPS } from "../media/clips.ts";

const CHOICES = ["a", "b", "c"] as const;
const ROLES = ["Input", "Input Event", "Change Event", "Change Event x2"] as const;

/** Four of a kind: the source, what follows the visitor alone, what follows every change, and what follows that. */
type Four<C> = readonly [source: C, touched: C, changed: C, changedAgain: C];

/** Makes four of a kind with labels such as "CB Input" and "Checkbox Change Event". */
function labelled<C>(short: string, name: string, make: (options: { label: string }) => C): Four<C> {
  const [source, ...copies] = ROLES;
  const label = (role: string) => ({ label: `${name} ${role}` });
  const [touched, changed, again] = copies;
  return [make({ label: `${short} ${source}` }), make(label(touched)), make(label(changed)), make(label(again))];
}

function plain<C>(make: () => C): Four<C> {
  return [make(), make(), make(), make()];
}

function media<C>(name: string, make: (options: { elemId: string }) => C): Four<C> {
  const one = (role: string): C => make({ elemId: `${name}-${role}` });
  return [one("original"), one("upload"), one("change"), one("change-2")];
}

const texts = labelled("TB", "Textbox", gr.Textbox);
const numbers = plain(() => gr.Number());
const sliders = plain(() => gr.Slider());
const checks = labelled("CB", "Checkbox", gr.Checkbox);
const groups = labelled("CBG", "CheckboxGroup", (options) => gr.CheckboxGroup({ ...options, choices: CHOICES }));
const radios = labelled("Radio", "Radio", (options) => gr.Radio({ ...options, choices: CHOICES }));
const dropdowns = labelled("DD", "Dropdown", (options) => gr.Dropdown({ ...options, choices: CHOICES }));
const colors = plain(() => gr.ColorPicker());
const codes = plain(() => gr.Code());
const tables = plain(() => gr.Dataframe());
const images = media("image", (options) => gr.Image(options));
const sounds = media("audio", (options) => gr.Audio(options));
const videos = media("video", (options) => gr.Video(options));

const set = gr.Button("Set Values");
const counter = gr.Number({ label: "Change counter", value: 0 });

const forms = [texts, numbers, sliders, checks, groups, radios, dropdowns, colors, codes, tables];
const kinds = [...forms, images, sounds, videos];

set.click(
  () => [
    "asdf",
    555,
    12,
    true,
    ["a", "c"],
    "b",
    "b",
    "#ff0000",
    "import gradio as gr",
    [
      [1, 2, 3, 4],
      [5, 6, 7, 8],
    ],
    lion,
    tune,
    CLIPS[0],
  ],
  {
    outputs: [
      texts[0],
      numbers[0],
      sliders[0],
      checks[0],
      groups[0],
      radios[0],
      dropdowns[0],
      colors[0],
      codes[0],
      tables[0],
      images[0],
      sounds[0],
      videos[0],
    ],
  },
);

/** Handed on as it is, so that it does not matter what it is. */
const same = <T>(value: T): T => value;

// All of them are handed on alike, whatever they hold.
for (const [source, touched] of forms as readonly (typeof texts)[])
  source.input(same, { inputs: source, outputs: touched });
images[0].upload(same, { inputs: images[0], outputs: images[1] });
sounds[0].upload(same, { inputs: sounds[0], outputs: sounds[1] });
videos[0].upload(same, { inputs: videos[0], outputs: videos[1] });

for (const [source, , changed, again] of kinds as readonly (typeof texts)[]) {
  source.change((value, count) => [value, (count ?? 0) + 1], {
    inputs: [source, counter],
    outputs: [changed, counter],
  });
  changed.change(same, { inputs: changed, outputs: again });
}

export default gr.Blocks([
  set,
  counter,
  gr.Row(
    ["Component", "Input or upload", "Change", "Change of the change"].map((heading) => gr.Markdown(`## ${heading}`)),
  ),
  ...kinds.map((four) => gr.Row(four)),
]);
