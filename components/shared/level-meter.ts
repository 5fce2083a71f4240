/** Draws how loud a stream is, the newest at the right. */

/** Pixels of a bar, and from one to the next. */
const BAR = { width: 2, step: 5 };

export class LevelMeter {
  readonly #context = new AudioContext();
  readonly #analyser = this.#context.createAnalyser();
  readonly #levels: number[] = [];

  constructor(stream: MediaStream) {
    this.#context.createMediaStreamSource(stream).connect(this.#analyser);
  }

  /** Looks at what is heard now, and draws it with what was heard before. */
  draw(canvas: HTMLCanvasElement | null): void {
    const samples = new Float32Array(this.#analyser.fftSize);
    this.#analyser.getFloatTimeDomainData(samples);
    this.#levels.push(samples.reduce((loudest, value) => Math.max(loudest, Math.abs(value)), 0));
    const context = canvas?.getContext("2d");
    if (!canvas || !context) return;
    const scale = devicePixelRatio;
    const { clientWidth: width, clientHeight: height } = canvas;
    // This empties it as well.
    canvas.width = width * scale;
    canvas.height = height * scale;
    context.scale(scale, scale);
    context.fillStyle = getComputedStyle(canvas).color;
    const shown = this.#levels.slice(-Math.floor(width / BAR.step));
    for (const [i, level] of shown.entries()) {
      const size = Math.max(2, level * height);
      context.beginPath();
      context.roundRect(width - (shown.length - i) * BAR.step, (height - size) / 2, BAR.width, size, 1);
      context.fill();
    }
  }

  close(): void {
    void this.#context.close();
  }
}
