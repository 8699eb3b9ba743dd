import { formatMoney } from '#tenants/billing/money.ts'
import { giroCode } from '#tenants/billing/transfer/giro-code.ts'
import type { Invoice } from '#tenants/billing/transfer/ledger.server.ts'
import type { Block, PaperDocument } from '#workers/reports/document.ts'
import { formatFullDay } from '../i18n/format.ts'
import type { Paper } from '../made-file/paper.ts'
import { qrDrawing } from '../qr-drawing.ts'
import { lineText, rateText, spanText } from './words.ts'

/**
 * An invoice or credit note on paper. It has what Art. 226 of Directive 2006/112/EC asks for: day and number, both sides' names, addresses and tax
 * numbers, what was supplied and when, price, net amount, rate and tax, and for what bears none the reason; a credit note names the
 * invoice that it changes (Art. 219).
 */
export function invoiceSheet(
  { invoice, corrects }: { invoice: Invoice; corrects: string | null },
  { house, locale, t }: Pick<Paper, 'house' | 'locale' | 't'>,
): PaperDocument {
  const { kind, number, buyer, seller, issuedOn, dueOn, periodStart, periodEnd, lines, currency } = invoice
  const money = (hundredths: number) => formatMoney(locale, hundredths, currency)
  const country = (code: string) => new Intl.DisplayNames(locale, { type: 'region' }).of(code) ?? code
  const side = ({ name, address, country: code }: typeof buyer | typeof seller) =>
    [name, ...address, country(code)].join('\n')
  const row = (label: string, value: string | null) => (value ? [{ label, value }] : [])
  const sums: [string, number][] = [
    [t('billing.total.net'), invoice.net],
    [t('billing.total.tax', { rate: rateText(locale, invoice.taxRate) }), invoice.tax],
    [t(kind === 'invoice' ? 'billing.total.total' : 'billing.total.credit'), invoice.total],
  ]
  return {
    title: t(`billing.kind.${kind}`, { number }),
    lang: locale,
    house,
    foot: t('billing.sheet.foot', { number, seller: seller.name }),
    blocks: [
      {
        kind: 'facts',
        rows: [
          { label: t('billing.fact.seller'), value: side(seller) },
          { label: t('billing.fact.seller_tax'), value: seller.taxId },
          { label: t('billing.fact.buyer'), value: side(buyer) },
          ...row(t('billing.fact.buyer_tax'), buyer.taxId),
          ...row(t('billing.fact.reference'), buyer.reference),
          { label: t('billing.fact.number'), value: number },
          ...row(t('billing.fact.corrects'), corrects),
          { label: t('billing.fact.issued'), value: formatFullDay(locale, issuedOn) },
          { label: t('billing.fact.period'), value: spanText(t, locale, periodStart, periodEnd) },
          ...row(t('billing.fact.due'), dueOn && formatFullDay(locale, dueOn)),
        ],
      },
      {
        kind: 'table',
        columns: [
          { label: t('billing.column.what'), share: 0.52 },
          { label: t('billing.column.quantity'), align: 'end', share: 0.12 },
          { label: t('billing.column.unit'), align: 'end', share: 0.18 },
          { label: t('billing.column.amount'), align: 'end', share: 0.18 },
        ],
        total: true,
        rows: [
          ...lines.map(line => [
            lineText(t, locale, line),
            String(line.quantity),
            money(line.unit),
            money(line.amount),
          ]),
          ...sums.map(([label, amount]) => [label, '', '', money(amount)]),
        ],
      },
      ...(invoice.taxKind === 'domestic'
        ? []
        : [{ kind: 'paragraph' as const, text: t(`billing.tax.${invoice.taxKind}`) }]),
      ...(kind === 'invoice' && invoice.total > 0 ? payment(invoice, { locale, t }, money) : []),
    ],
  }
}

function payment(
  { seller, number, total, currency, dueOn }: Invoice,
  { locale, t }: Pick<Paper, 'locale' | 't'>,
  money: (hundredths: number) => string,
): Block[] {
  const code = currency === 'EUR' ? giroCode({ ...seller.bank, amount: total, reference: number }) : null
  return [
    { kind: 'heading', level: 2, text: t('billing.pay.title') },
    { kind: 'paragraph', text: t('billing.pay.until', { day: formatFullDay(locale, dueOn ?? '') }) },
    {
      kind: 'facts',
      rows: [
        { label: t('billing.pay.holder'), value: seller.bank.holder },
        { label: t('billing.pay.account'), value: seller.bank.account },
        { label: t('billing.pay.bank'), value: seller.bank.bank },
        { label: t('billing.pay.amount'), value: money(total) },
        { label: t('billing.pay.reference'), value: number },
      ],
    },
    ...(code
      ? [
          {
            kind: 'chart' as const,
            svg: qrDrawing(code),
            alt: t('billing.pay.code'),
            caption: t('billing.pay.code'),
            width: 0.22,
          },
        ]
      : []),
  ]
}
