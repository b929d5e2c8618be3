import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import type { OidcConfig } from './config.ts';
import type { Voucher, Vouching } from './http/here.ts';

/** A server that vouches for people by OpenID Connect: authorisation code with PKCE, state and nonce. */
export function createVoucher(config: OidcConfig): Voucher {
  let found: Promise<Configuration> | undefined;
  // Asked for at the first sign-in, and again after a failure: the other server may be down when this one starts.
  const configuration = (): Promise<Configuration> => {
    found ??= discover(config).catch((error: unknown) => {
      found = undefined;
      throw error;
    });
    return found;
  };
  return {
    name: config.name,
    makesAccounts: config.makesAccounts,
    begin: async (returnTo) => begin(await configuration(), returnTo),
    finish: async (address, vouching) => finish(await configuration(), config.issuer, address, vouching),
  };
}

const discover = ({ issuer, clientId, clientSecret }: OidcConfig): Promise<Configuration> =>
  discovery(
    new URL(issuer),
    clientId,
    clientSecret,
    undefined,
    // Only on this machine is there a server without TLS: readConfig sees to that.
    issuer.startsWith('http:') ? { execute: [allowInsecureRequests] } : {},
  );

async function begin(config: Configuration, returnTo: string): Promise<Vouching & { href: string }> {
  const checks = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
  const href = buildAuthorizationUrl(config, {
    redirect_uri: returnTo,
    scope: 'openid profile',
    state: checks.state,
    nonce: checks.nonce,
    code_challenge: await calculatePKCECodeChallenge(checks.verifier),
    code_challenge_method: 'S256',
  }).href;
  return { ...checks, href };
}

async function finish(config: Configuration, issuer: string, address: URL, { state, nonce, verifier }: Vouching) {
  const tokens = await authorizationCodeGrant(config, address, {
    pkceCodeVerifier: verifier,
    expectedState: state,
    expectedNonce: nonce,
    idTokenExpected: true,
  });
  const subject = tokens.claims()?.sub ?? '';
  const { name, preferred_username: user } = await fetchUserInfo(config, tokens.access_token, subject);
  return { issuer, subject, name: String(name ?? user ?? 'Somebody').slice(0, 100) };
}
