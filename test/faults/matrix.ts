import type { Fault } from "./fault.ts";
import { absentReaders } from "./trials/absent-readers.ts";
import { badFunctions } from "./trials/bad-functions.ts";
import { cancels } from "./trials/cancels.ts";
import { clock } from "./trials/clock.ts";
import { cutStreams } from "./trials/cut-streams.ts";
import { deploy } from "./trials/deploy.ts";
import { failingBucket } from "./trials/failing-bucket.ts";
import { failingStorage } from "./trials/failing-storage.ts";
import { fairness } from "./trials/fairness.ts";
import { kill } from "./trials/kill.ts";
import { lateAttempts } from "./trials/late-attempts.ts";
import { lostAlarm } from "./trials/lost-alarm.ts";
import { manySessions } from "./trials/many-sessions.ts";
import { overload } from "./trials/overload.ts";
import { partition } from "./trials/partition.ts";
import { poisonedInput } from "./trials/poisoned-input.ts";
import { repeatedJoins } from "./trials/repeated-joins.ts";
import { slowReaders } from "./trials/slow-readers.ts";
import { tornWrite } from "./trials/torn-write.ts";
import { twoReaders } from "./trials/two-readers.ts";

/** All faults, in the order of their numbers. */
export const MATRIX: readonly Fault[] = [
  kill,
  tornWrite,
  deploy,
  cutStreams,
  slowReaders,
  absentReaders,
  repeatedJoins,
  lateAttempts,
  clock,
  lostAlarm,
  poisonedInput,
  badFunctions,
  failingStorage,
  failingBucket,
  overload,
  fairness,
  cancels,
  partition,
  twoReaders,
  manySessions,
];
