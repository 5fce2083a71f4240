import * as gr from "gradio-workers";

const PREFIXES = ["Bouncy", "Velvet", "Sunny", "Pepper", "Tiny", "Biscuit"];
const SUFFIXES = {
  Cat: ["paws", "whisker", "purr", "mittens"],
  Dog: ["bark", "tail", "snout", "fetch"],
  Bird: ["feather", "chirp", "wing", "beak"],
  Rabbit: ["hop", "ears", "clover", "thump"],
};
const TITLES = ["Captain", "Professor", "Agent", "Chef"];
const EPITHETS = ["Magnificent", "Patient", "Ever Hungry", "Last to Wake"];

const pet = gr.Dropdown({ label: "Choose your pet type", choices: ["Cat", "Dog", "Bird", "Rabbit"], value: "Cat" });
const personality = gr.Radio({
  label: "Personality type",
  choices: ["Normal", "Silly", "Royal"],
  value: "Normal",
});
const name = gr.Textbox({ label: "Your pet's fancy name:", lines: 2 });
const generate = gr.Button("Generate Name! 🎲", { variant: "primary" });

function anyOf(words: readonly string[]): string {
  return words[Math.floor(Math.random() * words.length)] ?? "";
}

generate.click(
  ({ pet, personality }) => {
    const plain = anyOf(PREFIXES) + anyOf(SUFFIXES[pet ?? "Cat"]);
    if (personality === "Silly") return `${anyOf(TITLES)} ${plain}`;
    return personality === "Royal" ? `${plain} the ${anyOf(EPITHETS)}` : plain;
  },
  { inputs: { pet, personality }, outputs: name },
);

export default gr
  .Blocks([
    gr.Sidebar({ position: "left" }, [
      gr.Markdown("# 🐾 Pet Name Generator"),
      gr.Markdown("Say who it is for, and find a name that fits."),
      pet,
      personality,
    ]),
    name,
    generate,
  ])
  .launch({ theme: "soft" });
