import type { Letter, Letterhead } from '../../mail/branded.tsx'
import { formatMoney } from '../money.ts'
import { longDay } from '../telling.server.ts'
import type { Invoice } from './ledger.server.ts'
import type { LetterKind } from './letters.server.ts'

type Locale = Letterhead['locale']

/** What an owner reads about an invoice: what it comes to, until when, and what follows if nothing is done. */
export function invoiceLetter(
  locale: Locale,
  kind: LetterKind,
  news: { school: string; invoice: Invoice; open: number; came: number; href: string },
): Letter {
  const { school, invoice, open, came, href } = news
  const text = texts[locale]
  const money = (hundredths: number) => formatMoney(locale, hundredths, invoice.currency)
  const said: Said = {
    number: invoice.number,
    amount: money(kind === 'paid' ? came : kind === 'credited' ? invoice.total : open),
    rest: open > 0 && kind === 'paid' ? money(open) : '',
    due: longDay(locale, invoice.dueOn ?? invoice.issuedOn),
  }
  const heading = text.heading[kind](said)
  return {
    subject: `${school}: ${heading}`,
    heading,
    paragraphs: text.body[kind](said).filter(line => line !== ''),
    button: { label: text.button, href },
    footnote: text.footnote,
  }
}

interface Said {
  number: string
  amount: string
  /** Still open after a payment; empty when nothing is. */
  rest: string
  due: string
}
type Words = {
  heading: Record<LetterKind, (said: Said) => string>
  body: Record<LetterKind, (said: Said) => string[]>
  button: string
  footnote: string
}

const still = ({ number, amount, due }: Said) =>
  `Of invoice ${number}, ${amount} are open. They were due on ${due}. If the transfer is on its way, there is nothing to do.`
const stillZh = ({ number, amount, due }: Said) =>
  `账单 ${number} 尚有 ${amount} 未付，到期日为 ${due}。如已转账，请忽略此邮件。`

const texts: Record<Locale, Words> = {
  en: {
    heading: {
      issued: ({ number }) => `Invoice ${number}`,
      credited: ({ number }) => `Credit note ${number}`,
      paid: () => 'Your payment has come',
      due_soon: ({ due }) => `An invoice is due on ${due}`,
      overdue: ({ number }) => `Invoice ${number} is overdue`,
      overdue_week: ({ number }) => `Invoice ${number} has been overdue for a week`,
      read_only: () => 'In three days the school can only be read',
      suspended: () => 'In a week the school’s site is closed',
      closed: () => 'In two weeks the contract ends',
    },
    body: {
      issued: ({ amount, due }) => [
        `The amount is ${amount}, due on ${due}. The page has the bank details to copy, and the invoice as a PDF.`,
      ],
      credited: ({ amount }) => [`${amount} of an invoice were taken back. There is nothing to do.`],
      paid: ({ number, amount, rest }) => [
        `Thank you: ${amount} have come for invoice ${number}.`,
        rest ? `${rest} are still open.` : 'It is paid.',
      ],
      due_soon: ({ number, amount, due }) => [`Of invoice ${number}, ${amount} are to be transferred by ${due}.`],
      overdue: said => [still(said), 'Nothing has changed for teachers and families.'],
      overdue_week: said => [still(said), 'Nothing has changed for teachers and families yet.'],
      read_only: said => [
        still(said),
        'Families and staff will read everything as before, but nothing new can be written until the invoice is paid. Urgent calls go on working.',
      ],
      suspended: said => [
        still(said),
        'Families and staff will see a friendly page instead of the site. Nothing is deleted, and it opens again when the money has come.',
      ],
      closed: said => [
        still(said),
        'After that you can fetch all of the school’s data for 90 days; then they are erased.',
      ],
    },
    button: 'Open the invoice',
    footnote: 'You get this mail because you are an owner of the school. Families and teachers do not get it.',
  },
  'zh-Hans': {
    heading: {
      issued: ({ number }) => `账单 ${number}`,
      credited: ({ number }) => `红字账单 ${number}`,
      paid: () => '款项已收到',
      due_soon: ({ due }) => `账单将于 ${due} 到期`,
      overdue: ({ number }) => `账单 ${number} 已逾期`,
      overdue_week: ({ number }) => `账单 ${number} 已逾期一周`,
      read_only: () => '三天后学校网站将只能查看',
      suspended: () => '一周后学校网站将关闭',
      closed: () => '两周后合同将终止',
    },
    body: {
      issued: ({ amount, due }) => [`金额为 ${amount}，到期日为 ${due}。页面上有可复制的收款账户和 PDF 账单。`],
      credited: ({ amount }) => [`已冲销账单金额 ${amount}，您无需操作。`],
      paid: ({ number, amount, rest }) => [
        `谢谢，账单 ${number} 的款项 ${amount} 已收到。`,
        rest ? `尚有 ${rest} 未付。` : '该账单已结清。',
      ],
      due_soon: ({ number, amount, due }) => [`账单 ${number} 的 ${amount} 请于 ${due} 前转账。`],
      overdue: said => [stillZh(said), '老师和家长的使用不受影响。'],
      overdue_week: said => [stillZh(said), '老师和家长的使用目前不受影响。'],
      read_only: said => [
        stillZh(said),
        '届时家长和教职工仍可查看所有内容，但在账单结清之前不能新增或修改。紧急通知仍可使用。',
      ],
      suspended: said => [
        stillZh(said),
        '届时家长和教职工会看到一个友好的提示页面。数据不会被删除，款项到账后立即重新开放。',
      ],
      closed: said => [stillZh(said), '之后您可以在 90 天内导出学校的全部数据，随后数据将被永久删除。'],
    },
    button: '查看账单',
    footnote: '您是学校的负责人，因此收到此邮件。家长和老师不会收到。',
  },
}
