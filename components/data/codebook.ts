/** One allowed value of a code list, as the codebook has it. */
export interface Code {
  value: string;
  label: string;
  /** A shorter label where space is scarce; the label itself where there is none. */
  short: string;
  description: string;
  /** The class that the value belongs to, such as `violence` of an event type. */
  class: string | null;
}

/** Code lists by name (`certainty`, `outcome`, `front` …), each in the codebook's order. */
export type Codes = Readonly<Record<string, readonly Code[]>>;

/** Returns the label of a code value; throws where the codebook has none. */
export function label(codes: Codes, list: string, value: string): string {
  const code = codes[list]?.find((each) => each.value === value);
  if (!code) throw new Error(`unknown code: ${value} (${list})`);
  return code.label;
}
