/** Cameras for tests: their pictures are red on the left and blue on the right. */

import { vi } from "vitest";

export interface FakeCamera extends Disposable {
  /** What the page has asked for, in order. */
  readonly asked: MediaStreamConstraints[];
  /** Every stream that was handed out. */
  readonly streams: MediaStream[];
  /** What the next request ends with: an error of this name instead of a stream. */
  refuseWith: string | null;
  /** Holds back answers until it is called. */
  hold(): () => void;
  /** Takes all cameras away, as pulling their plugs does. */
  unplug(): void;
}

const SIZE = { width: 64, height: 48 };

/** Replaces the machine's own cameras until it is disposed of. */
export function fakeCamera({ names = ["Front"] }: { names?: string[] } = {}): FakeCamera {
  const drawing = setInterval(() => drawAll(), 20);
  const canvases: HTMLCanvasElement[] = [];
  let held: Promise<void> = Promise.resolve();
  const camera: FakeCamera = {
    asked: [],
    streams: [],
    refuseWith: null,
    hold() {
      const { promise, resolve } = Promise.withResolvers<void>();
      held = promise;
      return resolve;
    },
    unplug() {
      for (const track of camera.streams.flatMap((stream) => stream.getTracks())) {
        track.stop();
        track.dispatchEvent(new Event("ended"));
      }
    },
    [Symbol.dispose]() {
      clearInterval(drawing);
      vi.restoreAllMocks();
    },
  };

  vi.spyOn(navigator.mediaDevices, "getUserMedia").mockImplementation(async (constraints = {}) => {
    camera.asked.push(constraints);
    await held;
    if (camera.refuseWith !== null) throw new DOMException("refused", camera.refuseWith);
    const canvas = Object.assign(document.createElement("canvas"), SIZE);
    canvases.push(canvas);
    draw(canvas);
    const stream = canvas.captureStream(30);
    camera.streams.push(stream);
    return stream;
  });
  vi.spyOn(navigator.mediaDevices, "enumerateDevices").mockImplementation(async () =>
    names.map((label) => {
      const described = { kind: "videoinput", deviceId: label.toLowerCase(), groupId: "", label } as const;
      return { ...described, toJSON: () => described };
    }),
  );

  function drawAll(): void {
    canvases.forEach(draw);
  }

  return camera;
}

function draw(canvas: HTMLCanvasElement): void {
  const context = canvas.getContext("2d");
  if (!context) return;
  for (const [color, x] of [
    ["red", 0],
    ["blue", SIZE.width / 2],
  ] as const) {
    context.fillStyle = color;
    context.fillRect(x, 0, SIZE.width / 2, SIZE.height);
  }
}

/** The colours at the left and at the right of a picture or a video. */
export function sidesOf(picture: CanvasImageSource, { width, height } = SIZE): [left: string, right: string] {
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const context = canvas.getContext("2d");
  context?.drawImage(picture, 0, 0, width, height);
  const at = (x: number): string => {
    const [red = 0, , blue = 0] = context?.getImageData(x, height / 2, 1, 1).data ?? [];
    if (red === blue) return "nothing";
    return red > blue ? "red" : "blue";
  };
  return [at(4), at(width - 4)];
}
