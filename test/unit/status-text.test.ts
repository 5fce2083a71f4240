import { describe, it } from "vitest";
import {
  clockText,
  type LoadingStatus,
  progressLevel,
  progressPrefix,
  progressText,
  spokenStatus,
} from "../../components/app/status-text.ts";
import type { ProgressUnit } from "../../src/protocol/messages.ts";

describe("the text of a status tracker", () => {
  it("counts steps, and shortens big numbers", ({ expect }) => {
    const progress = [
      aUnit({ index: 1, length: 3, unit: "epochs" }),
      aUnit({ index: 1500, length: 20_000, unit: "it" }),
    ];
    expect(progressPrefix(aStatus({ progress }))).toBe("1/3 epochs | 1.5k/20k it | ");
  });

  it("says the place in line, then that the run has started", ({ expect }) => {
    expect(progressPrefix(aStatus({ queuePosition: 1, queueSize: 5 }))).toBe("queue: 2/5 | ");
    expect(progressPrefix(aStatus({ queuePosition: 0 }))).toBe("processing | ");
    expect(progressPrefix(aStatus({}))).toBe("");
  });

  it("tells the time, and the end where it is known", ({ expect }) => {
    expect(clockText(1.234, null)).toBe("1.2s");
    expect(clockText(1.234, 4)).toBe("1.2/4.0s");
  });

  it("joins the levels of nested loops", ({ expect }) => {
    const progress = [aUnit({ progress: 0.2, desc: "Epoch" }), aUnit({ index: 9, length: 20, desc: "Batch" })];
    expect(progressText(progress)).toBe("Epoch - 20.0% / Batch - 45.0%");
    expect(progressLevel(progress)).toBe(0.45);
  });

  it("knows no level without a length", ({ expect }) => {
    expect(progressLevel([aUnit({ index: 3 })])).toBeNull();
    expect(progressLevel([])).toBeNull();
    expect(progressText([aUnit({ index: 3, desc: "Reading" })])).toBe("Reading");
  });

  it("tells screen readers progress in quarters", ({ expect }) => {
    expect(spokenStatus(aStatus({ progress: [aUnit({ progress: 0.49 })] }))).toBe("25% done");
    expect(spokenStatus(aStatus({ queuePosition: 2, queueSize: 3 }))).toBe("Waiting, 3 of 3 in line");
    expect(spokenStatus(aStatus({}))).toBe("Loading");
  });
});

function aStatus(fields: Partial<LoadingStatus>): LoadingStatus {
  return {
    status: "pending",
    showProgress: "full",
    queuePosition: null,
    queueSize: null,
    eta: null,
    progress: null,
    message: null,
    startedAt: 0,
    ...fields,
  };
}

function aUnit(fields: Partial<ProgressUnit>): ProgressUnit {
  return { index: null, length: null, unit: null, progress: null, desc: null, ...fields };
}
