/** The explorer in a browser, as the measures use it. */
import type { Browser, Page } from 'playwright-core';

export interface Explorer {
  readonly browser: Browser;
  /** Of the server, which is warm. */
  readonly url: string;
}

export const newPage = ({ browser }: Explorer, width = 1440, height = 900): Promise<Page> =>
  browser.newPage({ viewport: { width, height } });

/**
 * Asks the API.
 *
 * @throws Error with the first message when the API refuses
 */
export async function ask<T>({ url }: Pick<Explorer, 'url'>, query: string, variables: object = {}): Promise<T> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const answer = (await response.json()) as { data?: T; errors?: readonly { readonly message: string }[] };
  if (answer.data === undefined) throw new Error(answer.errors?.[0]?.message ?? `HTTP ${response.status}`);
  return answer.data;
}

/** Waits until nothing is fetched, laid out or moved any more. */
export async function atRest(page: Page): Promise<void> {
  await page.locator('.canvas-busy').waitFor({ state: 'detached', timeout: 300_000 });
  await page.locator('[data-testid=canvas][data-settled=true]').waitFor({ timeout: 300_000 });
}
