/** Apps about components: the first half of `make.py`. State stands where Python makes it. */

import * as gr from "../../../src/index.ts";

/** Apps by the name of their golden file. Each is built afresh. */
export const COMPONENT_APPS: Readonly<Record<string, () => gr.App>> = {
  components() {
    return gr.Blocks([
      gr.Textbox({ label: "Textbox" }),
      gr.TextArea({ label: "TextArea" }),
      gr.Number({ label: "Number" }),
      gr.Slider({ label: "Slider" }),
      gr.Checkbox({ label: "Checkbox" }),
      gr.Radio({ label: "Radio" }),
      gr.CheckboxGroup({ label: "CheckboxGroup" }),
      gr.Dropdown({ label: "Dropdown" }),
      gr.Button(),
      gr.Markdown(),
      gr.Label({ label: "Label" }),
      gr.JSON({ label: "JSON" }),
      gr.Image({ label: "Image" }),
      gr.File({ label: "File" }),
      gr.Video({ label: "Video" }),
      gr.Gallery({ label: "Gallery" }),
      gr.Model3D({ label: "Model3D" }),
      gr.FileExplorer({ files: [], label: "FileExplorer" }),
      gr.ColorPicker({ label: "ColorPicker" }),
      gr.DateTime({ label: "DateTime" }),
      gr.HighlightedText({ label: "HighlightedText" }),
      gr.Dialogue({ speakers: ["Ada", "Bob"] }),
      gr.Timer(),
      gr.Timer({ value: 0.5, active: false }),
      gr.Code({ label: "Code" }),
      gr.UploadButton(),
      gr.UploadButton("Add pictures", {
        fileCount: "multiple",
        fileTypes: ["image"],
        type: "binary",
        variant: "primary",
      }),
      gr.DownloadButton(),
      gr.DownloadButton("Report", { size: "sm", interactive: false }),
      gr.HTML(null, { label: "HTML" }),
      gr.Chatbot({ label: "Chatbot" }),
      gr.MultimodalTextbox({ label: "MultimodalTextbox" }),
      gr.State(null),
    ]);
  },

  chat_options() {
    return gr.Blocks([
      gr.Chatbot({
        value: [
          { role: "system", content: "Be nice." },
          { role: "user", content: "  Hello\n  you" },
          {
            role: "assistant",
            content: ["One", { type: "text", text: " two" }],
            metadata: { title: "Thought", id: 1, parentId: "a", log: "l", duration: 1.5, status: "done" },
            options: [{ value: "yes", label: "Yes" }, { value: "no" }],
          },
        ],
        label: "Talk",
        height: "50vh",
        maxHeight: 500,
        minHeight: 100,
        resizable: true,
        editable: "all",
        rtl: true,
        autoscroll: false,
        latexDelimiters: [],
        buttons: ["copy"],
        watermark: "By a bot",
        sanitizeHtml: false,
        renderMarkdown: false,
        feedbackOptions: ["Like", "Spam"],
        feedbackValue: ["Spam", null],
        lineBreaks: false,
        layout: "panel",
        placeholder: "Ask",
        examples: [{ text: "Hi" }, { text: "x", displayText: "Show" }],
        allowFileDownloads: false,
        groupConsecutiveMessages: false,
        allowTags: ["think"],
        likeUserMessage: true,
        scale: 2,
        minWidth: 80,
        elemId: "talk",
        elemClasses: ["a"],
        showLabel: false,
        container: false,
      }),
      gr.Chatbot({
        value: [{ role: "assistant", content: "Well <think>hmm</think> yes <think>or" }],
        reasoningTags: [["<think>", "</think>"]],
      }),
      gr.Chatbot({
        value: [gr.ChatMessage("Hi"), gr.ChatMessage("Ho", { role: "user", metadata: { title: "T" } })],
        visible: false,
      }),
    ]);
  },

  datasets() {
    const name = gr.Textbox({ label: "Name" });
    const pet = gr.Radio({ label: "Pet", choices: [["A cat", "cat"], "dog"] });
    const tame = gr.Checkbox({ label: "Tame" });
    return gr.Blocks([
      gr.Dataset(),
      gr.Dataset({
        components: [name],
        samples: [["Ada"], ["Bob"]],
        type: "index",
        layout: "table",
        samplesPerPage: 3,
      }),
      gr.Dataset({
        label: "Pets",
        components: [name, pet, tame],
        samples: [
          ["Ada", "cat", true],
          ["Bob", "dog", false],
        ],
        headers: ["Who", "What", "How"],
        sampleLabels: ["First", "Second"],
        type: "tuple",
        elemId: "pets",
      }),
    ]);
  },

  text_options() {
    return gr.Blocks([
      gr.Textbox({
        value: "Ada",
        label: "Name",
        info: "Your **first** name",
        lines: 2,
        maxLines: 5,
        placeholder: "Type",
        maxLength: 20,
        autofocus: true,
        autoscroll: false,
        textAlign: "right",
        rtl: true,
        submitBtn: true,
        stopBtn: "Halt",
        buttons: ["copy"],
        htmlAttributes: { spellcheck: false, autocomplete: "off" },
        elemId: "name",
        elemClasses: ["a", "b"],
        scale: 2,
        minWidth: 80,
        visible: "hidden",
        interactive: true,
      }),
      gr.Textbox({ label: "Password", type: "password", showLabel: false }),
      gr.Textbox({ label: "Mail", type: "email", container: false, elemClasses: "one" }),
      gr.Textbox({ lines: 3, submitBtn: "Send", visible: false, interactive: false }),
      gr.Textbox({ container: false, showLabel: true }),
      gr.TextArea({ value: "Long", label: "Story", maxLines: 9 }),
      gr.Markdown("# Title\n\n    code", {
        label: "Intro",
        height: 200,
        maxHeight: "50vh",
        minHeight: 10,
        rtl: true,
        padding: true,
        lineBreaks: true,
        headerLinks: true,
        sanitizeHtml: false,
        container: true,
        buttons: ["copy"],
        latexDelimiters: [{ left: "$", right: "$", display: false }],
        elemId: "intro",
      }),
      gr.Markdown("\n            Indented\n              twice\n        ", { showLabel: true }),
    ]);
  },

  number_options() {
    return gr.Blocks([
      gr.Number({
        value: 2.567,
        label: "Guests",
        info: "How many",
        precision: 2,
        minimum: 1,
        maximum: 10,
        step: 0.5,
        placeholder: "n",
        elemId: "guests",
        scale: 1,
        minWidth: 100,
      }),
      gr.Number({ value: 3.7, label: "Whole", precision: 0, container: false }),
      gr.Number({ label: "Bounds", minimum: 5 }),
      gr.Slider({
        minimum: 2,
        maximum: 4,
        value: 3,
        step: 0.25,
        precision: 2,
        label: "Share",
        info: "Part",
        buttons: [],
        elemId: "share",
      }),
      gr.Slider({ label: "Wide", minimum: 0, maximum: 1000 }),
      gr.Slider({ label: "Narrow", minimum: 0, maximum: 1 }),
      gr.Slider({ label: "Below", minimum: -5, maximum: 5, precision: 0, interactive: false }),
      gr.Checkbox({ value: true, label: "Morning", info: "It is early", container: false, elemId: "morning" }),
      gr.Checkbox({ label: "Hidden label", showLabel: false }),
      gr.Checkbox(),
    ]);
  },

  choice_options() {
    return gr.Blocks([
      gr.Radio({ choices: ["cat", "dog"], value: "dog", label: "Pet", info: "One of two", rtl: true, elemId: "pet" }),
      gr.Radio({
        choices: [
          ["Small", 10],
          ["Large", 40],
        ],
        label: "Size",
        type: "index",
      }),
      gr.Radio({ choices: [1, 2.5, "three"], label: "Mixed", container: false }),
      gr.CheckboxGroup({
        choices: [
          ["Cat", "cat"],
          ["Dog", "dog"],
        ],
        value: "dog",
        label: "Pets",
        info: "Any",
        showSelectAll: true,
        scale: 2,
      }),
      gr.CheckboxGroup({
        choices: [1, 2.5, "three"],
        value: [2.5, 1],
        label: "Any",
        type: "index",
        showLabel: false,
      }),
      gr.Dropdown({ choices: ["cat", "dog"], label: "First by default", info: "One of two" }),
      gr.Dropdown({ choices: ["cat", "dog"], value: null, label: "Nothing chosen" }),
      gr.Dropdown({
        choices: [
          ["Small", 10],
          ["Large", 40],
        ],
        value: 40,
        label: "Size",
        type: "index",
        filterable: false,
      }),
      gr.Dropdown({ choices: ["a", "b", "c"], value: ["a", "c"], multiselect: true, maxChoices: 2, label: "Several" }),
      gr.Dropdown({ choices: ["a", "b"], multiselect: true, label: "None of several" }),
      gr.Dropdown({ choices: ["a", "b"], value: "z", allowCustomValue: true, filterable: false, label: "Custom" }),
      gr.Dropdown({ choices: [], label: "Empty", elemId: "empty" }),
      gr.Dropdown({ choices: [1, 2], value: 2, label: "Numbers", interactive: false }),
    ]);
  },

  html_options() {
    const name = gr.Textbox({ label: "Name" });
    const card = gr.HTML(
      "<b>x</b>",
      {
        label: "Card",
        htmlTemplate: "<p>${value} {{color}}</p>@children",
        cssTemplate: "top: {{fontSize}}px",
        jsOnLoad: "trigger('seen')",
        props: { color: "red", fontSize: 3 },
        minHeight: 10,
        maxHeight: 20,
        container: true,
        padding: true,
        autoscroll: true,
        showLabel: true,
        head: "<script></script>",
        serverFunctions: { look: (path: string) => path },
        events: ["seen"],
        elemId: "card",
        elemClasses: ["a"],
        applyDefaultCss: false,
        scale: 2,
        minWidth: 30,
      },
      [name],
    );
    card.seen((name) => name, { inputs: name, outputs: name, apiName: "seen" });
    return gr.Blocks([
      card,
      gr.HTML("<i>y</i>", { jsOnLoad: null, visible: "hidden" }),
      gr.HTML(["a", "b"], { htmlTemplate: "{{#each value}}{{this}}{{/each}}" }),
    ]);
  },

  display_options() {
    return gr.Blocks([
      gr.Label({
        value: { cat: 0.2, dog: 0.7, bird: 0.1 },
        numTopClasses: 2,
        label: "Guess",
        color: "red",
        showHeading: false,
      }),
      gr.Label({ value: "cat", label: "Sure", container: false }),
      gr.Label({ value: 3, showLabel: false }),
      gr.JSON({
        value: { a: [1, null, true], b: { c: "d" } },
        label: "Tree",
        open: true,
        showIndices: true,
        height: 200,
      }),
      gr.JSON({ value: '[1, {"x": null}]', label: "Text", maxHeight: null, minHeight: 50, buttons: [] }),
      gr.JSON({ value: 7, label: "Scalar", container: false, elemId: "scalar" }),
      gr.Button("Go", {
        variant: "primary",
        size: "sm",
        link: "https://example.com",
        linkTarget: "_blank",
        elemId: "go",
      }),
      gr.Button("Halt", { variant: "stop", size: "md", interactive: false, visible: false, scale: 2, minWidth: 50 }),
      gr.Button("Run", { elemClasses: ["wide"] }),
      gr.State({ list: [1, 2] }),
      gr.State([], { timeToLive: 60 }),
    ]);
  },

  templates() {
    return gr.Blocks([
      gr.Text({ label: "Text", lines: 2 }),
      gr.TextArea({ label: "TextArea", lines: 3 }),
      gr.Checkboxgroup({ choices: ["a"], label: "Checkboxgroup" }),
      gr.Highlightedtext({ label: "Highlightedtext" }),
      gr.Json({ label: "Json" }),
      gr.Files({ label: "Files", type: "binary" }),
      gr.PlayableVideo({ label: "PlayableVideo" }),
      gr.Tabs([gr.TabItem("One", [gr.Markdown("Inside")])]),
    ]);
  },

  button_templates() {
    const text = gr.Textbox({ label: "Text" });
    const slider = gr.Slider({ minimum: 2, maximum: 9, label: "Slider" });
    const group = gr.CheckboxGroup({ choices: ["a"], label: "Group" });
    const label = gr.Label({ label: "Label" });
    const link = "/copy";
    return gr.Blocks([
      text,
      slider,
      group,
      label,
      gr.ClearButton([text, slider, group, label]),
      gr
        .ClearButton([], { value: "Empty", variant: "stop", size: "sm", elemId: "empty" })
        .add(text)
        .add([slider, label]),
      gr.DuplicateButton({ link }),
      gr.DuplicateButton({
        link,
        value: "Copy",
        variant: "primary",
        size: "md",
        scale: 1,
        elemId: "copy",
        visible: false,
      }),
    ]);
  },

  file_options() {
    return gr.Blocks([
      gr.Image({ label: "Pixels", format: "png", height: 200, width: "50%", imageMode: "RGBA", elemId: "pixels" }),
      gr.Image({ label: "Upload", sources: ["upload"], type: "filepath", buttons: ["download"], interactive: true }),
      gr.Image({
        label: "Paste",
        sources: ["clipboard"],
        type: "pil",
        placeholder: "# Here\nor there",
        showLabel: false,
      }),
      gr.Image({
        label: "Camera",
        sources: ["webcam"],
        webcamOptions: { mirror: false, constraints: null },
        imageMode: null,
      }),
      gr.Image({ container: false, imageMode: "L", format: "jpeg", scale: 1, minWidth: 10 }),
      gr.File({ label: "One", fileTypes: [".pdf", "image"], height: 100, elemId: "one" }),
      gr.File({ label: "Several", fileCount: "multiple", allowReordering: true, type: "binary" }),
      gr.File({ label: "Folder", fileCount: "directory", interactive: false, showLabel: false }),
      gr.File({ container: false, visible: false }),
    ]);
  },

  video_options() {
    return gr.Blocks([
      gr.Video({
        label: "Recorder",
        format: "mp4",
        sources: ["webcam"],
        height: 200,
        width: "50%",
        autoplay: true,
        loop: true,
        webcamOptions: { mirror: false, constraints: { video: { width: 640 } } },
        includeAudio: true,
        buttons: [],
        playbackPosition: 2.5,
        elemId: "recorder",
        elemClasses: ["a"],
        scale: 2,
        minWidth: 80,
      }),
      gr.Video({ label: "Silent", sources: ["webcam"], interactive: true }),
      gr.Video({ label: "Upload", sources: ["upload"], includeAudio: false, showLabel: false }),
      gr.Video({
        label: "Shown",
        interactive: false,
        container: false,
        subtitles: [{ text: "Hello", timestamp: [0, 1.5] }],
      }),
      gr.Video({ visible: false }),
    ]);
  },

  gallery_options() {
    return gr.Blocks([
      gr.Gallery({
        label: "Shown",
        format: "jpeg",
        fileTypes: ["image", ".mp4"],
        columns: 4,
        rows: 2,
        height: 300,
        allowPreview: false,
        preview: true,
        selectedIndex: 1,
        objectFit: "contain",
        buttons: ["download"],
        type: "numpy",
        fitColumns: false,
        sources: ["upload", "webcam", "clipboard"],
        elemId: "shown",
        elemClasses: ["a"],
        scale: 2,
        minWidth: 80,
        interactive: true,
      }),
      gr.Gallery({ label: "Auto", height: "auto", type: "pil", showLabel: false, buttons: [] }),
      gr.Gallery({ container: false, visible: false, interactive: false }),
    ]);
  },

  audio_options() {
    return gr.Blocks([
      gr.Audio({ label: "Audio" }),
      gr.Audio({
        label: "Recorder",
        type: "filepath",
        format: "mp3",
        sources: ["microphone"],
        autoplay: true,
        loop: true,
        editable: false,
        buttons: ["download"],
        playbackPosition: 2.5,
        elemId: "recorder",
        elemClasses: ["a"],
        waveformOptions: { waveformColor: "#01C6FF", skipLength: 2, showRecordingWaveform: false },
        scale: 2,
        minWidth: 80,
      }),
      gr.Audio({ label: "Upload", sources: ["upload"], showLabel: false, interactive: true, buttons: [] }),
      gr.Audio({
        label: "Shown",
        interactive: false,
        container: false,
        waveformOptions: { waveformProgressColor: "red", trimRegionColor: "blue", sampleRate: 16_000 },
        subtitles: [{ text: "Hello", timestamp: [0, 1.5] }],
      }),
      gr.Audio({ visible: false }),
    ]);
  },

  plot_options() {
    const rows = [
      { day: new Date("2025-01-01T00:00:00Z"), sold: 12, shop: "A", open: "yes" },
      { day: new Date("2025-01-02T00:00:00Z"), sold: null, shop: "B", open: "no" },
    ];
    const line = gr.LinePlot({
      value: rows,
      x: "day",
      y: "sold",
      color: "shop",
      title: "Sold",
      xTitle: "Day",
      yTitle: "Pieces",
      colorTitle: "Shop",
      xBin: "1d",
      yAggregate: "mean",
      colorMap: { A: "red" },
      colorsInLegend: ["A"],
      xLim: [0, null],
      yLim: [0, 20],
      xLabelAngle: 45,
      yLabelAngle: 10,
      xAxisFormat: "%d",
      yAxisFormat: ".1f",
      xAxisLabelsVisible: "hidden",
      caption: "All of it",
      sort: "-y",
      tooltip: ["open"],
      height: 240,
      buttons: ["fullscreen", "export"],
      label: "Sales",
      elemId: "sales",
      scale: 2,
      minWidth: 80,
    });
    const plot = gr.Plot({ label: "Plot" });
    gr.on(
      [line.change, line.select, line.double_click, plot.change],
      function keep({ a }) {
        return a;
      },
      {
        inputs: { a: line, b: plot },
        outputs: line,
      },
    );
    return gr.Blocks([
      line,
      gr.BarPlot({ x: "a", y: "b", sort: ["x", "y"], tooltip: "all", showLabel: true }),
      gr.ScatterPlot({ label: "Points", showLabel: false, container: false, visible: "hidden" }),
      plot,
      gr.Plot({ showLabel: false, format: "png", elemId: "finished" }),
    ]);
  },

  dialogue_options() {
    return gr.Blocks([
      gr.Dialogue({
        value: [
          { speaker: "Ada", text: "Hello!" },
          { speaker: "Bob", text: "Hi." },
        ],
        label: "Shown",
        type: "list",
        speakers: ["Ada", "Bob"],
        tags: ["(laughs)"],
        separator: " | ",
        colorMap: { Ada: "red" },
        info: "Be kind.",
        placeholder: "Say it",
        showLabel: false,
        scale: 2,
        minWidth: 80,
        interactive: true,
        elemId: "shown",
        elemClasses: ["a"],
        autofocus: true,
        autoscroll: false,
        maxLines: 3,
        buttons: ["copy"],
        submitBtn: "Read it",
        uiMode: "dialogue",
      }),
      gr.Dialogue({ value: "[Ada] Hello!", label: "Text", uiMode: "text", interactive: false, visible: false }),
    ]);
  },

  model3d_options() {
    return gr.Blocks([
      gr.Model3D({
        label: "Shown",
        displayMode: "wireframe",
        clearColor: [0.1, 0.2, 0.3, 1],
        cameraPosition: [90, null, 2.5],
        zoomSpeed: 0.5,
        panSpeed: 2,
        height: 300,
        interactive: true,
        elemId: "shown",
        elemClasses: ["a"],
        scale: 2,
        minWidth: 80,
      }),
      gr.Model3D({ height: "50vh", displayMode: "point_cloud", container: false, visible: false }),
    ]);
  },

  explorer_options() {
    const many = gr.FileExplorer({
      files: ["test/parity/a.txt", "test/parity/dir/b.txt"],
      value: ["test/parity/a.txt", "test/parity/dir/b.txt"],
      rootDir: "test/parity",
      glob: "**/*.txt",
      ignoreGlob: "*.log",
      label: "Files",
      showLabel: false,
      scale: 2,
      minWidth: 80,
      height: 300,
      maxHeight: "50vh",
      minHeight: 10,
      interactive: true,
      elemId: "files",
      elemClasses: ["a"],
    });
    const one = gr.FileExplorer({
      files: ["dir/b.txt"],
      value: "dir/b.txt",
      fileCount: "single",
      maxHeight: null,
      container: false,
      visible: false,
    });
    one.select(
      function read({ paths, path }) {
        return [paths, path];
      },
      { inputs: { paths: many, path: one }, outputs: [many, one] },
    );
    many.input(function read() {}, { inputs: { paths: many, path: one } });
    return gr.Blocks([many, one]);
  },

  multimodal_options() {
    return gr.Blocks([
      gr.MultimodalTextbox(),
      gr.MultimodalTextbox({
        value: "Hi",
        sources: ["microphone", "upload"],
        fileTypes: ["image", ".pdf"],
        fileCount: "multiple",
        lines: 3,
        maxLines: 2,
        submitBtn: "Go",
        stopBtn: true,
        maxPlainTextLength: 5,
        placeholder: "p",
        showLabel: false,
        htmlAttributes: { spellcheck: false },
        textAlign: "right",
        rtl: true,
        info: "i",
        autofocus: true,
        autoscroll: false,
        interactive: true,
        elemId: "m",
        elemClasses: ["a"],
        scale: 2,
        minWidth: 80,
      }),
      gr.MultimodalTextbox({
        value: { text: "Hi" },
        submitBtn: false,
        stopBtn: "Halt",
        fileCount: "directory",
        visible: false,
      }),
    ]);
  },
};
