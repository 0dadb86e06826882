// Whether Entra's stricter limits apply: they come with the first personal account that can sign in.
import type { App } from '../model/model.ts';

/** Whether people can sign in with a personal Microsoft account. */
export function acceptsPersonalAccounts({ signInAudience }: App): boolean {
  const { value } = signInAudience;
  return value === 'AzureADandPersonalMicrosoftAccount' || value === 'PersonalMicrosoftAccount';
}
