/** The endpoints of an app: what `/gradio_api/info` answers. */

/** A parameter or a result. */
export interface ValueInfo {
  label: string;
  type: unknown;
  python_type: { type: string; description: string | null };
  component: string;
}

export interface ParameterInfo extends ValueInfo {
  parameter_name: string;
  parameter_has_default: boolean;
  parameter_default: unknown;
  example_input: unknown;
}

export interface EndpointInfo {
  parameters: ParameterInfo[];
  returns: ValueInfo[];
  description: string;
  api_visibility: string;
}

export interface ApiInfo {
  named_endpoints: Record<string, EndpointInfo>;
  unnamed_endpoints: Record<string, EndpointInfo>;
}
