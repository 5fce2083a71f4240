import * as gr from "gradio-workers";

// The scripts run in this order, however long each of them takes to arrive.
const order = gr.HTML('<div id="order-result">pending</div>', {
  elemId: "order_demo",
  head: '<script src="/__head_order__/core.js"></script><script src="/__head_order__/plugin.js"></script>',
});

export default gr.Blocks([order]);
