import type { Fixture } from "../shared/fixture.ts";

const textbox = { name: "textbox" };
const PICTURE =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 4'%3E%3Cpath fill='%23f97316' d='M0 0h4v4H0z'/%3E%3Cpath fill='%23fde68a' d='M2 1l1 2H1z'/%3E%3C/svg%3E";

function file(url: string, name: string): object {
  return { path: null, url, orig_name: name, meta: { _type: "gradio.FileData" } };
}

const pets = {
  components: [textbox, { name: "radio" }, { name: "checkbox" }],
  componentProps: [
    {},
    {
      choices: [
        ["A cat", "cat"],
        ["A dog", "dog"],
      ],
    },
    {},
  ],
  headers: ["Name", "Pet", "Tame"],
  samples: [
    ["Ada", "cat", true],
    ["Bob", "dog", false],
    ["Cleo", null, null],
  ],
};

export const fixtures: readonly Fixture[] = [
  { name: "nothing", props: {} },
  { name: "no rows", props: { label: "Samples", components: [textbox], samples: [] } },
  { name: "gallery", props: { components: [textbox], samples: [["Ada"], ["Bob"], ["A rather long name"]] } },
  { name: "gallery of labels", props: { ...pets, sampleLabels: ["The first", "The second", "The third"] } },
  { name: "table", props: { label: "Pets", ...pets } },
  {
    name: "table of one column",
    props: { components: [textbox], headers: ["Name"], layout: "table", samples: [["Ada"], ["Bob"]] },
  },
  { name: "no headers", props: { ...pets, headers: [] } },
  { name: "no label", props: { ...pets, label: "Hidden", showLabel: false } },
  {
    name: "pages",
    props: {
      components: [textbox],
      samplesPerPage: 2,
      samples: Array.from({ length: 30 }, (_, i) => [`Row ${i + 1}`]),
    },
  },
  {
    name: "pictures",
    props: { components: [{ name: "image" }], samples: [[file(PICTURE, "a.svg")], [file(PICTURE, "b.svg")]] },
  },
  {
    name: "values of many kinds",
    props: {
      components: ["image", "file", "colorpicker", "json", "checkboxgroup", "number", "highlightedtext", "label"].map(
        (name) => ({ name }),
      ),
      headers: ["Image", "File", "Color", "JSON", "Ticked", "Number", "Text", "Label"],
      samples: [
        [
          file(PICTURE, "a.svg"),
          [file("https://example.com/files/report.pdf", "report.pdf")],
          "#0d9488",
          { a: [1, 2] },
          ["cat", "dog"],
          0.5,
          [{ token: "Paris", class_or_confidence: "LOC" }],
          { label: "cat", confidences: null },
        ],
      ],
    },
  },
  {
    name: "long",
    props: {
      components: [textbox, textbox],
      headers: ["A heading that goes on ".repeat(6), "Short"],
      samples: [["word ".repeat(40), "unbreakable".repeat(20)]],
    },
  },
];
