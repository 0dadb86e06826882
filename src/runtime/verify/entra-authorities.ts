// Where the clouds of Microsoft Entra sign people in, how their issuers are named, and where their metadata lies. Plain
// data of Microsoft's documents; nothing is fetched here.
import { personalTenant } from '../claims.ts';
import { PolicyError } from '../policy-error.ts';
import { concreteIssuer, isTenantId } from './tenant-issuer.ts';

/**
 * A cloud of Microsoft Entra: the public one, those of the US government (L4 and DoD sign in at the same place) and of
 * China, and External ID for customers (`ciamlogin.com`).
 */
export type Cloud = 'public' | 'usGovernment' | 'china' | 'externalId';

/** One issuer of Entra. */
export interface EntraAuthority {
  /** What `iss` must be, with `{tenantid}` for every tenant. */
  readonly issuer: string;
  /** Undefined: every tenant. */
  readonly tenantId: string | undefined;
  /** What the metadata says the issuer is. */
  readonly metadataIssuer: string;
  readonly metadataUrl: string;
  /** The issuer that signing keys may be confined to: those of v2.0, in either version. */
  readonly keyIssuer: string;
  readonly version: 1 | 2;
}

/** Templates of one cloud (Microsoft: national clouds; access token claims reference; External ID, custom URL domains). */
interface CloudAddress {
  /** Where a tenant, or a word for many, signs in. */
  readonly login: string;
  /** The v1.0 issuer; undefined: the cloud has none. */
  readonly sts: string | undefined;
  /** The words that stand for many tenants. */
  readonly words: readonly string[];
}

const everyone: readonly string[] = ['organizations', 'consumers', 'common'];
const clouds: { readonly [Name in Cloud]: CloudAddress } = {
  public: {
    login: 'https://login.microsoftonline.com/{tenantid}',
    sts: 'https://sts.windows.net/{tenantid}/',
    words: everyone,
  },
  usGovernment: {
    login: 'https://login.microsoftonline.us/{tenantid}',
    sts: 'https://sts.windows.net/{tenantid}/',
    words: ['organizations'],
  },
  china: {
    login: 'https://login.partner.microsoftonline.cn/{tenantid}',
    sts: 'https://sts.chinacloudapi.cn/{tenantid}/',
    words: ['organizations'],
  },
  externalId: { login: 'https://{tenantid}.ciamlogin.com/{tenantid}', sts: undefined, words: [] },
};

/** What there is to say about the issuers of some tenants. */
export interface AuthorityOptions {
  readonly cloud?: Cloud;
  readonly subdomain?: string;
  readonly versions?: readonly (1 | 2)[];
}

/**
 * The issuers of tenants.
 *
 * @param tenants ids in lower case, or one word for many
 * @param options the cloud and the token versions
 * @throws {PolicyError} `option-invalid`
 */
export function entraAuthorities(tenants: readonly string[], options: AuthorityOptions): readonly EntraAuthority[] {
  const { cloud = 'public', subdomain, versions = [2] } = options;
  const address = Object.hasOwn(clouds, cloud) ? clouds[cloud] : undefined;
  if (address === undefined) throw invalid('`cloud` must be `public`, `usGovernment`, `china` or `externalId`');
  if (versions.length === 0 || !versions.every((version) => version === 1 || version === 2)) {
    throw invalid('`versions` must list 1, 2 or both');
  }
  if (versions.includes(1) && address.sts === undefined) throw invalid(`\`${cloud}\` has no tokens of version 1`);
  if (subdomain !== undefined && (cloud !== 'externalId' || !/^[a-z0-9-]{1,63}$/.test(subdomain))) {
    throw invalid("`subdomain` must be the name before `.ciamlogin.com`, with `cloud: 'externalId'`");
  }
  checkTenants(tenants, cloud, address.words);
  return tenants.flatMap((tenant) => versions.map((version) => authorityOf(tenant, version, address, subdomain)));
}

function checkTenants(tenants: readonly string[], cloud: Cloud, words: readonly string[]): void {
  for (const tenant of tenants) {
    if (isTenantId(tenant)) continue;
    if (words.includes(tenant)) {
      if (tenants.length === 1) continue;
      throw invalid(`\`tenantId\` names \`${tenant}\`, which stands for many tenants: it must be the only one`);
    }
    const many = words.length === 0 ? '' : `, or one of ${words.map((word) => `\`${word}\``).join(', ')}`;
    throw invalid(
      `\`tenantId\` must be the GUID of a tenant, for that is what tokens carry${many}; \`${tenant}\` is not one in the cloud \`${cloud}\``,
    );
  }
}

function authorityOf(
  tenant: string,
  version: 1 | 2,
  { login, sts }: CloudAddress,
  subdomain: string | undefined,
): EntraAuthority {
  const tenantId = tenant === 'consumers' ? personalTenant : isTenantId(tenant) ? tenant : undefined;
  const keyIssuer = `${login}/v2.0`.replaceAll('{tenantid}', tenantId ?? '{tenantid}');
  const issuer = version === 2 || sts === undefined ? keyIssuer : concreteIssuer(sts, tenantId ?? '{tenantid}');
  const host = subdomain === undefined ? login : login.replace('{tenantid}.', `${subdomain}.`);
  const authority = host.replaceAll('{tenantid}', tenantId ?? tenant);
  const metadataUrl = `${authority}${version === 2 ? '/v2.0' : ''}/.well-known/openid-configuration`;
  return { issuer, tenantId, metadataIssuer: issuer, metadataUrl, keyIssuer, version };
}

function invalid(message: string): PolicyError {
  return new PolicyError('option-invalid', message);
}
