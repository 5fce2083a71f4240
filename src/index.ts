/** Everything an author imports: `import * as gr from "gradio-workers"`. */

export { Accordion } from "../components/accordion/definition.ts";
export { Audio } from "../components/audio/definition.ts";
export { BrowserState } from "../components/browserstate/definition.ts";
export { Button } from "../components/button/definition.ts";
export { Chatbot } from "../components/chatbot/definition.ts";
export { ChatMessage } from "./core/chat/messages.ts";
export { Checkbox } from "../components/checkbox/definition.ts";
export { CheckboxGroup, CheckboxGroup as Checkboxgroup } from "../components/checkboxgroup/definition.ts";
export { Code } from "../components/code/definition.ts";
export { ColorPicker } from "../components/colorpicker/definition.ts";
export { Column } from "../components/column/definition.ts";
export { Dataframe } from "../components/dataframe/definition.ts";
export { styled, Table } from "../components/dataframe/table.ts";
export { Dataset } from "../components/dataset/definition.ts";
export { DateTime } from "../components/datetime/definition.ts";
export { DeepLinkButton } from "../components/deeplinkbutton/definition.ts";
export { Dialogue } from "../components/dialogue/definition.ts";
export { Draggable } from "../components/draggable/definition.ts";
export { DownloadButton } from "../components/downloadbutton/definition.ts";
export { Dropdown } from "../components/dropdown/definition.ts";
export { File, Files } from "../components/file/definition.ts";
export { FileExplorer } from "../components/fileexplorer/definition.ts";
export { Gallery } from "../components/gallery/definition.ts";
export { Group } from "../components/group/definition.ts";
export { HTML } from "../components/html/definition.ts";
export { HighlightedText, HighlightedText as Highlightedtext } from "../components/highlightedtext/definition.ts";
export { Image } from "../components/image/definition.ts";
export { Json, Json as JSON } from "../components/json/definition.ts";
export { Label } from "../components/label/definition.ts";
export { Markdown } from "../components/markdown/definition.ts";
export { Model3D } from "../components/model3d/definition.ts";
export { MultimodalTextbox } from "../components/multimodaltextbox/definition.ts";
export { Navbar } from "../components/navbar/definition.ts";
export { BarPlot, LinePlot, ScatterPlot } from "../components/nativeplot/definition.ts";
export { NumberBox as Number } from "../components/number/definition.ts";
export { ParamViewer } from "../components/paramviewer/definition.ts";
export { Plot } from "../components/plot/definition.ts";
export { Radio } from "../components/radio/definition.ts";
export { Row } from "../components/row/definition.ts";
export { Sidebar } from "../components/sidebar/definition.ts";
export { Slider } from "../components/slider/definition.ts";
export { State } from "../components/state/definition.ts";
export { Tab, Tab as TabItem } from "../components/tabitem/definition.ts";
export { Tabs } from "../components/tabs/definition.ts";
export { TextArea, Textbox, Textbox as Text } from "../components/textbox/definition.ts";
export { Timer } from "../components/timer/definition.ts";
export { UploadButton } from "../components/uploadbutton/definition.ts";
export { PlayableVideo, Video } from "../components/video/definition.ts";
export { AdditionalInputs } from "./authoring/additional-inputs.ts";
export { Walkthrough } from "../components/walkthrough/definition.ts";
export { Step } from "../components/walkthroughstep/definition.ts";
export { api } from "./authoring/api.ts";
export { Blocks } from "./authoring/blocks.ts";
export { cache, type CacheOptions } from "./authoring/cache.ts";
export { ClearButton } from "./authoring/clear-button.ts";
export { DuplicateButton } from "./authoring/duplicate-button.ts";
export { type Example, Examples } from "./authoring/examples.ts";
export { bucketFiles, type BucketFilesOptions, type ListedBucket } from "./authoring/bucket-files.ts";
export { D1Logger } from "./authoring/d1-logger.ts";
export { FlaggedLog } from "./authoring/flagged-log.ts";
export { flag, type Flag, type FlaggingCallback, R2Logger } from "./authoring/flagging.ts";
export { I18n } from "./authoring/i18n.ts";
export { Interface } from "./authoring/interface.ts";
export { type MadeRender, render, type Rendered, type RenderOptions } from "./authoring/render.ts";
export { route, type RouteOptions } from "./authoring/route.ts";
export { mount, type Site } from "./authoring/mount.ts";
export { Cache } from "./authoring/manual-cache.ts";
export { TabbedInterface } from "./authoring/tabbed-interface.ts";
export { Info, Success, Warning } from "./authoring/toasts.ts";
export type { App, AppOptions, LaunchOptions } from "./core/app.ts";
export type { Mounted } from "./core/mounted.ts";
export type { Component } from "./core/component.ts";
export type { Context, Progress, RequestInfo } from "./core/context.ts";
export { AppError as Error, SetupError } from "./core/errors.ts";
export type {
  CopyData,
  EditData,
  ExampleData,
  KeyUpData,
  LikeData,
  RetryData,
  SelectData,
  TabSelectData,
  ToldPart,
  UndoData,
} from "./core/event-data.ts";
export type { ChatExample } from "../components/chatbot/definition.ts";
export type { MessageContent, MessageMetadata, ReceivedMessage, ReceivedPart } from "./core/chat/messages.ts";
export type { CodeLanguage } from "../components/code/props.ts";
export type { DialogueLine } from "../components/dialogue/props.ts";
export type { ParameterInfo, ParameterTable } from "../components/paramviewer/props.ts";
export type {
  DataframeReads,
  TableEditData,
  TableSelectData,
  TableSource,
} from "../components/dataframe/definition.ts";
export type { DataframeDatatype, TableMetadata } from "../components/dataframe/props.ts";
export type { StyledOptions, StyledTable } from "../components/dataframe/table.ts";
export type { GalleryDeletion, GalleryImage, GalleryItem, GalleryVideo } from "../components/gallery/props.ts";
export type { FoundEntity, HighlightedToken } from "../components/highlightedtext/props.ts";
export type { PlotAggregate, PlotData, PlotDatatype, PlotLimits, PlotSort } from "../components/nativeplot/props.ts";
export type { PlotRow, PlotSource, PlotValue } from "../components/nativeplot/values.ts";
export type { FinishedPlot } from "./protocol/finished-plot.ts";
export type { FinishedPlotSource, VegaSpec } from "./core/media/finished-plot.ts";
export type { MultimodalMessage, ShownMultimodal } from "../components/multimodaltextbox/definition.ts";
export type {
  FileExplorerFactory,
  FileExplorerFiles,
  FileExplorerOptions,
} from "../components/fileexplorer/definition.ts";
export type { FileTree, FileTreeEntry } from "./core/file-tree/file-tree.ts";
export type { FileRef, FileSource } from "./core/files.ts";
export type { AudioSamples, AudioSource } from "./core/media/audio.ts";
export type { AudioData } from "./protocol/pcm.ts";
export type { WaveformOptions } from "../components/audio/props.ts";
export type { ImageHandle, ImageSource, Raster, WatermarkOptions } from "./core/image.ts";
export type { Subtitle } from "./core/media/subtitles.ts";
export type { Listener, Trigger } from "./core/listener.ts";
export { on } from "./core/listener.ts";
export type { QueueOptions } from "./core/queue-options.ts";
export type { RateLimit, RateLimitAnswer, RateLimitCaller } from "./core/rate-limit.ts";
export { skip, update, type Update } from "./core/update.ts";
export { validate, type Validation } from "./core/validation.ts";
