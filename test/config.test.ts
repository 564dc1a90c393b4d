import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';
import { HubError } from '../src/errors.ts';

const DATABASE = { DATABASE_URL: 'postgres://hub@db/hub', HUB_KEY_FILE: '/etc/hub/keys' };

function refusal(environment: Record<string, string>): HubError {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof HubError) return error;
    throw error;
  }
  throw new Error('The configuration was taken.');
}

describe('the configuration', () => {
  it('takes the limits of intake in megabytes and numbers, and nothing else', () => {
    expect(readConfig({ HUB_INTAKE_FILE_MB: '5' }).intake.fileBytes).toBe(5 * 2 ** 20);
    for (const value of ['0', '-1', '1.5', 'many', '10000000']) {
      expect(() => readConfig({ HUB_INTAKE_COLUMNS: value })).toThrow(/HUB_INTAKE_COLUMNS/);
    }
  });

  it('asks for nothing: embedded database, loopback, port 4000, demo', () => {
    expect(readConfig({})).toEqual({
      port: 4000,
      host: '127.0.0.1',
      dataFolder: resolve('.hub'),
      databaseUrl: null,
      keyFile: resolve('.hub/keys'),
      demo: true,
      subgraphs: new Map(),
      subgraphTimeout: 5000,
      deadlines: {
        answer: 10,
        provision: 20,
        correction: 10,
        remind: 10,
        push: 1,
        claim: 5,
        feedback: 20,
        reroute: 2,
        escalate: 1,
        clue: 15,
      },
      holidays: null,
      olderDecisions: 'DECISION',
      jwks: null,
      issuer: null,
      intake: {
        fileBytes: 2 ** 30,
        columns: 200,
        cellCharacters: 32_767,
        inflatedBytes: 2 ** 33,
        inflateRatio: 200,
      },
    });
  });

  it('is no demo as soon as a real database is named, unless told', () => {
    expect(readConfig(DATABASE)).toMatchObject({
      databaseUrl: 'postgres://hub@db/hub',
      keyFile: '/etc/hub/keys',
      demo: false,
    });
    expect(readConfig({ ...DATABASE, HUB_DEMO: '1' }).demo).toBe(true);
    expect(readConfig({ HUB_DEMO: '0' }).demo).toBe(false);
  });

  it('takes an empty variable for one that is not set', () => {
    expect(readConfig({ PORT: '', HUB_DATA: '', DATABASE_URL: '', HUB_KEY_FILE: '', HUB_DEMO: '' })).toEqual(
      readConfig({}),
    );
  });

  it.each([
    ['PORT', 'http'],
    ['PORT', '-1'],
    ['PORT', '65536'],
    ['PORT', '40.5'],
    ['PORT', ' '],
    ['PORT', '0x10'],
    ['PORT', '4e3'],
    ['HUB_DEMO', 'yes'],
  ])('refuses %s=%s and names it', (name, value) => {
    const error = refusal({ [name]: value });
    expect(error.code).toBe('CONFIGURATION_INVALID');
    expect(error.message).toContain(`The environment variable ${name} is not usable: `);
    expect(error.message).not.toMatch(/NaN|undefined/);
  });

  it('wants the key file named where the database is the user’s own: in the data folder it would be lost', () => {
    const error = refusal({ DATABASE_URL: DATABASE.DATABASE_URL });
    expect(error.code).toBe('CONFIGURATION_INVALID');
    expect(error.message).toContain('HUB_KEY_FILE');
    expect(error.message).not.toContain('hub@db');
  });

  describe('of an issuer outside the hub', () => {
    const ISSUER = {
      OIDC_ISSUER: 'https://id.example.cn/realms/gov',
      OIDC_AUDIENCE: 'hub',
      OIDC_DEPARTMENTS: 'education, fire',
    };

    it('wants to be told for whom its tokens are and whom it may speak for, and no more', () => {
      expect(readConfig(ISSUER).issuer).toEqual({
        url: 'https://id.example.cn/realms/gov',
        audience: 'hub',
        algorithms: ['EdDSA', 'ES256', 'RS256', 'PS256'],
        departmentClaim: 'department',
        rolesClaim: 'roles',
        departments: ['education', 'fire'],
        roles: ['app', 'analyst', 'data-owner', 'auditor'],
      });
      expect(refusal({ ...ISSUER, OIDC_AUDIENCE: '' }).message).toContain('OIDC_AUDIENCE');
      expect(refusal({ ...ISSUER, OIDC_DEPARTMENTS: '' }).message).toContain('OIDC_DEPARTMENTS');
    });

    it('may be one of this machine by http', () => {
      for (const url of ['http://127.0.0.1:8080', 'http://localhost:8080/realms/gov', 'http://[::1]:8080']) {
        expect(readConfig({ ...ISSUER, OIDC_ISSUER: url }).issuer?.url).toBe(url);
      }
    });

    it.each([
      ['OIDC_ISSUER', 'id.example.cn'],
      ['OIDC_ISSUER', 'http://id.example.cn'],
      ['OIDC_ISSUER', 'http://localhost.example.cn'],
      ['OIDC_ISSUER', 'https://id.example.cn/?realm=gov'],
      ['OIDC_ALGORITHMS', 'ES256,none'],
      ['OIDC_ALGORITHMS', 'HS256'],
      ['OIDC_ALGORITHMS', ','],
      ['OIDC_DEPARTMENTS', 'education,hub'],
      ['OIDC_DEPARTMENTS', ','],
      ['OIDC_ROLES', 'app,operator'],
      ['OIDC_ROLES', 'king'],
    ])('is refused %s=%s', (name, value) => {
      const error = refusal({ ...ISSUER, [name]: value });
      expect(error.code).toBe('CONFIGURATION_INVALID');
      expect(error.message).toContain(`The environment variable ${name} is not usable: it `);
    });
  });

  it('makes paths absolute, as the hub may be asked from another folder later', () => {
    expect(readConfig({ HUB_DATA: 'data' })).toMatchObject({
      dataFolder: resolve('data'),
      keyFile: resolve('data/keys'),
    });
  });
});

describe('the deadlines of sharing', () => {
  it('are those of the law where nothing is said', () => {
    const { deadlines } = readConfig({ HUB_DEADLINES: 'answer=5, remind=20' });
    expect(deadlines).toMatchObject({ answer: 5, provision: 20, correction: 10, remind: 20, claim: 5 });
  });

  it.each(['answer=11', 'answer=0', 'provision=21', 'correction=11', 'answer', 'reply=3', ''.padEnd(3, ',')])(
    'are refused as "%s", which the law does not give',
    (HUB_DEADLINES) => {
      expect(() => readConfig({ HUB_DEADLINES })).toThrow(/answer=1 to 10.*provision=1 to 20/);
    },
  );
});
