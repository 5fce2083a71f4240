/** Exchanges two elements of one parent. If they are neighbours, `kept` itself is not touched. */
export function exchange(kept: Element, other: Element): void {
  const [afterKept, afterOther] = [kept.nextSibling, other.nextSibling];
  if (afterKept === other) {
    move(other, kept);
    return;
  }
  move(other, afterKept);
  if (afterOther !== kept) move(kept, afterOther);
}

/** Newer browsers keep what an element that moves is doing: its focus, its scroll position, what it plays. */
interface MovingParent {
  moveBefore?(node: Node, before: Node | null): void;
}

function move(node: Element, before: Node | null): void {
  const parent: (ParentNode & Node & MovingParent) | null = node.parentElement;
  if (parent?.moveBefore) parent.moveBefore(node, before);
  else parent?.insertBefore(node, before);
}
