import * as gr from "gradio-workers";

const choices = ["America", "Canada", "Pakistan"] as const;
const links = (query = ""): [string, string][] => [
  ["Main Page", query],
  ["Page 2", `second${query}`],
];

const bar = gr.Navbar({ mainPageName: false, value: links() });
const option = gr.Dropdown({ label: "Select an option", choices, value: null });

option.change((option) => links(option ? `?option=${encodeURIComponent(option)}` : ""), {
  inputs: option,
  outputs: bar,
  js: `(option) => {
    const address = new URL(location.href);
    if (option) address.searchParams.set("option", option);
    else address.searchParams.delete("option");
    history.replaceState(null, "", address);
    return option;
  }`,
});

const app = gr.Blocks([gr.Markdown("What you choose here is chosen on the second page too."), bar, option]);

gr.route(app, { name: "Second", showInNavbar: false }, () => {
  const value = gr.Dropdown({ label: "Select a value", choices, value: null });
  const page = gr.Blocks([gr.Navbar({ mainPageName: false, value: links() }), value]);
  page.load((ctx) => choices.find((choice) => choice === ctx.request.query["option"]) ?? null, { outputs: value });
  return page;
});

export default app;
