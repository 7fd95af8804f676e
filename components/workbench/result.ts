import {element} from "../element.js";
import type {Answer} from "./answer.js";
import type {ChartSpec, View} from "./notebook.js";
export interface ResultOptions {
  document: Document;
  view: View | undefined;
  chart: ChartSpec | undefined;
  more: (maxRows: number) => Promise<Answer>;
  onView: (view: View) => void;
  onChart: (chart: ChartSpec | null) => void;
}
export function drawResultView(answer: Answer, {document}: ResultOptions): Promise<HTMLElement> {
  const rows = Array.from({length: Math.min(200, answer.rows)}, (_, r) =>
    element(
      document,
      "tr",
      {},
      answer.columns.map((_, c) => element(document, "td", {}, [String(answer.at(r, c))]))
    )
  );
  return Promise.resolve(
    element(document, "table", {class: "result"}, [
      element(
        document,
        "tr",
        {},
        answer.columns.map(({name}) => element(document, "th", {}, [name]))
      ),
      ...rows
    ])
  );
}
