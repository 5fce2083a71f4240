import type { Locator, Page } from "playwright";
import { describe } from "vitest";
import { type AudioData, parsePcm, wavOf } from "../../src/protocol/pcm.ts";
import { it } from "../support/demo.ts";

/** A second of a tone. */
const SOUND = Buffer.from(
  wavOf({ sampleRate: 8000, channels: 1, data: Int16Array.from({ length: 8000 }, (_, i) => Math.sin(i / 3) * 20_000) }),
);

describe("audio_component_events", () => {
  it("takes a file, shows it, and counts what happens", async ({ expect, open }) => {
    const app = await open("audio_component_events");
    const { page } = app;
    await choose(page);
    const saved = page.waitForEvent("download");
    await page.getByLabel("Download").nth(1).click();
    expect((await saved).suggestedFilename()).toBe("audio_sample.wav");
    await expect.poll(() => counts(page, "Change", "Input", "Upload")).toEqual(["1", "1", "1"]);

    const output = page.getByTestId("waveform-Output Audio");
    await output.getByRole("button", { name: "Play", exact: true }).click();
    await expect.poll(() => countOf(page, "# Output Play Events")).toBe("1");
    await expect.poll(() => countOf(page, "# Output Pause Events")).toBe("1");
    await expect.poll(() => countOf(page, "# Output Stop Events")).toBe("1");

    const input = page.locator("gr-audio").first();
    await input.getByLabel("Record audio").click();
    await expect.poll(() => counts(page, "Change", "Input")).toEqual(["2", "2"]);
    await input.getByRole("button", { name: "Record", exact: true }).click();
    await input.getByLabel("Pause").click();
    await input.getByRole("button", { name: "Resume" }).click();
    await input.getByText("0:01", { exact: true }).waitFor();
    await input.getByRole("button", { name: "Stop" }).click();
    await page.getByTestId("waveform-Input Audio").waitFor();
    const names = ["Start Recording", "Pause Recording", "Stop Recording", "Change", "Input", "Upload"];
    await expect.poll(() => counts(page, ...names)).toEqual(["1", "1", "1", "3", "3", "1"]);
    expect(app.complaints).toEqual([]);
  }, 40_000);

  it("warns of a file that is no sound", async ({ expect, open }) => {
    const app = await open("audio_component_events");
    const { page } = app;
    const dataTransfer = await page.evaluateHandle(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(["sound"], "audio_sample.wav"));
      return transfer;
    });
    await page.locator("input[type=file]").dispatchEvent("drop", { dataTransfer });
    const toast = page.getByTestId("toast-body");
    await toast.waitFor();
    expect(await toast.textContent()).toMatch(/Warning[^]*Invalid file type/);
    expect(app.complaints).toEqual([]);
  });
});

describe("audio_debugger", () => {
  it("plays, records, echoes, and knows the visitor's address", async ({ expect, open }) => {
    const app = await open("audio_debugger");
    const { page } = app;
    await page.getByTestId("unlabelled-audio").getByText("0:02").waitFor();
    await page.getByRole("tab", { name: "Interface" }).click();
    const panel = page.getByRole("tabpanel", { name: "Interface" });
    await panel.getByText("cantina.wav").click();
    await panel.getByTestId("waveform-x").getByText("0:02").waitFor();
    await panel.getByTestId("waveform-output").getByText("0:02").waitFor();
    const answer = panel.getByTestId("download-link").last();
    const before = await answer.getAttribute("href");
    await panel.getByLabel("Record audio").click();
    await listsDevices(expect, panel.getByRole("combobox"));
    await panel.getByRole("button", { name: "Record", exact: true }).click();
    await panel.getByText("0:01", { exact: true }).waitFor();
    await panel.getByText("Stop").click();
    await panel
      .getByTestId("waveform-x")
      .getByText(/^0:0[1-9]$/)
      .waitFor();
    await panel.getByRole("button", { name: "Submit" }).click();
    await expect.poll(() => answer.getAttribute("href")).not.toBe(before);

    await page.getByRole("tab", { name: "Streaming" }).click();
    const streaming = page.getByRole("tabpanel", { name: "Streaming" });
    await listsDevices(expect, streaming.getByLabel("Select input device"));

    await page.getByRole("tab", { name: "console" }).click();
    await expect.poll(() => page.getByLabel("User IP Address").inputValue()).not.toBe("");
    await page.getByLabel("cmd").fill("ls");
    const console = page.getByRole("tabpanel", { name: "console" });
    await console.getByRole("button", { name: "Submit" }).click();
    await expect.poll(() => console.getByLabel("output").inputValue()).toBe("You typed this command: ls");
    expect(app.complaints).toEqual([]);
  }, 40_000);
});

