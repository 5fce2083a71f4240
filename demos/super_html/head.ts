import * as gr from "gradio-workers";

/** A library as small as can be; its place is often an address: `<script src="https://…">`. */
const LIBRARY = `<script>
  window.Chart = class {
    constructor(canvas, { labels, data }) {
      const pen = canvas.getContext("2d");
      pen.font = "14px sans-serif";
      data.forEach((value, i) => {
        pen.fillStyle = "#f97316";
        pen.fillRect(90, i * 40 + 5, value * 20, 30);
        pen.fillStyle = "#808080";
        pen.fillText(labels[i], 10, i * 40 + 25);
      });
    }
  };
</script>`;

const chart = gr.HTML(null, {
  head: LIBRARY,
  htmlTemplate: '<canvas id="head-chart" width="360" height="120" role="img" aria-label="Three bars"></canvas>',
  jsOnLoad: `
    new Chart(element.querySelector("#head-chart"), { labels: ["Apples", "Pears", "Plums"], data: [12, 7, 3] });
  `,
  elemId: "head_demo",
});

export const headDemo = [chart];
