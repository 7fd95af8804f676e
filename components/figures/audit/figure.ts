import {texts} from "../../data/row.js";
import {capital, numeral} from "../../format/words.js";
import {drawMessage} from "../../marks/plot-marks.js";
import {createSvg, setSize} from "../../marks/svg.js";
import {drawAudit} from "./draw.js";
import {countsByKind, discrepancies, kindLabel, paragraphLabel} from "./rows.js";
import type {Codes} from "../../data/codebook.js";
import type {Figure} from "../figure.js";

const NOTHING = "No discrepancy fits";

export const audit: Figure = {
  id: "audit",
  title: (rows, codes) => {
    const cells = countsByKind(rows);
    const all = total(cells);
    if (all === 0) return NOTHING;
    const kinds = (codes.discrepancy_kind ?? []).map(({value, label}) => ({
      label,
      entries: total(cells.filter(({kind}) => kind === value))
    }));
    const most = Math.max(...kinds.map(({entries}) => entries));
    const first = kinds.filter(({entries}) => entries === most).map(({label}) => label);
    const what = `${capital(numeral(all))} ${all === 1 ? "discrepancy" : "discrepancies"} on record`;
    if (kinds.filter(({entries}) => entries > 0).length === 1)
      return `${what}, ${all === 1 ? "" : "all "}of one kind: ${first[0] ?? ""}`;
    return `${what}, most often: ${first.join("; ")} (${first.length > 1 ? "each " : ""}${numeral(most)})`;
  },
  subtitle: (rows, codes) => {
    const entries = discrepancies(rows);
    const kinds = [...new Set(entries.map((row) => kindLabel(row, codes).toLowerCase()))];
    const listed =
      entries.length === 0
        ? "none is listed"
        : `filled where it is listed below: ${kinds.join("; ")} (${entries.length})`;
    return `Places where a text contradicts itself or its sources, leaves its meaning open, or stands broken; one dot a place, ${listed}`;
  },
  caption: (rows) => {
    const readings = discrepancies(rows).filter((row) => texts(row, "reading_labels").length > 0).length;
    return [
      "Each entry opens its paragraph, each line below it the fact or the source that it names.",
      ...(readings > 0 ? ["Another reading is offered where figures of the front let a reader take it."] : []),
      "What the tables alone give away is found again at each build; the rest was put on record while coding."
    ].join(" ");
  },
  alt: (rows, codes) => {
    const cells = countsByKind(rows);
    if (cells.length === 0) return `${NOTHING}.`;
    const kinds = (codes.discrepancy_kind ?? []).flatMap(({value, label}) => {
      const own = cells.filter(({kind}) => kind === value);
      return own.length === 0 ? [] : [`${capital(label)}: ${frontCounts(own, codes)}.`];
    });
    const listed = discrepancies(rows).map((row) => `${kindLabel(row, codes)}: ${paragraphLabel(row, codes)}.`);
    return [...kinds, ...(listed.length === 0 ? [] : ["Listed below, each with its sides:", ...listed])].join(" ");
  },
  codes: ["discrepancy_kind", "front", "found"],
  legend: {marks: false, dates: false},
  columns: ["discrepancy_kind", "article_id", "anchor", "note", "sides", "reading_labels", "found"],
  parameters: {
    list: {
      kind: "many",
      label: "List",
      default: ["date-conflict", "attribution-conflict", "self-contradiction"],
      codes: "discrepancy_kind",
      column: "discrepancy_kind"
    },
    front: {kind: "many", label: "Front", default: null, codes: "front", column: "article_id"},
    found: {
      kind: "one",
      label: "Found",
      default: null,
      any: "by hand or by the tables",
      codes: "found",
      column: "found"
    }
  },
  draw: (rows, options) => {
    if (countsByKind(rows).length === 0) return drawMessage(`${NOTHING}.`, options);
    const {document, width} = options;
    const svg = createSvg(document, "svg", {width});
    setSize(svg, width, Math.ceil(drawAudit(svg, rows, options)));
    return svg;
  }
};

function total(cells: readonly {entries: number}[]): number {
  return cells.reduce((sum, {entries}) => sum + entries, 0);
}

function frontCounts(cells: ReturnType<typeof countsByKind>, codes: Codes): string {
  return cells
    .map(({front, entries}) => `${codes.front?.find(({value}) => value === front)?.short ?? front} ${entries}`)
    .join(", ");
}
