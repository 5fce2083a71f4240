/** What the platform says when it ends a run, in words for its visitor. Such a run would end the same way again. */

const FAULTS: readonly (readonly [sign: RegExp, told: string])[] = [
  [/exceeded CPU time limit/i, "The function computed for longer than the platform allows."],
  [/exceeded memory limit/i, "The function was stopped because there was no memory left."],
  [/code had hung/i, "The function waited for something that can never happen."],
  [
    /limited to 32 ?MiB/i,
    "What the function was given, or what it answered, is larger than 32 MB. Use files for large data.",
  ],
];

/** The reason in words; null if the platform just went away, as it does at a restart. */
export function faultOf(error: unknown): string | null {
  const message = error instanceof Error ? error.message : String(error);
  return FAULTS.find(([sign]) => sign.test(message))?.[1] ?? null;
}
