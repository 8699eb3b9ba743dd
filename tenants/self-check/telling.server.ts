import { eq } from 'drizzle-orm'
import { runTransaction } from '#db/client.server.ts'
import { operators } from '#db/schema/platform.ts'
import { environment, originOf } from '../config.server.ts'
import { reachOf } from '../identity/identities.server.ts'
import { type Letter, renderLetter } from '../mail/branded.tsx'
import { vendorLetterhead } from '../mail/letterhead.server.ts'
import { sendMail } from '../mail/mail.server.ts'
import type { CheckEnd } from './check.server.ts'
import { latestChecks } from './results.server.ts'

/** The console's page with the results. */
export const checksPath = '/checks'

/**
 * Writes to every operator that a check did not pass; once for a row of such checks, as it is repeated every hour.
 * @returns to how many
 */
export async function tellOperators({ id, outcome, findings }: CheckEnd): Promise<number> {
  if (outcome === 'passed') return 0
  const before = (await latestChecks(2)).find(check => check.id !== id)
  if (before?.outcome === outcome) return 0
  const rows = await runTransaction('platform', { readOnly: true }, q =>
    q.select({ identityId: operators.identityId }).from(operators).where(eq(operators.role, 'operator')),
  )
  const host = `console.${environment().ROOT_DOMAIN}`
  let told = 0
  for (const { email, locale } of (await reachOf(rows.map(({ identityId }) => identityId))).values()) {
    if (!email) continue
    const language = locale === 'zh-Hans' ? 'zh-Hans' : 'en'
    const words = texts[language]
    const letter: Letter = {
      subject: words.heading[outcome],
      heading: words.heading[outcome],
      paragraphs: [words.text[outcome](findings.length), words.next],
      button: { label: words.button, href: `${originOf(host)}${checksPath}` },
    }
    const mail = await renderLetter(vendorLetterhead(language, host), letter)
    await sendMail({ ...mail, to: email, fromName: 'Cubby' })
    told += 1
  }
  return told
}

const texts = {
  en: {
    heading: {
      failed: 'The isolation check has failed',
      broken: 'The isolation check could not be carried through',
    },
    text: {
      failed: (count: number) =>
        `Tonight's look at the walls between schools has found ${count === 1 ? 'one thing' : `${count} things`} that must not be. The console says which.`,
      broken: () => 'Nothing was found, since it broke off. Whether the walls stand is not known until it passes.',
    },
    next: 'It is repeated every hour until it passes. The public page about security shows this result, too.',
    button: 'See what was found',
  },
  'zh-Hans': {
    heading: { failed: '隔离检查未通过', broken: '隔离检查未能完成' },
    text: {
      failed: (count: number) => `今晚对学校之间隔离墙的检查发现了 ${count} 处不应有的问题，控制台中列出了具体内容。`,
      broken: () => '检查中途中断，因此没有结果。在检查通过之前，无法确认隔离是否完好。',
    },
    next: '检查会每小时重复一次，直到通过。公开的安全页面也会显示这一结果。',
    button: '查看发现的问题',
  },
} as const
