import * as gr from "gradio-workers";
import { CLIPS } from "../media/clips.ts";

const LOG = "event_trigger_output_log.txt";
const log = (line: string) => () => console.log(`@@log ${LOG} ${line}`);

const circle = (color: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="160" height="90"><circle cx="80" cy="45" r="40" fill="${color}"/></svg>`;
const PICTURES = [circle("red"), circle("green")];
const FILES = ["data:text/plain,The%20first%20file", "data:text/plain,The%20second%20file"];

const said = gr.Textbox();
const echoed = gr.Textbox({ interactive: true });
const run = gr.Button("Run");

const whichVideo = gr.Radio({ choices: ["red.webm", "green.webm"], type: "index" });
const changeVideo = gr.Button("Change interactive");
const video = gr.Video({ value: CLIPS[0], interactive: false });
const isVideoInteractive = gr.State(false);

const whichPicture = gr.Radio({ choices: ["red.svg", "green.svg"], type: "index" });
const picture = gr.Image({ interactive: true });

const whichFiles = gr.Radio({ choices: ["A", "B", "AB"] });
const changeFile = gr.Button("Change interactive");
const files = gr.File({ value: FILES, interactive: false, fileCount: "multiple" });
const isFileInteractive = gr.State(false);

run.click((text) => text, { inputs: said, outputs: echoed });
said.change(log("text changed"));
echoed.change(log("text changed"));

whichVideo.change((index) => CLIPS[index ?? 0], { inputs: whichVideo, outputs: video });
changeVideo.click((isInteractive) => [gr.update({ interactive: !isInteractive }), !isInteractive], {
  inputs: isVideoInteractive,
  outputs: [video, isVideoInteractive],
});
video.change(log("video changed"));
video.play(log("video plays"));
video.pause(log("video paused"));
video.stop(log("video stopped"));
video.end(log("video ended"));

whichPicture.change((index) => PICTURES[index ?? 0], { inputs: whichPicture, outputs: picture });
picture.change(log("image changed"));

whichFiles.change((which) => (which === "AB" ? FILES : FILES.slice(0, 1)), { inputs: whichFiles, outputs: files });
changeFile.click((isInteractive) => [gr.update({ interactive: !isInteractive }), !isInteractive], {
  inputs: isFileInteractive,
  outputs: [files, isFileInteractive],
});
files.change(log("file changed"));

export default gr.Blocks([
  gr.Tabs([
    gr.Tab("Text change", [said, echoed, run]),
    gr.Tab("Video change, play, pause", [whichVideo, changeVideo, video, isVideoInteractive]),
    gr.Tab("Image change", [whichPicture, picture]),
    gr.Tab("File", [whichFiles, changeFile, files, isFileInteractive]),
  ]),
]);
