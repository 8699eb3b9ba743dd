import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import type Axe from 'axe-core'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** Every new page has to read it, and does so in half the time when it is the small one. */
const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * What breaks WCAG 2.2 AA on the page as far as a machine can find it: a text for each rule, with the elements that break it. The page
 * is given axe once, however often it is looked at.
 */
export async function violationsOn(page: Page): Promise<string[]> {
  if (await page.evaluate(() => !('axe' in window))) await page.evaluate(source)
  return page.evaluate(async tags => {
    // Half-way from one scheme to the other a button has colours of neither.
    const settled = () =>
      document.getAnimations().every(each => !(each instanceof CSSTransition) || each.playState === 'finished')
    while (!settled()) await new Promise(requestAnimationFrame)
    // What is right is not described one by one, nor where it stands, which would take as long again as finding what is wrong.
    const { violations } = await (window as unknown as { axe: typeof Axe }).axe.run(document, {
      runOnly: tags,
      resultTypes: ['violations'],
      selectors: false,
      iframes: false,
    })
    return violations.map(
      ({ id, help, nodes }) => `${id}: ${help}\n${nodes.map(node => node.html.slice(0, 160)).join('\n')}`,
    )
  }, rules)
}
