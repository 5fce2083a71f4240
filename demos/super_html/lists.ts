import * as gr from "gradio-workers";

/** A component of one's own is a function: it says once how such a list looks. */
function List(label: string, items: string[], elemId: string) {
  return gr.HTML(items, {
    label,
    elemId,
    props: { ordered: false },
    htmlTemplate: `
      <h3>{{label}}</h3>
      {{#if ordered}}<ol>{{#each value}}<li>{{this}}</li>{{/each}}</ol>
      {{else}}<ul>{{#each value}}<li>{{this}}</li>{{/each}}</ul>{{/if}}`,
  });
}

const fruits = List("Fruits", ["Apple", "Banana", "Cherry"], "fruits");
const vegetables = List("Vegetables", ["Carrot", "Broccoli", "Spinach"], "vegetables");
const makeOrdered = gr.Button("Make Ordered");
const makeUnordered = gr.Button("Make Unordered");
for (const [button, ordered] of [
  [makeOrdered, true],
  [makeUnordered, false],
] as const) {
  button.click(() => [gr.update({ props: { ordered } }), gr.update({ props: { ordered } })], {
    outputs: [fruits, vegetables],
  });
}

function ToDo(entries: { text: string; done: boolean }[]) {
  return gr.HTML(null, {
    elemId: "todo",
    props: { entries },
    htmlTemplate: `{{#each entries}}
      <label class="{{#if done}}done{{/if}}"><input type="checkbox" data-index="{{@index}}" {{#if done}}checked{{/if}}>
      <span>{{text}}</span></label>{{/each}}`,
    cssTemplate: "label { display: flex; gap: 8px } .done span { text-decoration: line-through }",
    jsOnLoad: ({ element, props }) => {
      element.addEventListener("change", ({ target }) => {
        const index = Number(target.dataset["index"]);
        props.entries = props.entries.map((entry, i) => (i === index ? { ...entry, done: !entry.done } : entry));
      });
    },
  });
}

export const listDemo = [gr.Row([fruits, vegetables]), gr.Row([makeOrdered, makeUnordered])];
export const toDoDemo = [
  ToDo([
    { text: "Buy bread", done: false },
    { text: "Feed the cat", done: true },
    { text: "Water the plants", done: false },
  ]),
];
