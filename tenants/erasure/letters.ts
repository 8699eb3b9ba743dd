import type { Letter, Letterhead } from '../mail/branded.tsx'

type Locale = Letterhead['locale']

/** What a letter about a coming erasure says; days are written out in the reader's language. */
export interface ErasureNews {
  school: string
  /** The last day on which data can be fetched and the school opened again. */
  lastDay: string
  daysLeft: number
  href: string
}

/** Tells an owner that their closed school will be erased soon, and what can still be done. */
export function warningLetter(locale: Locale, { school, lastDay, daysLeft, href }: ErasureNews): Letter {
  const zh = locale === 'zh-Hans'
  const left = Math.max(daysLeft, 0)
  return {
    subject: zh
      ? `${school}：${lastDay} 之后所有数据将被永久删除`
      : `${school}: all data will be erased for good after ${lastDay}`,
    heading: zh
      ? left === 0
        ? '数据即将被永久删除'
        : `还有 ${left} 天，数据将被永久删除`
      : left === 0
        ? 'All data will be erased very soon'
        : left === 1
          ? 'One day left until all data are erased'
          : `${left} days left until all data are erased`,
    paragraphs: zh
      ? [
          `学校已关闭。${lastDay} 之后，儿童、家庭和教职工的全部记录、照片、文件和消息都会被删除，任何人（包括我们）都无法恢复。`,
          '在此之前，您可以登录并下载学校的全部数据，也可以重新开放学校。',
          '删除完成后，我们会把删除证明发送到这个邮箱。',
        ]
      : [
          `The school is closed. After ${lastDay} every record of children, families and staff, every photo, file and message is erased. Nobody can bring them back then, not even we.`,
          'Until then you can sign in and fetch all of the school’s data, or open the school again.',
          'When it is done we send a proof of the erasure to this address.',
        ],
    button: { label: zh ? '下载数据或重新开放' : 'Fetch data or reopen', href },
    footnote: zh ? '您是学校的负责人，因此收到此邮件。' : 'You get this mail because you are an owner of the school.',
  }
}

/** What the last letter says. */
export interface ProofNews {
  school: string
  /** The day of the erasure, written out. */
  day: string
  rows: string
  tables: number
  files: string
  size: string
  people: string
  hash: string
  invoicesUntil: string | null
  fileName: string
}

/** Tells a former owner that the school is erased, what was, and what is kept. */
export function proofLetter(locale: Locale, news: ProofNews): Letter {
  const { school, day, rows, tables, files, size, people, hash, invoicesUntil, fileName } = news
  if (locale === 'zh-Hans')
    return {
      subject: `${school}：删除证明`,
      heading: '学校的数据已全部删除',
      paragraphs: [
        `${day}，我们删除了“${school}”的全部数据：${tables} 张表中的 ${rows} 条记录、${files} 个文件（${size}），以及只属于这所学校的 ${people} 个登录身份。学校的加密密钥最先销毁。删除后我们重新清点，没有任何遗留。`,
        invoicesUntil
          ? `税法要求我们保留账单和付款记录至 ${invoicesUntil}。此外只保留这份证明和我们自己的操作记录。`
          : '我们只保留这份证明和我们自己的操作记录。',
        '备份按固定周期覆盖，其中的数据也会随之消失；恢复备份时会再次执行此次删除。学校的网址以及您的登录身份会为您保留九十天。',
        `附件 ${fileName} 是完整的证明，逐表列出。其 SHA-256 为：${hash}`,
      ],
      footnote: '您是该学校的最后一任负责人之一，因此收到此邮件。您的地址此后不再为该学校保存。',
    }
  return {
    subject: `${school}: proof of erasure`,
    heading: 'All of the school’s data are erased',
    paragraphs: [
      `On ${day} we erased everything of ${school}: ${rows} rows in ${tables} tables, ${files} files (${size}), and the sign-ins of ${people} people who belonged to no other school. The school’s keys were destroyed first. Counted again afterwards, nothing was left.`,
      invoicesUntil
        ? `Invoices and payments we have to keep for the tax office until ${invoicesUntil}. Besides them we keep this proof and the log of what our own people did.`
        : 'We keep this proof and the log of what our own people did, nothing else.',
      'Backups are written over in their turn, and the data in them go with that; whoever restores one erases the school again. The school’s address is held for you for ninety days, and your sign-in with it.',
      `The file ${fileName} is the whole proof, table by table. Its SHA-256 is ${hash}`,
    ],
    footnote:
      'You get this mail because you were an owner of the school to its end. Your address is no longer kept for it.',
  }
}
