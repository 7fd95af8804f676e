/** The query of a link as it was printed: names and their values, each name once. */
export type Search = ReadonlyMap<string, string>;

/** What of a link may change as the pages do. */
export interface Printed {
  search: Search;
  /** The fragment without its `#`. */
  anchor: string;
}

/**
 * One change of how links are printed. It must leave a link alone that is printed the new way already: links out of
 * the address bar carry no version and pass through all of them.
 */
export interface Migration {
  /** Day of the change, as "YYYY-MM-DD". */
  since: string;
  /** What changed, for those who read this list. */
  what: string;
  /** Path of the one page whose links changed, such as `/explore`; absent where all did. */
  page?: string;
  migrate: (printed: Printed) => Printed;
}

/** Every change since the first release, oldest first; a row is never removed. */
export const MIGRATIONS: readonly Migration[] = [];

/** Gives the version of a page's links: 1, and one more for each change that touched them. */
export function versionOf(page: string, migrations = MIGRATIONS): number {
  return 1 + touching(page, migrations).length;
}

/** Brings a link of a version to the present; a link without one passes through every change. */
export function migrate(page: string, printed: Printed, version: number | null, migrations = MIGRATIONS): Printed {
  return touching(page, migrations)
    .slice((version ?? 1) - 1)
    .reduce((link, migration) => migration.migrate(link), printed);
}

/** Makes the change that gives a parameter another name; where a link has both, the new name holds. */
export function renameParameter(old: string, name: string): Migration["migrate"] {
  return ({search, anchor}) => {
    const value = search.get(old);
    if (value === undefined) return {search, anchor};
    const renamed = new Map(search);
    renamed.delete(old);
    if (!renamed.has(name)) renamed.set(name, value);
    return {search: renamed, anchor};
  };
}

function touching(page: string, migrations: readonly Migration[]): readonly Migration[] {
  return migrations.filter((migration) => migration.page === undefined || migration.page === page);
}
