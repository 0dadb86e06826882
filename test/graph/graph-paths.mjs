// The path templates of the published permission data as permc can state them. Each rule below mends one kind of
// mistake in the data; nothing else is changed.

const mendings = [
  { rule: 'a query string is left out', mend: (path) => path.replace(/\?.*$/, '') },
  { rule: 'a trailing slash is left out', mend: (path) => path.replace(/\/$/, '') },
  { rule: 'a space is left out', mend: (path) => path.replaceAll(' ', '') },
  { rule: 'a doubled brace is a single one', mend: (path) => path.replaceAll('}}', '}') },
  {
    rule: 'a segment `(name)` is the parameter `{name}`',
    mend: (path) => path.replace(/\/\(([\w-]+)\)(?=\/|$)/g, '/{$1}'),
  },
  { rule: 'a parameter after a plural begins a segment', mend: (path) => path.replace(/(\/[a-z]+s)\{/gi, '$1/{') },
  { rule: 'text after a closing parenthesis begins a segment', mend: (path) => path.replace(/\)(?=\w)/g, ')/') },
  {
    rule: 'a function has parentheses',
    mend: (path) => path.replace(/\/geteffectivepermissionsscope=(\{\w+\})/i, '/geteffectivepermissions(scope=$1)'),
  },
  {
    // Both spellings name the same resource (OData 4.01, URL conventions, section 4.11), and only one can be told apart
    // from a path that goes on after the key.
    rule: 'a type cast stands after the key, not before it',
    mend: (path) => path.replace(/\/(microsoft\.graph\.\w+)\/(\{[^}]*\})/g, '/$2/$1'),
  },
];

/**
 * Mends a path of the data.
 *
 * @param {string} path a key of `paths`
 * @returns {{ path: string, mended: readonly string[] }} the path, and the rules that changed it
 */
export function mendPath(path) {
  const mended = [];
  let current = path;
  for (const { rule, mend } of mendings) {
    const next = mend(current);
    if (next !== current) mended.push(rule);
    current = next;
  }
  return { path: current, mended };
}

/**
 * Gives every parameter of a path its own name: the second `{id}` becomes `{id2}`.
 *
 * @param {string} path a mended path
 */
export function nameParameters(path) {
  const taken = new Set();
  return path.replace(/\{([^}]*)\}/g, (_, name) => {
    let unique = name;
    for (let count = 2; taken.has(unique); count++) unique = `${name}${count}`;
    taken.add(unique);
    return `{${unique}}`;
  });
}

/**
 * Equal for paths that no router tells apart: letter case, parameter names and quotes round arguments do not count.
 *
 * @param {string} path a mended path
 */
export function shapeOf(path) {
  return path
    .toLowerCase()
    .replace(/\{[^}]*\}/g, '{}')
    .replaceAll("'", '');
}

/**
 * Whether one URL can match both paths although neither lies inside the other: the literal and the parameter cross.
 *
 * @param {readonly string[]} left the segments of a shape
 * @param {readonly string[]} right the segments of another shape, as many
 */
export function cross(left, right) {
  let leftIsNarrower = false;
  let rightIsNarrower = false;
  for (let index = 0; index < left.length; index++) {
    if (left[index] === right[index]) continue;
    if (left[index] === '{}') rightIsNarrower = true;
    else if (right[index] === '{}') leftIsNarrower = true;
    else return false;
  }
  return leftIsNarrower && rightIsNarrower;
}
