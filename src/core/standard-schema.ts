/** As much of https://standardschema.dev as is needed to check values and to describe them. */

/** A schema of zod, Valibot, ArkType or any other library that follows the standard. */
export interface StandardSchema<Value = unknown> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => Checked<Value> | Promise<Checked<Value>>;
    /** Schemas that can say what they are as JSON schema. */
    readonly jsonSchema?: { readonly input: (options: { target: string }) => Record<string, unknown> };
  };
}

/** What a schema makes of a value: the value as it reads it, or what is wrong. */
type Checked<Value> = { readonly value: Value; readonly issues?: undefined } | { readonly issues: readonly Issue[] };

interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/**
 * The value as the schema reads it; or throws what `refuse` makes of what is wrong. On the wire, what is missing is null: a
 * schema that does not take that is asked about undefined.
 */
export async function readStandard<Value>(
  schema: StandardSchema<Value>,
  value: unknown,
  refuse: (reason: string) => Error,
): Promise<Value | null> {
  // Called where it stands: a library may need its `this`.
  let checked = await schema["~standard"].validate(value);
  if (checked.issues && value === null) {
    const missing = await schema["~standard"].validate(undefined);
    if (!missing.issues) checked = missing;
  }
  if (!checked.issues) return checked.value ?? null;
  throw refuse(checked.issues.map(inWords).join("; "));
}

function inWords({ message, path = [] }: Issue): string {
  const keys = path.map((step) => String(typeof step === "object" ? step.key : step));
  return keys.length === 0 ? message : `${keys.join(".")}: ${message}`;
}

/** What the API docs say of it: the schema's own word, or that anything goes. */
export function standardJsonSchema(schema: StandardSchema): Record<string, unknown> {
  try {
    const { $schema: _, ...described } = schema["~standard"].jsonSchema?.input({ target: "draft-2020-12" }) ?? {};
    return described;
  } catch {
    // A schema may check what JSON schema cannot say.
    return {};
  }
}
