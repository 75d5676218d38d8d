// Accounts in a real browser: the first admin, people, tokens, one's own password and sessions; by keyboard, and held against WCAG.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { axeFaults, type OpenDesk, openDesk } from './desk.ts';

let desk: OpenDesk;
beforeAll(async () => {
  desk = await openDesk(inject('sample'));
});
afterAll(async () => {
  desk.faults.splice(0, desk.faults.length, ...desk.faults.filter((f) => !/status of (?:400|401|403|409)/.test(f))); // refusals that tests ask for
  expect(await desk.stop()).toBe(0);
});

const PASSWORDS = { Ana: 'correct horse battery', Ben: 'staple staple staple' };
const signIn = async (page: Page, name: string, password: string): Promise<void> => {
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Password').fill(password);
  await page.keyboard.press('Enter');
};
const row = (page: Page, name: string) => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) });

test('the first account is an admin’s, made by keyboard; then the desk asks who is there', async () => {
  const page = await desk.page('/today');
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await page.getByRole('heading', { level: 1, name: 'Accounts' }).waitFor();
  await page.getByText('There is no account').waitFor();
  expect(await axeFaults(page)).toEqual([]);
  const form = page.locator('form').filter({ has: page.getByText('Make the first account') });
  await form.getByLabel('Name').focus();
  await page.keyboard.type('Ana');
  await page.keyboard.press('Tab');
  await page.keyboard.type('short');
  await page.keyboard.press('Enter');
  await page.getByText('10 characters').first().waitFor(); // refused, and it says why
  await form.getByLabel('Password').fill(PASSWORDS.Ana);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
  await signIn(page, 'Ana', PASSWORDS.Ana);
  await page.getByText('Signed in as Ana, admin.').waitFor();
});

test('an admin adds somebody, changes the role with undo, shuts and opens the account', async () => {
  const page = await desk.page('/accounts');
  await signIn(page, 'Ana', PASSWORDS.Ana);
  const form = page.locator('form').filter({ has: page.getByText('Add somebody') });
  await form.getByLabel('Name').fill('Ben');
  await form.getByLabel('Role').selectOption('analyst');
  await form.getByLabel('Password').fill(PASSWORDS.Ben);
  await form.getByRole('button', { name: 'Add' }).click();
  await row(page, 'Ben').waitFor();
  await page.getByLabel('Role of Ben').selectOption('reader');
  await page.getByText('Ben is now reader').waitFor();
  expect(await page.getByLabel('Role of Ben').inputValue()).toBe('reader');
  await page.locator('h1').click();
  await page.keyboard.press('z');
  await expect.poll(() => page.getByLabel('Role of Ben').inputValue()).toBe('analyst');

  const ben = await desk.page('/today');
  await signIn(ben, 'Ben', PASSWORDS.Ben);
  await ben.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
  await page.getByRole('button', { name: 'Shut the account of Ben' }).click();
  await row(page, 'Ben').getByText('shut since').waitFor();
  await ben.reload();
  await ben.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
  await signIn(ben, 'Ben', PASSWORDS.Ben);
  await ben.getByText('do not fit').waitFor();
  await page.getByRole('button', { name: 'Open the account of Ben' }).click();
  await page.getByRole('button', { name: 'Shut the account of Ben' }).waitFor();
  await signIn(ben, 'Ben', PASSWORDS.Ben);
  await ben.getByRole('heading', { level: 1, name: 'Today' }).waitFor();

  // The last admin can't be lost.
  await page.getByLabel('Role of Ana').selectOption('reader');
  await page.getByText('the last admin stays').waitFor();
  expect(await page.getByLabel('Role of Ana').inputValue()).toBe('admin');
  expect(await axeFaults(page)).toEqual([]);
});

test('a token is shown once, works, and is refused when it is revoked', async () => {
  const page = await desk.page('/accounts');
  await signIn(page, 'Ana', PASSWORDS.Ana);
  const form = page.locator('form').filter({ has: page.getByText('Make a token') });
  await form.getByLabel('For what').fill('nightly');
  await form.getByRole('button', { name: 'Make it' }).click();
  const secret = (await page.locator('.secret code').textContent())!;
  const asks = () => fetch(`${desk.address}/api/stories`, { headers: { authorization: `Bearer ${secret}` } });
  expect((await asks()).status).toBe(200);
  await page.getByRole('button', { name: 'I have it' }).click();
  await page.reload();
  await row(page, 'nightly').waitFor();
  expect(await page.content()).not.toContain(secret);
  await page.getByRole('button', { name: 'Revoke nightly' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke it' }).click();
  await row(page, 'nightly').waitFor({ state: 'detached' });
  expect((await asks()).status).toBe(401);
});

test('a reader sees only their own: password and sessions; another session is ended, the password changed', async () => {
  const [here, there] = [await desk.page('/accounts'), await desk.page('/accounts')];
  await signIn(here, 'Ben', PASSWORDS.Ben);
  await signIn(there, 'Ben', PASSWORDS.Ben);
  await here.getByText('Signed in as Ben').waitFor();
  expect(await here.getByRole('heading', { name: 'People' }).count()).toBe(0);
  await here.reload();
  await here.getByText('this one').waitFor();
  const others = here.getByRole('button', { name: /^End the session of Ben/ });
  expect(await others.count()).toBeGreaterThan(0);
  while (await others.count()) {
    const before = await others.count();
    await others.first().click();
    await expect.poll(() => others.count()).toBe(before - 1);
  }
  await there.reload();
  await there.getByRole('button', { name: 'Sign in', exact: true }).waitFor();

  await here.getByLabel('The password as it is').fill('not the password');
  await here.getByLabel('The new one').fill('another good password');
  await here.keyboard.press('Enter');
  await here.getByText('does not fit').waitFor();
  await here.getByLabel('The password as it is').fill(PASSWORDS.Ben);
  await here.keyboard.press('Enter');
  await here.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
  await signIn(here, 'Ben', 'another good password');
  await here.getByText('Signed in as Ben').waitFor();
  expect(await axeFaults(here)).toEqual([]);
});
