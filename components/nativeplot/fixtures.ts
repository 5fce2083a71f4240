import type { Fixture } from "../shared/fixture.ts";

const DAY = 86_400_000;
const START = Date.UTC(2025, 0, 1);

const sales = {
  columns: ["day", "sold", "shop", "staff"],
  data: Array.from({ length: 20 }, (_, i) => [START + i * DAY, 20 + ((i * 7) % 13), i % 2 ? "Harbour" : "Mill", i % 4]),
  datatypes: { day: "temporal", sold: "quantitative", shop: "nominal", staff: "quantitative" },
};
const meals = {
  columns: ["cuisine", "price"],
  data: [
    ["Italian", 20],
    ["Mexican", 15],
    ["Chinese", 18],
    ["Italian", 12],
  ],
  datatypes: { cuisine: "nominal", price: "quantitative" },
};
const hebrew = {
  columns: ["יום", "סכום"],
  data: [
    ["א", 1],
    ["ב", 3],
  ],
  datatypes: { יום: "nominal", סכום: "quantitative" },
};

const line = { ...sales, mark: "line" };
const axes = { x: "day", y: "sold" };
const drawn = { isEnhanced: true };

export const fixtures: readonly Fixture[] = [
  { name: "empty", props: { label: "Sales" } },
  { name: "empty, without a title", props: {} },
  { name: "no such column", props: { label: "Sales", value: line, x: "month", y: "sold" } },
  { name: "line", props: { label: "Sales", value: line, ...axes }, ...drawn },
  { name: "lines", props: { label: "Sales", value: line, ...axes, color: "shop", title: "By shop" }, ...drawn },
  { name: "bars", props: { label: "Prices", value: { ...meals, mark: "bar" }, x: "cuisine", y: "price" }, ...drawn },
  {
    name: "bins",
    props: {
      label: "Sales",
      value: { ...sales, mark: "bar" },
      ...axes,
      color: "shop",
      xBin: "7d",
      caption: "A week each",
    },
    ...drawn,
  },
  {
    name: "points",
    props: { label: "Sales", value: { ...sales, mark: "point" }, ...axes, color: "staff", tooltip: "all" },
    ...drawn,
  },
  {
    name: "with buttons",
    props: { label: "Sales", value: line, ...axes, buttons: ["export", "fullscreen"] },
    listened: ["select", "double_click"],
    ...drawn,
  },
  { name: "low", props: { label: "Sales", value: line, ...axes, height: 160, caption: "Low" }, ...drawn },
  { name: "no label", props: { label: "Hidden", showLabel: false, value: line, ...axes }, ...drawn },
  { name: "no container", props: { label: "Bare", container: false, value: line, ...axes }, ...drawn },
  { name: "bad format", props: { label: "Sales", value: line, ...axes, yAxisFormat: "%%%%" }, ...drawn },
  { name: "long label", props: { label: "A title that goes on ".repeat(8), value: line, ...axes }, ...drawn },
  {
    name: "right to left",
    props: { label: "מכירות", value: { ...hebrew, mark: "bar" }, x: "יום", y: "סכום" },
    ...drawn,
  },
];
