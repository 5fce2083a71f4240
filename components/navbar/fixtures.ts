import type { Fixture } from "../shared/fixture.ts";

const pages = [
  ["", "Home", true],
  ["charts", "Charts", true],
  ["about-us", "About us", true],
];

export const fixtures: readonly Fixture[] = [
  { name: "first page", props: { pages, currentPage: "" } },
  { name: "another page", props: { pages, currentPage: "charts" } },
  { name: "another name for the first page", props: { pages, currentPage: "about-us", mainPageName: "Start" } },
  { name: "without the first page", props: { pages, currentPage: "charts", mainPageName: false } },
  {
    name: "more links",
    props: {
      pages,
      currentPage: "",
      value: [
        ["Charts again", "charts"],
        ["Today", "today?day=1"],
        ["Docs", "https://example.com/docs"],
        ["Refused", "javascript:alert(1)"],
      ],
    },
  },
  {
    name: "a page that is not listed",
    props: { pages: [...pages, ["hidden", "Hidden", false]], currentPage: "hidden" },
  },
  {
    name: "many pages",
    props: {
      pages: Array.from({ length: 24 }, (_, i) => [`page-${i}`, `Page number ${i}`, true]),
      currentPage: "page-7",
    },
  },
  {
    name: "right to left",
    props: {
      pages: [
        ["", "", true],
        ["he", "שלום לכולם", true],
      ],
      currentPage: "he",
    },
  },
  { name: "one page", props: { pages: pages.slice(0, 1), currentPage: "" } },
  { name: "hidden", props: { pages, currentPage: "", visible: "hidden" } },
];
