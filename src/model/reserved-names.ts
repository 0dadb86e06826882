// Names that plain objects have before anybody puts them there. Nothing from a manifest may carry one:
// generated tables, tokens and services in other languages look names up in plain objects.
const reserved: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/** Whether every JavaScript object has a member of this name (`constructor`, `__proto__`, `toString` …). */
export function isReservedName(name: string): boolean {
  return reserved.has(name);
}
