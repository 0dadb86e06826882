// How findings enumerate names, so that every rule reads the same.

/**
 * Names in backticks, as a person would list them: `a`, `b` and `c`.
 *
 * @param names at least one
 * @param most how many to name before the rest is only counted
 */
export function quotedList(names: readonly string[], most = 5): string {
  const shown = names.slice(0, names.length > most ? most : undefined).map((name) => `\`${name}\``);
  if (names.length > most) return `${shown.join(', ')} and ${names.length - most} more`;
  const final = shown.at(-1) ?? '';
  return shown.length < 2 ? final : `${shown.slice(0, -1).join(', ')} and ${final}`;
}