describe("reverse_audio", () => {
  it("turns a recording round, in the browser's own player", async ({ expect, open }) => {
    const app = await open("reverse_audio");
    const { page } = app;
    await page.getByRole("button", { name: "Record", exact: true }).click();
    await page.getByText("0:01", { exact: true }).waitFor();
    expect(await page.getByTestId("recording-waveform").count()).toBe(0);
    await page.getByText("Stop").click();
    await expect.poll(() => page.getByTestId("audio-player-audio").isVisible()).toBe(true);
    await page.getByRole("button", { name: "Submit" }).click();
    const [asked, answered] = [await samplesOf(page, "audio"), await samplesOf(page, "output")];
    expect(answered).toEqual({ ...asked, data: asked.data.toReversed() });
    expect(asked.data.some((sample) => sample !== 0)).toBe(true);
    expect(app.complaints).toEqual([]);
  }, 40_000);
});

describe("event_trigger", () => {
  it("fires the events of texts, videos, pictures and files once each", async ({ expect, open }) => {
    const app = await open("event_trigger");
    const { page } = app;
    const fired = await watchEvents(page, app.url);
    const fires = async (...events: string[]): Promise<void> => {
      await expect.poll(() => fired.all()).toEqual(events);
      fired.forget();
    };
    const tab = (name: string) => page.getByRole("tab", { name }).click();

    await page.getByLabel("Textbox").first().fill("hello");
    await fires("textbox.change");
    await page.getByRole("button", { name: "Run" }).click();
    await fires("button.click", "textbox.change");
    expect(await page.getByLabel("Textbox").nth(1).inputValue()).toBe("hello");

    await tab("Video change");
    await page.getByLabel("play-pause-replay-button").click();
    await fires("video.play", "video.pause", "video.stop", "video.end");
    await page.getByLabel("green.webm").check();
    await fires("radio.change", "video.change");
    for (const isInteractive of [true, false]) {
      await page.getByRole("tabpanel", { name: "Video" }).getByRole("button", { name: "Change interactive" }).click();
      await expect.poll(() => page.locator("gr-video").getByLabel("Clear").isVisible()).toBe(isInteractive);
    }
    await fires("button.click", "button.click");

    await tab("Image change");
    await page.getByLabel("green.svg").check();
    await fires("radio.change", "image.change");

    await tab("File");
    for (const [which, files] of [
      ["A", 1],
      ["AB", 2],
      ["B", 1],
    ] as const) {
      await page.getByLabel(which, { exact: true }).check();
      await fires("radio.change", "file.change");
      expect(await page.locator("gr-file").getByTestId("download-link").count()).toBe(files);
    }
    expect(app.complaints).toEqual([]);
  }, 40_000);
});

async function choose(page: Page): Promise<void> {
  const file = { name: "audio_sample.wav", mimeType: "audio/wav", buffer: SOUND };
  await page.locator("input[type=file]").setInputFiles(file);
  await page.getByTestId("waveform-Output Audio").waitFor();
}

function countOf(page: Page, label: string): Promise<string> {
  return page.getByLabel(label, { exact: true }).inputValue();
}

function counts(page: Page, ...names: readonly string[]): Promise<string[]> {
  return Promise.all(names.map((name) => countOf(page, `# Input ${name} Events`)));
}

async function listsDevices(expect: (typeof import("vitest"))["expect"], list: Locator): Promise<void> {
  const names = ["Fake Default Audio Input", "Fake Audio Input 1", "Fake Audio Input 2"];
  await expect.poll(async () => (await list.textContent())?.trim()).toBe(names.join(""));
}

/** What an Audio of this label holds, once it is there. */
async function samplesOf(page: Page, label: string): Promise<AudioData> {
  const player = page.getByTestId(`audio-player-${label}`);
  await player.waitFor({ state: "attached" });
  const response = await page.request.get((await player.getAttribute("src")) ?? "");
  const body = await response.body();
  const audio = parsePcm(Uint8Array.from(body).buffer);
  if (!audio) throw new Error("That is no WAV file.");
  return audio;
}

interface Fired {
  /** The events for which the page has called the server, and that were not forgotten. */
  all(): string[];
  forget(): void;
}

async function watchEvents(page: Page, url: string): Promise<Fired> {
  const config = (await (await page.request.get(`${url}/config`)).json()) as Config; // as much of it as is used
  const called: number[] = [];
  page.on("request", (request) => {
    if (!request.url().endsWith("/queue/join")) return;
    const { fn_index: id } = request.postDataJSON() as { fn_index: number }; // what every call says
    called.push(id);
  });
  return {
    all: () =>
      called.map((id) => {
        const [component, event] = config.dependencies.find((each) => each.id === id)?.targets[0] ?? [];
        return `${config.components.find((each) => each.id === component)?.type}.${event}`;
      }),
    forget: () => void called.splice(0),
  };
}

interface Config {
  components: { id: number; type: string }[];
  dependencies: { id: number; targets: [component: number, event: string][] }[];
}
