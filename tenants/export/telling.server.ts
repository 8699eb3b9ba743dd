import { eq } from 'drizzle-orm'
import { members } from '#db/schema/members.ts'
import { writeToOwner } from '../billing/telling.server.ts'
import { recordDays } from '../files/limits.ts'
import type { Letter, Letterhead } from '../mail/branded.tsx'
import type { School } from '../school.server.ts'

/** Tells the one who asked that all data of the school can be fetched, and the other owners that they were asked for. */
export async function tellOfExport(
  school: School,
  { memberId, askedBy, ready }: { memberId: string; askedBy: string; ready: boolean },
): Promise<void> {
  const [asker] = await school.read(q => q.select({ name: members.name }).from(members).where(eq(members.id, askedBy)))
  await writeToOwner(school, memberId, (locale, href) => {
    const words = { school: school.facts.name, asker: asker?.name ?? '', href: `${href}/export` }
    return ready ? readyLetter(locale, words) : askedLetter(locale, words)
  })
}

interface Words {
  school: string
  asker: string
  href: string
}

function readyLetter(locale: Letterhead['locale'], { school, href }: Words): Letter {
  return locale === 'zh-Hans'
    ? {
        subject: `${school}：全部数据可以下载了`,
        heading: '全部数据可以下载了',
        paragraphs: [
          `您要的学校数据已经打包好，${recordDays} 天内可以登录后下载。`,
          '其中包含儿童和家庭的隐私信息，请妥善保管，不要转发。',
        ],
        button: { label: '下载', href },
      }
    : {
        subject: `${school}: all data can be fetched`,
        heading: 'All data can be fetched',
        paragraphs: [
          `The school’s data are packed. Sign in to fetch them within ${recordDays} days.`,
          'They hold what is private to children and families: keep them safe and do not pass them on.',
        ],
        button: { label: 'Fetch', href },
      }
}

function askedLetter(locale: Letterhead['locale'], { school, asker, href }: Words): Letter {
  return locale === 'zh-Hans'
    ? {
        subject: `${school}：${asker} 申请下载学校全部数据`,
        heading: '有人申请下载学校的全部数据',
        paragraphs: [
          `学校负责人 ${asker} 申请下载学校的全部数据。`,
          '如果这不是你们商定的，请登录取消，并修改密码、联系我们。',
        ],
        button: { label: '查看', href },
      }
    : {
        subject: `${school}: ${asker} asked for all of the school’s data`,
        heading: 'All of the school’s data were asked for',
        paragraphs: [
          `${asker}, an owner of the school, has asked for all of its data to be packed.`,
          'If this is not what you agreed on, sign in, cancel it, and write to us.',
        ],
        button: { label: 'Have a look', href },
      }
}
