import * as gr from "gradio-workers";

const ORIGINS = ["DFW", "DAL", "HOU"] as const;
const DESTINATIONS = ["JFK", "LGA", "EWR"] as const;
const FLIGHTS = 25;

const anyOf = <T>(choices: readonly [T, ...T[]]): T =>
  choices[Math.floor(Math.random() * choices.length)] ?? choices[0];

const drawn = Array.from({ length: FLIGHTS }, () => ({
  price: 100 + Math.floor(Math.random() * 900),
  origin: anyOf(ORIGINS),
  destination: anyOf(DESTINATIONS),
}));

const origin = gr.Dropdown({ label: "Origin", choices: ["All", ...ORIGINS], value: "All" });
const destination = gr.Dropdown({ label: "Destination", choices: ["All", ...DESTINATIONS], value: "All" });
const maxPrice = gr.Slider({ label: "Max Price", minimum: 0, maximum: 1000, value: 1000 });

/** Five minutes apart, back from now. */
function flights({
  origin,
  destination,
  maxPrice,
}: {
  origin: string | null;
  destination: string | null;
  maxPrice: number;
}) {
  const now = Date.now();
  const all = drawn.map((flight, i) => ({ time: new Date(now - i * 300_000), ...flight }));
  return all.filter(
    (flight) =>
      flight.price <= maxPrice &&
      (origin === "All" || flight.origin === origin) &&
      (destination === "All" || flight.destination === destination),
  );
}

const plot = gr.ScatterPlot({ value: flights, inputs: { origin, destination, maxPrice }, x: "time", y: "price" });

export default gr.Blocks([gr.Row([origin, destination, maxPrice]), plot]);
