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

/** Returns the version of a page's links: 1 plus the number of changes that affect them. */
export function versionOf(page: string, migrations = MIGRATIONS): number {
  return 1 + touching(page, migrations).length;
}

/** Migrates a link to the present version; a link without a version passes through every change. */
export function migrate(page: string, printed: Printed, version: number | null, migrations = MIGRATIONS): Printed {
  return touching(page, migrations)
    .slice((version ?? 1) - 1)
    .reduce((link, migration) => migration.migrate(link), printed);
}

/** Returns a change that renames a parameter; where a link has both names, the new one holds. */
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
