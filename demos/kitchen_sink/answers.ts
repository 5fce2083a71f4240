/** What the kitchen sink answers where nobody computes anything: words with tags, words with scores, data. */

/** Words with the parts of speech that they are, and ten tags that mean nothing. */
export const tagged: readonly (readonly [text: string, tag: string | null])[] = [
  ["The", "art"],
  [" ", null],
  ["quick brown fox", "nom"],
  [" ", null],
  ["jumps", "v"],
  [" ", null],
  ["over", "prep"],
  [" ", null],
  ["the", "art"],
  [" ", null],
  ["lazy dog", "nom"],
  [".", "punc"],
  ...Array.from({ length: 10 }, (_, i) => [` test ${i}`, `test ${i}`] as const),
];

/** Words with scores from -1 to 0.9. */
export const scored = Array.from({ length: 20 }, (_, i) => [` word ${i}`, (i - 10) / 10] as const);

export const bakery = {
  batters: { batter: ["Regular", "Chocolate", "Blueberry"].map((type, i) => ({ id: String(1001 + i), type })) },
  items: [
    { id: "0001", type: "donut", name: "Cake", ppu: 0.55, topping: ["None", "Glazed", "Sugar"] },
    { id: "0002", type: "bun", name: "Cinnamon", ppu: 0.65, topping: [] },
  ],
};

export const people = "name,age\nAda,36\nGrace,85\nKatherine,101\n";
