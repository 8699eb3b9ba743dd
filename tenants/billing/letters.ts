import type { SchoolState } from '#db/school-states.ts'
import type { Letter, Letterhead } from '../mail/branded.tsx'
import type { StandingCause } from './standing.server.ts'

type Locale = Letterhead['locale']

/** What a letter about a change of state says of it. Days are written out in the reader's language already. */
export interface StandingNews {
  school: string
  state: SchoolState
  cause: StandingCause
  /** The next state of a school that does nothing, and when; null when nothing is due. */
  next: { state: SchoolState; day: string } | null
  /** Until when a closed school's data can be fetched. */
  keptUntil: string
  href: string
}

/** Tells an owner that their school stands otherwise with us than yesterday: what is so now, why, and what follows if nothing is done. */
export function standingLetter(locale: Locale, news: StandingNews): Letter {
  const words = texts[locale]
  const { school, state, cause, next } = news
  return {
    subject: `${school}: ${words.heading[state]}`,
    heading: words.heading[state],
    paragraphs: [
      words.cause[cause],
      words.state[state](news.keptUntil),
      ...(next ? [words.next[next.state](next.day)] : []),
    ].filter(text => text !== ''),
    button: { label: words.button, href: news.href },
    footnote: words.footnote,
  }
}

type Words = {
  heading: Record<SchoolState, string>
  state: Record<SchoolState, (keptUntil: string) => string>
  cause: Record<StandingCause, string>
  next: Record<SchoolState, (day: string) => string>
  button: string
  footnote: string
}

const texts: Record<Locale, Words> = {
  en: {
    heading: {
      trial: 'Your trial goes on',
      active: 'Everything is in order',
      past_due: 'A payment or a choice is due',
      read_only: 'The school can be read, but not changed',
      suspended: 'The school’s site is closed for now',
      closed: 'The school is closed',
    },
    state: {
      trial: () => 'All modules are open while you try Cubby.',
      active: () => 'All that belongs to your plan works.',
      past_due: () => 'Nothing has changed for teachers and families. Only owners see a reminder.',
      read_only: () =>
        'Families and staff can read everything. Nothing new can be written until the bill is settled. Urgent calls still work.',
      suspended: () =>
        'Families and staff see a friendly page instead of the site. Nothing is deleted. You can sign in, settle the bill and fetch your data.',
      closed: day => `You can fetch all of the school’s data until ${day}. After that day they are erased for good.`,
    },
    cause: {
      trial_over:
        'The trial is over and no plan has been chosen yet. With up to 30 children, one of the plans is free.',
      plan_over: 'The plan has ended and no other has been chosen.',
      unpaid: 'A bill is overdue.',
      paid: 'Thank you, all bills are settled.',
      plan_chosen: 'A plan was chosen.',
      trial_extended: 'The trial was made longer.',
      operator: 'This was done by Cubby. The site says why, and you can answer this mail.',
      closed_unpaid: 'The school was not paid for over four months, so its contract has ended.',
      closed_by_owner: 'An owner of the school has closed it.',
      reopened: 'The school was opened again.',
    },
    next: {
      trial: () => '',
      active: () => '',
      past_due: () => '',
      read_only: day => `If nothing happens, the school can only be read from ${day} on.`,
      suspended: day => `If nothing happens, the site is closed from ${day} on.`,
      closed: day => `If nothing happens, the contract ends on ${day}.`,
    },
    button: 'Plan and bills',
    footnote: 'You get this mail because you are an owner of the school. Families and teachers do not get it.',
  },
  'zh-Hans': {
    heading: {
      trial: '试用继续',
      active: '一切正常',
      past_due: '有账单待付或套餐待选',
      read_only: '学校网站目前只能查看，不能修改',
      suspended: '学校网站暂时关闭',
      closed: '学校已关闭',
    },
    state: {
      trial: () => '试用期间所有模块都可以使用。',
      active: () => '您的套餐内的功能全部可用。',
      past_due: () => '老师和家长的使用不受影响，只有学校负责人会看到提醒。',
      read_only: () => '家长和教职工可以查看所有内容；账单结清之前不能新增或修改。紧急通知仍可使用。',
      suspended: () => '家长和教职工会看到一个友好的提示页面。数据不会被删除。您可以登录、结清账单并导出数据。',
      closed: day => `在 ${day} 之前，您可以导出学校的全部数据；之后数据将被永久删除。`,
    },
    cause: {
      trial_over: '试用期已结束，尚未选择套餐。30 名儿童以内可以选择免费套餐。',
      plan_over: '套餐已到期，尚未选择新的套餐。',
      unpaid: '有一份账单已逾期。',
      paid: '谢谢，所有账单均已结清。',
      plan_chosen: '已选择套餐。',
      trial_extended: '试用期已延长。',
      operator: '此操作由 Cubby 完成，网站上写有原因。您可以直接回复此邮件。',
      closed_unpaid: '学校超过四个月未付款，合同已终止。',
      closed_by_owner: '学校负责人关闭了学校。',
      reopened: '学校已重新开放。',
    },
    next: {
      trial: () => '',
      active: () => '',
      past_due: () => '',
      read_only: day => `如不处理，自 ${day} 起学校网站只能查看。`,
      suspended: day => `如不处理，自 ${day} 起学校网站将关闭。`,
      closed: day => `如不处理，合同将于 ${day} 终止。`,
    },
    button: '套餐与账单',
    footnote: '您是学校的负责人，因此收到此邮件。家长和老师不会收到。',
  },
}
