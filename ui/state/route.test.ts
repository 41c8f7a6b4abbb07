import { describe, expect, it } from 'vitest';
import { emptyRoute, formatRoute, parseRoute, type Route } from './route.ts';

describe('the address', () => {
  it.each<Route>([
    emptyRoute,
    { finding: 'guarantee-circle:6b85', entity: null, asOf: null, language: 'zh', page: 'portfolio', workspace: 'w1' },
    {
      finding: null,
      entity: 'Account:中国银行/62 22&x=1#y',
      asOf: '2024-02-29',
      language: 'en',
      page: 'profile',
      workspace: null,
    },
    {
      finding: 'f',
      entity: 'Enterprise:<img onerror=alert(1)>',
      asOf: null,
      language: null,
      page: null,
      workspace: null,
    },
  ])('keeps %j', (route) => {
    expect(parseRoute(formatRoute(route))).toEqual(route);
  });

  it('is empty when nothing is open', () => {
    expect(formatRoute(emptyRoute)).toBe('');
  });

  it.each(['?asOf=yesterday', '?asOf=2024-13-45', '?lang=fr', '?finding=', '?unknown=1'])('leaves out %s', (query) => {
    expect(parseRoute(query)).toEqual(emptyRoute);
  });
});
