// Which access tokens the service accepts, from its environment. Half a configuration must not start.
import { entra, openIdIssuer, type TokenVerifier } from 'permc/verify';

/** A setting that is missing or wrong. The message says what to do. */
export class SettingError extends Error {
  override readonly name = 'SettingError';
}

/**
 * Chooses the issuer of tokens.
 *
 * @param environment `AUDIENCE` always; `TENANT_ID` for Microsoft Entra, or `ISSUER` for an issuer on this machine
 * @throws {SettingError} when one of them is missing, or both issuers are given
 */
export function verifierFrom(environment: NodeJS.ProcessEnv): TokenVerifier {
  const { AUDIENCE: audience = '', TENANT_ID: tenantId = '', ISSUER: issuer = '' } = environment;
  if (audience === '') throw new SettingError('set AUDIENCE to the application (client) id of this API');
  // An issuer that was left over from development must never be trusted in the place of Entra.
  if (tenantId !== '' && issuer !== '') throw new SettingError('set TENANT_ID or ISSUER, not both');
  if (tenantId !== '') return entra({ tenantId, audience });
  if (issuer !== '') return openIdIssuer({ issuer, audience });
  throw new SettingError('set TENANT_ID to the id of your Entra tenant, or ISSUER to the URL of a local issuer');
}
