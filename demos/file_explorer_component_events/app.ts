import * as gr from "gradio-workers";

// A Worker has no disk: the tree is whatever its author says.
const files = [
  "files/dir1/bar.txt",
  "files/dir1/foo.txt",
  "files/dir2/baz.png",
  "files/dir2/foo.png",
  "files/dir3/dir3_bar.log",
  "files/dir3/dir4/dir5/dir5_foo.txt",
  "files/dir3/dir4/dir7/dir7_foo.txt",
  "files/dir3/dir4/dir_4_bar.log",
  "files/dir3/dir4/dir_4_foo.txt",
];
const roots = ["files/dir1", "files/dir2", "files/dir3"] as const;

const root = gr.Dropdown({ choices: roots, value: roots[0], label: "Select File Explorer Root" });
const onlyTexts = gr.Checkbox({ label: "Show only text files", value: false });
const noTexts = gr.Checkbox({ label: "Ignore text files in glob", value: false });
const explorer = gr.FileExplorer({ files, rootDir: roots[0], interactive: true });
const selected = gr.Textbox({ label: "Selected Directory" });
const run = gr.Button("Run");
const changes = gr.Number({ label: "Total changes", value: 0, elemId: "total-changes" });
const typed = gr.Textbox({ label: "Something else", elemId: "input-box" });

root.select((rootDir) => gr.update({ rootDir: rootDir ?? "." }), { inputs: root, outputs: explorer });
onlyTexts.select((only) => gr.update({ glob: only ? "**/*.txt" : "**/*" }), { inputs: onlyTexts, outputs: explorer });
noTexts.select((none) => gr.update({ ignoreGlob: none ? "**/*.txt" : null }), { inputs: noTexts, outputs: explorer });
run.click((paths) => paths.join(","), { inputs: explorer, outputs: selected });
explorer.change((count) => (count ?? 0) + 1, { inputs: changes, outputs: changes });
typed.input((text) => text.toUpperCase(), { inputs: typed });

export default gr.Blocks([gr.Row([root, gr.Group([onlyTexts, noTexts])]), explorer, selected, run, changes, typed]);
