/** One way back to where something is left. */
export interface Way {
  /** What the button says, such as "Open Weapon: 5 rows". */
  label: string;
  take: () => void;
}

/** Says inside a figure that nothing matches, and offers the ways back, each one press. */
export function emptiness(document: Document, ways: readonly Way[]): HTMLElement {
  const box = document.createElement("div");
  box.className = "figure-empty";
  const line = document.createElement("p");
  line.textContent =
    ways.length > 1
      ? "Nothing in the articles matches these filters together. To see something again:"
      : "Nothing in the articles matches these filters.";
  const list = document.createElement("div");
  list.className = "figure-ways";
  list.append(
    ...ways.map(({label, take}) => {
      const button = document.createElement("button");
      button.setAttribute("type", "button");
      button.textContent = label;
      button.addEventListener("click", () => {
        take();
      });
      return button;
    })
  );
  box.append(line, list);
  return box;
}
