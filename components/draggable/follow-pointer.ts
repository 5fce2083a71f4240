/** What is dragged, and where it may be dropped. */
interface Dragged<Place extends HTMLElement> {
  readonly handle: HTMLElement;
  readonly item: HTMLElement;
  /** The others that it may change places with. */
  readonly places: readonly Place[];
  readonly onDrop: (place: Place) => void;
}

/** Drags an item from where the pointer went down until it is let go of, or Escape is pressed. */
export function followPointer<Place extends HTMLElement>(
  { pointerId }: PointerEvent,
  { handle, item, places, onDrop }: Dragged<Place>,
): void {
  const over = new AbortController();
  const { signal } = over;
  let place: Place | null = null;

  function aim(at: Place | null): void {
    place?.classList.remove("drop-target");
    place = at;
    place?.classList.add("drop-target");
  }

  function end(): void {
    aim(null);
    item.classList.remove("dragging");
    over.abort();
    if (handle.hasPointerCapture(pointerId)) handle.releasePointerCapture(pointerId);
  }

  item.classList.add("dragging");
  handle.setPointerCapture(pointerId);
  handle.addEventListener("pointermove", (event) => aim(placeAt(event, handle, places)), { signal });
  handle.addEventListener(
    "pointerup",
    () => {
      const found = place;
      end();
      if (found) onDrop(found);
    },
    { signal },
  );
  handle.addEventListener("lostpointercapture", end, { signal });
  handle.ownerDocument.addEventListener("keydown", ({ key }) => key === "Escape" && end(), { signal });
}

function placeAt<Place extends HTMLElement>(
  { clientX, clientY }: PointerEvent,
  handle: HTMLElement,
  places: readonly Place[],
): Place | null {
  const root = handle.getRootNode();
  if (!(root instanceof Document || root instanceof ShadowRoot)) return null;
  const below = root.elementFromPoint(clientX, clientY);
  return places.find((place) => place.contains(below)) ?? null;
}
