/** Microphones for tests: they hear a tone. */

import { vi } from "vitest";

export interface FakeMicrophone extends Disposable {
  /** What the page has asked for, in order. */
  readonly asked: MediaStreamConstraints[];
  /** Every stream that was handed out. */
  readonly streams: MediaStream[];
  /** What the next request ends with: an error of this name instead of a stream. */
  refuseWith: string | null;
  /** Holds back answers until it is called. */
  hold(): () => void;
  /** Takes all microphones away, as pulling their plugs does. */
  unplug(): void;
}

/** Replaces the machine's own microphones until it is disposed of. */
export function fakeMicrophone({ names = ["Inside"] }: { names?: string[] } = {}): FakeMicrophone {
  const context = new AudioContext();
  let held: Promise<void> = Promise.resolve();
  const microphone: FakeMicrophone = {
    asked: [],
    streams: [],
    refuseWith: null,
    hold() {
      const { promise, resolve } = Promise.withResolvers<void>();
      held = promise;
      return resolve;
    },
    unplug() {
      for (const track of microphone.streams.flatMap((stream) => stream.getTracks())) {
        track.stop();
        track.dispatchEvent(new Event("ended"));
      }
    },
    [Symbol.dispose]() {
      void context.close();
      vi.restoreAllMocks();
    },
  };
  vi.spyOn(navigator.mediaDevices, "getUserMedia").mockImplementation(async (constraints = {}) => {
    microphone.asked.push(constraints);
    await held;
    if (microphone.refuseWith !== null) throw new DOMException("refused", microphone.refuseWith);
    const { stream } = toneIn(context);
    microphone.streams.push(stream);
    return stream;
  });
  vi.spyOn(navigator.mediaDevices, "enumerateDevices").mockImplementation(async () =>
    names.map((label, i) => {
      const described = { kind: "audioinput", deviceId: `id-${i}`, groupId: "", label } as const;
      return { ...described, toJSON: () => described };
    }),
  );
  return microphone;
}

function toneIn(context: AudioContext): MediaStreamAudioDestinationNode {
  const ear = context.createMediaStreamDestination();
  const tone = context.createOscillator();
  tone.connect(ear);
  tone.start();
  return ear;
}
