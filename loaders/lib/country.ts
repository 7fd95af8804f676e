import countries from "i18n-iso-countries";
import english from "i18n-iso-countries/langs/en.json" with {type: "json"};

countries.registerLocale(english);

/** Returns the English name of an ISO 3166-1 alpha-3 code, null for null or a code that the standard lacks. */
export function countryName(alpha3: string | null): string | null {
  return alpha3 === null ? null : (countries.getName(alpha3, "en") ?? null);
}

/** Tells whether the standard has a code. */
export function isCountry(alpha3: string): boolean {
  return countries.isValid(alpha3) && alpha3.length === 3;
}
