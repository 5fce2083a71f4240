import * as gr from "gradio-workers";

interface Weather {
  readonly condition: string;
  readonly degrees: number;
}

const WEATHER: Readonly<Record<string, Weather>> = {
  "san francisco": { condition: "Foggy", degrees: 61 },
  "new york": { condition: "Cloudy", degrees: 72 },
  tokyo: { condition: "Sunny", degrees: 78 },
  london: { condition: "Rainy", degrees: 58 },
  nairobi: { condition: "Clear", degrees: 75 },
};
const ELSEWHERE: Weather = { condition: "Windy", degrees: 68 };

const forecasts = gr.Cache<string>({ name: "forecasts" });

const city = gr.Textbox({ label: "City", value: " San   Francisco " });
const forecast = gr.Textbox({ label: "Forecast", lines: 3 });
const status = gr.Textbox({ label: "Status" });
const cacheKey = gr.Textbox({ label: "Cache key used" });
const lookup = gr.Button("Lookup", { variant: "primary" });

/** Stands for a service that takes its time. */
async function ask(key: string, city: string): Promise<string> {
  await new Promise((resolve) => setTimeout(resolve, 2000));
  const { condition, degrees } = WEATHER[key] ?? ELSEWHERE;
  return `${city}: ${condition}, ${degrees} degF.\nCache key: ${key}`;
}

lookup.click(
  async ({ city }) => {
    const name = city.trim().replace(/\s+/g, " ");
    if (name === "") return { forecast: "", status: "Enter a city name.", cacheKey: "" };
    const cacheKey = name.toLowerCase();
    const known = await forecasts.get(cacheKey);
    if (known !== null) return { forecast: known, status: "Cache hit", cacheKey };
    const forecast = await ask(cacheKey, name);
    await forecasts.set(cacheKey, forecast);
    return { forecast, status: "Computed and stored", cacheKey };
  },
  { inputs: { city }, outputs: { forecast, status, cacheKey }, apiName: "lookup" },
);

export default gr.Blocks({ title: "gr.Cache() Demo" }, [
  gr.Markdown(`# gr.Cache() Demo
The first look at a city takes two seconds. Later ones are answered from a cache, however the city is written.`),
  city,
  lookup,
  forecast,
  status,
  cacheKey,
]);
