import { describe, it } from "vitest";
import * as gr from "../../../src/index.ts";
import { prepare } from "../../../src/core/tree.ts";
import { validateCall } from "../../../src/runtime/validate.ts";
import { fakeBucket } from "../../support/fake-bucket.ts";
import { aJob } from "../../support/run-app.ts";

const FINE = { is_valid: true, message: "" };
const environment = () => ({ signal: new AbortController().signal, files: fakeBucket().bucket });

/** What a validator that answers `said` has visitors told, over two inputs. */
function told(said: unknown) {
  const [a, b, go] = [gr.Textbox(), gr.Textbox(), gr.Button()];
  go.click(() => {}, { inputs: { a, b }, validator: () => said as null }); // authors without a type checker
  return validateCall(prepare(gr.Blocks([a, b, go])), aJob({ data: ["x", "y"] }), environment());
}

describe("what a validator says", () => {
  const no = gr.validate(false, "No.");
  const yes = gr.validate(true, "Never shown.");
  const refused = (name: string) => ({ __type__: "validate", is_valid: false, message: "No.", parameter_name: name });

  it.for<[string, unknown, unknown]>([
    ["of an input by name", { b: no }, [FINE, refused("b")]],
    ["of each in turn", [no, no], [refused("a"), refused("b")]],
    ["of the first alone", no, [refused("a"), FINE]],
    ["of less than all", [yes], null],
    ["of inputs that are not there", { c: no }, null],
    ["in other ways", "bad", null],
    ["as false", false, null],
    ["as nothing", undefined, null],
    ["only good", { a: yes, b: yes }, null],
  ])("%s", async ([, said, verdicts], { expect }) => {
    expect(await told(said)).toEqual(verdicts);
  });

  it("comes from the function's inputs, with the caller's request and without a voice", async ({ expect }) => {
    const [text, calls, go] = [gr.Textbox(), gr.State(3), gr.Button()];
    let seen: unknown;
    go.click(() => {}, {
      inputs: [text, calls],
      async validator(said, n, { request, session, progress }) {
        gr.Info("Nobody hears this.");
        progress(0.5);
        seen = [said, n, request.url, session.hash];
        return [null, gr.validate(n < 3, "Three are enough.")];
      },
    });
    const verdicts = await validateCall(prepare(gr.Blocks([text, go])), aJob({ data: ["tea", null] }), environment());
    expect(seen).toEqual(["tea", 3, "https://app.example/", "session-1"]);
    expect(verdicts?.map(({ message }) => message)).toEqual(["", "Three are enough."]);
  });
});
