import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Chooses in a combobox of several by what its option says, and folds it up. */
export async function chooseUnit(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).click();
  await page.locator('.ant-select-item-option', { hasText: option }).click();
  await page.keyboard.press('Escape');
}

/**
 * Answers what a reorganisation leaves open: the first body carries on and the others end; who leads is the first of those
 * who could. One answer may raise a question.
 */
export async function decideAll(page: Page): Promise<void> {
  const open = page.locator('.decisions > li[data-decided="false"]');
  const asked = new Set<string>();
  while ((await open.count()) > 0) {
    const question = (await open.first().locator('.decision-question').textContent()) ?? '';
    expect(asked.has(question)).toBe(false);
    const options = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option');
    await open.first().getByRole('combobox').click();
    const ends = options.filter({ hasText: '到前一天为止' });
    await options.first().waitFor();
    await (asked.size > 0 && (await ends.count()) > 0 ? ends : options.first()).click();
    const decided = page.locator('.decisions > li[data-decided="true"]').filter({ hasText: question });
    await decided.first().waitFor();
    await expect.poll(() => options.count()).toBe(0);
    asked.add(question);
  }
}

/** On what it stands, as the last step before it is handed in. */
export async function giveGrounds(page: Page): Promise<void> {
  await page.getByLabel('发文机关').fill('青禾区人民政府');
  await page.getByLabel('文件名称').fill('关于合并社区的批复');
  await page.getByLabel('文号').fill('青政函〔2026〕31 号');
  await page.getByLabel('发文日期').fill('2026-01-05');
  await page.getByLabel('理由').fill('两个社区都不大，合在一起服务更方便。');
}
