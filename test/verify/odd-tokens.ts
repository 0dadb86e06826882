// Tokens as no issuer writes them, part by part: texts that were bent, JSON that is odd or none, octets that are written in other
// ways. What comes of them is not said here.
import fc from 'fast-check';

/** Texts in the place of an octet or two: what is no base64url, what almost is, and what ends or begins a part. */
const odd = fc.constantFrom(
  ...'+/=.~ -_A',
  '\n',
  '\t',
  '\u0000',
  '%',
  '==',
  '..',
  'é',
  '\u0141',
  '\u012B',
  '\u{1F511}',
  '',
);

/** A text that was changed in a few places. */
export const bent = (text: string, changes = 2): fc.Arbitrary<string> =>
  fc
    .array(fc.tuple(fc.nat(text.length), fc.nat(2), odd, fc.integer({ min: 1, max: 127 })), {
      minLength: 1,
      maxLength: changes,
    })
    .map((list) =>
      list.reduce((before, [at, how, piece, bits]) => {
        const [left, right] = [before.slice(0, at), before.slice(at + (how === 0 ? 0 : 1))];
        const flipped = String.fromCharCode((before.charCodeAt(at) || 65) ^ bits);
        return left + (how === 2 ? flipped : piece) + right;
      }, text),
    );

/** Numbers, texts and structures as JSON may have them and few issuers write them. */
const oddJson = fc.constantFrom(
  'null',
  'true',
  '0',
  '-0',
  '1e400',
  '-1e400',
  '1E3',
  '1800000600.5',
  '1.8e9',
  '18000000000000000000000',
  '"x"',
  '""',
  '[]',
  '{}',
  '[[[[]]]]',
  '["api"]',
  '["api",7,null]',
  '[["api"]]',
  '"api"',
  '"api\\u0000"',
  '"\\ud800"',
  '"\\u0061pi"',
  '01',
  '+1',
  '.5',
  '1.',
  "'x'",
  'undefined',
  'NaN',
  '"\u0001"',
  '[1,]',
  '{"a":1,}',
  '/**/1',
  `${'['.repeat(3000)}${']'.repeat(3000)}`,
);
const claimName = fc.constantFrom(
  'iss',
  'aud',
  'exp',
  'nbf',
  'iat',
  'oid',
  'tid',
  'scp',
  'roles',
  'sub',
  'azp',
  'idtyp',
  'cnf',
  'ver',
  'typ',
  '__proto__',
  'constructor',
  'toString',
  '',
  'e\\u0078p',
  'EXP',
  '\uFEFFexp',
  'k',
);

/** The text of a payload: the good claims, with others before and after them that may be the same once more. */
export function oddPayload(good: Readonly<Record<string, unknown>>): fc.Arbitrary<string> {
  const claim = fc.tuple(claimName, oddJson).map(([name, value]) => `"${name}":${value}`);
  const names = Object.keys(good);
  const most = fc.oneof(
    { weight: 4, arbitrary: fc.constant(names) },
    fc.subarray(names, { minLength: names.length - 1 }),
  );
  const space = fc.oneof(
    { weight: 6, arbitrary: fc.constant('') },
    fc.constantFrom(...' \n\t\u00A0\uFEFF\u0000', '\r\n'),
  );
  const few = fc.array(claim, { maxLength: 1 });
  const whole = fc.tuple(space, few, most, few, space).map(([start, before, stated, after, end]) => {
    const own = stated.map((name) => `"${name}":${JSON.stringify(good[name])}`);
    return `${start}{${[...before, ...own, ...after].join(',')}}${end}`;
  });
  return fc.oneof({ weight: 8, arbitrary: whole }, { weight: 1, arbitrary: oddJson }, bent(JSON.stringify(good), 1));
}

/** A payload as it may be written: the one way, and ways that some readers take for the same or for another. */
export const written = (text: string): fc.Arbitrary<string> => {
  const octets = Buffer.from(text);
  const plain = octets.toString('base64url');
  const changed = fc.tuple(fc.nat(octets.length - 1), fc.nat(255)).map(([at, value]) => {
    const copy = Buffer.from(octets);
    copy[at] = value;
    return copy.toString('base64url');
  });
  return fc.oneof(
    { weight: 16, arbitrary: fc.constant(plain) },
    fc.constantFrom(octets.toString('base64'), `${plain}=`, ` ${plain}`, `${plain.slice(0, 9)}\n${plain.slice(9)}`),
    fc.constantFrom(octets.toString('utf16le'), Buffer.from(text, 'latin1').toString('base64url')),
    changed,
    bent(plain, 1),
  );
};

/** The text of a header: the good members but for one at most, and others before and after them. */
export const oddHeader = (algorithm: string, kid: string): fc.Arbitrary<string> => {
  const more = fc.constantFrom(
    '"b64":true',
    '"b64":false',
    '"crit":["b64"],"b64":true',
    '"crit":["b64"],"b64":false',
    '"crit":[]',
    '"crit":"b64"',
    '"crit":["exp"],"exp":1',
    '"crit":null',
    '"alg":"none"',
    '"alg":"HS256"',
    '"alg":7',
    '"kid":"other"',
    '"kid":7',
    '"typ":"jwt"',
    '"typ":"at+jwt"',
    '"typ":7',
    '"typ":null',
    '"typ":""',
    '"typ":"logout+jwt"',
    '"cty":"JWT"',
    '"zip":"DEF"',
    '"enc":"A128GCM"',
    '"jku":"https://evil.example"',
    '"x5u":"https://evil.example"',
    '"jwk":{"kty":"oct","k":"AA"}',
    '"x5c":["AA"]',
    '"__proto__":{"crit":["x"]}',
    '"nonce":"x"',
    `"big":"${'x'.repeat(1500)}"`,
    '"n":1e400',
  );
  const own = [`"alg":"${algorithm}"`, `"kid":"${kid}"`, '"typ":"JWT"'];
  return fc
    .tuple(fc.array(more, { maxLength: 1 }), fc.subarray(own, { minLength: 2 }), fc.array(more, { maxLength: 2 }))
    .map(([before, some, after]) => `{${[...before, ...some, ...after].join(',')}}`);
};
