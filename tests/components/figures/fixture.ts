import {expect, it} from "vitest";
import {WIDTHS, drawAt, faultsOf, printDrawing} from "../../drawing.js";
import type {Codes} from "../../../components/data/codebook.js";
import type {Row} from "../../../components/data/row.js";
import type {Figure} from "../../../components/figures/figure.js";

/** Tests that a figure draws its fixture as the reviewed drawings show it, with labels that are whole and apart. */
export function testFixture(figure: Figure, rows: readonly Row[], codes: Codes): void {
  it.each([340, 600, 920])("draws the fixture at %d pixels", async (width) => {
    const drawing = printDrawing(drawAt(figure, rows, width, codes));
    await expect(drawing).toMatchFileSnapshot(`../../../output/${figure.id}-${width}.svg`);
  });

  it.each([...WIDTHS, 1600])("keeps labels apart at %d pixels", (width) => {
    expect(faultsOf(drawAt(figure, rows, width, codes), width)).toEqual([]);
  });
}
