import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

describe('the environment', () => {
  it('has safe defaults', () => {
    expect(readConfig({})).toEqual({
      store: 'data/ringsight.duckdb',
      port: 4000,
      host: '127.0.0.1',
      apiKeys: [],
      allowedOrigins: [],
      threads: undefined,
    });
  });

  it('takes an empty value for none', () => {
    expect(readConfig({ RINGSIGHT_PORT: '', RINGSIGHT_API_KEYS: '' })).toMatchObject({ port: 4000, apiKeys: [] });
  });

  it('reads keys, origins and numbers', () => {
    const config = readConfig({
      RINGSIGHT_API_KEYS: 'risk:0123456789abcdef, audit:with:colon-0123456789',
      RINGSIGHT_ALLOWED_ORIGINS: 'https://risk.example.com,http://localhost:5173',
      RINGSIGHT_THREADS: '3',
      RINGSIGHT_PORT: '0',
    });
    expect(config.apiKeys).toEqual([
      { name: 'risk', key: '0123456789abcdef' },
      { name: 'audit', key: 'with:colon-0123456789' },
    ]);
    expect(config.allowedOrigins).toEqual(['https://risk.example.com', 'http://localhost:5173']);
    expect(config).toMatchObject({ threads: 3, port: 0 });
  });

  it.each([
    ['RINGSIGHT_PORT', '70000'],
    ['RINGSIGHT_PORT', 'http'],
    ['RINGSIGHT_THREADS', '0'],
    ['RINGSIGHT_API_KEYS', 'a key without a name'],
    ['RINGSIGHT_API_KEYS', 'short:abc'],
    ['RINGSIGHT_API_KEYS', 'a:0123456789abcdef,a:fedcba9876543210'],
    ['RINGSIGHT_ALLOWED_ORIGINS', '*'],
    ['RINGSIGHT_ALLOWED_ORIGINS', 'https://risk.example.com/path'],
  ])('refuses %s=%s by name', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(name);
  });
});
