import type { Fixture } from "../shared/fixture.ts";

/** A red point. */
const PICTURE =
  "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";

const PEOPLE = {
  headers: ["Name", "Age", "Tame"],
  data: [
    ["Ada", 36, true],
    ["Bob", 4, false],
    ["Cleo", null, true],
  ],
  metadata: null,
};

const KINDS = {
  headers: ["Text", "Number", "Flag", "Day", "Markdown", "HTML", "Picture"],
  data: [
    ["a", 1, true, "2026-01-02", "**bold** [link](https://a.example)", "<i>slanted</i>", PICTURE],
    ["b", 2.5, false, "2025-01-02", "`code`\nline", "<script>alert(1)</script>", "javascript:alert(1)"],
  ],
  metadata: null,
};

const STYLED = {
  headers: ["Model", "Score"],
  data: [
    ["One", 79.3],
    ["Two", 18.3],
  ],
  metadata: {
    display_value: [
      ["🥇 One", "79.3 %"],
      ["Two", "18.3 %"],
    ],
    styling: [
      ["", "background-color: lightgreen; color: black"],
      ["color: white; background-color: rgb(150, 0, 0); position: fixed; background: url(https://a.example/x.png)", ""],
    ],
  },
};

const still = { interactive: false };
const kinds = { datatype: ["str", "number", "bool"], headers: PEOPLE.headers };

export const fixtures: readonly Fixture[] = [
  { name: "empty", props: { label: "People", headers: ["1", "2", "3"] } },
  { name: "filled", props: { label: "People", value: PEOPLE, ...kinds } },
  { name: "static", props: { label: "People", value: PEOPLE, ...kinds, ...still } },
  { name: "static and empty", props: { label: "People", headers: ["1", "2", "3"], ...still } },
  { name: "styled", props: { label: "Scores", value: STYLED, headers: STYLED.headers, ...still } },
  {
    name: "every kind",
    props: {
      label: "Kinds",
      value: KINDS,
      headers: KINDS.headers,
      datatype: ["str", "number", "bool", "date", "markdown", "html", "image"],
      ...still,
    },
    isEnhanced: true,
  },
  {
    name: "with everything around it",
    props: {
      label: "People",
      value: PEOPLE,
      ...kinds,
      showRowNumbers: true,
      showSearch: "filter",
      staticColumns: [0],
      pinnedColumns: 1,
      columnWidths: ["120px", "20%", "auto"],
    },
  },
  {
    name: "many rows",
    props: {
      label: "Numbers",
      headers: ["n", "n * n"],
      value: { headers: ["n", "n * n"], data: Array.from({ length: 500 }, (_, n) => [n, n * n]), metadata: null },
      maxHeight: 200,
      showRowNumbers: true,
      ...still,
    },
    isEnhanced: true,
  },
  {
    name: "wrapped",
    props: { label: "Notes", value: { headers: ["Note"], data: [["word ".repeat(60)]], metadata: null }, wrap: true },
  },
  {
    name: "cut",
    props: { label: "Notes", value: { headers: ["Note"], data: [["word ".repeat(60)]], metadata: null }, maxChars: 20 },
  },
  { name: "refused", props: { label: "People", value: PEOPLE, ...kinds, validationError: "Too young" } },
  { name: "no label", props: { label: "Hidden", showLabel: false, value: PEOPLE, ...kinds } },
  { name: "no buttons", props: { value: PEOPLE, buttons: [], ...kinds } },
  { name: "fixed size", props: { value: PEOPLE, rowCount: [3, "fixed"], columnCount: [3, "fixed"], ...kinds } },
  {
    name: "odd headers",
    props: {
      value: {
        headers: ["__proto__", "constructor", "<b>", ""],
        data: [[1, "</div>", "&amp;", { a: [1] }]],
        metadata: null,
      },
      ...still,
    },
  },
  {
    name: "right to left",
    props: {
      label: "אנשים",
      value: { headers: ["שם", "גיל"], data: [["עדה", 36]], metadata: null },
      showRowNumbers: true,
    },
  },
];
