import { eq } from 'drizzle-orm'
import { v5 as uuidv5 } from 'uuid'
import { runTransaction } from '#db/client.server.ts'
import { helpPosts, helpRequests } from '#db/schema/help.ts'
import { members } from '#db/schema/members.ts'
import { schools } from '#db/schema/platform.ts'
import { system } from '#tenants/actor.ts'
import { publishAnnouncement, saveAnnouncement } from '#tenants/help/announcements.server.ts'
import { everySchool } from '#tenants/help/audience.ts'
import { answer } from '#tenants/help/desk.server.ts'
import { sendRequest } from '#tenants/help/requests.server.ts'
import { resolveSchool } from '#tenants/resolve.server.ts'
import { School } from '#tenants/school.server.ts'

const namespace = '5f1d1bd0-6c3b-4f0e-9a51-c2f0f9b3a002'
const id = (name: string) => uuidv5(name, namespace)
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000)

const news = [
  {
    name: 'support access',
    days: 2,
    titleEn: 'You decide when our support looks',
    titleZh: '由您决定支持人员何时可以查看',
    bodyEn:
      'Under Settings, Support access, the head of a school lets our support in for some hours. It reads only, unless you say otherwise, and every page it opens is listed for you. Until then we see nothing of your school, as before.',
    bodyZh:
      '园长可在“设置 → 支持人员访问”中允许我们的支持人员进入数小时。除非另行允许，支持人员只能查看，打开过的每个页面都会列给您。在此之前，我们和以前一样看不到贵校的任何内容。',
    audience: everySchool,
  },
  {
    name: 'growth reports',
    days: 16,
    titleEn: 'Reports of a term draft themselves',
    titleZh: '学期成长报告自动起草',
    bodyEn:
      'What you have observed and noted in a term becomes a first draft of each child’s report, in both languages. You change what you like; nothing goes to a family before somebody has approved it.',
    bodyZh: '您在学期中记录的观察会自动形成每个孩子的报告初稿，中英文都有。您可随意修改；未经批准，不会发给家庭。',
    audience: { ...everySchool, plans: ['plus', 'trial'] },
  },
  {
    name: 'morning and noon checks',
    days: 30,
    titleEn: 'Morning and noon checks in one list',
    titleZh: '晨检和午检合在一张表',
    bodyEn:
      'Kindergartens in China see both rounds of a day side by side and print the month as the register asks for it.',
    bodyZh: '晨检、午检并列显示，可按登记表要求打印整月记录。',
    audience: { ...everySchool, countries: ['CN'] },
  },
] as const

/** What the vendor tells the demo's schools, and what one of them has asked. Running it again finds what is there. */
export async function seedHelpDesk(operatorIdentity: string): Promise<void> {
  for (const { name, days, audience, ...words } of news) {
    await saveAnnouncement(operatorIdentity, { id: id(name), ...words, audience: mutable(audience), until: null })
    await publishAnnouncement(operatorIdentity, id(name), daysAgo(days))
  }
  const school = await demoSchool('sunrise')
  const [owner] = await school.read(q => q.select().from(members).where(eq(members.role, 'owner')))
  if (!owner) throw new Error('The demo school has no head.')
  const head = school.as({ role: 'owner', memberId: owner.id, name: owner.name, locale: null, welcomed: true })
  const requestId = id('request')
  await sendRequest(
    head,
    {
      id: requestId,
      subject: 'Can two classes share a notice about the trip?',
      body: 'Sunflowers and Bluebells go to the farm together. Do I have to write the notice twice?',
    },
    null,
  )
  await answer(operatorIdentity, requestId, {
    id: id('answer'),
    body: 'No: when you write it, choose both classes under “Who reads it”. Each family gets it once, and you see the answers of both classes in one list.',
  })
  await runTransaction('platform', { readOnly: false }, async q => {
    await q
      .update(helpPosts)
      .set({ createdAt: daysAgo(3) })
      .where(eq(helpPosts.id, requestId))
    await q
      .update(helpPosts)
      .set({ createdAt: daysAgo(2) })
      .where(eq(helpPosts.id, id('answer')))
    await q
      .update(helpRequests)
      .set({ createdAt: daysAgo(3), waitingSince: daysAgo(3) })
      .where(eq(helpRequests.id, requestId))
  })
}

async function demoSchool(slug: string): Promise<School> {
  const [row] = await runTransaction('platform', { readOnly: true }, q =>
    q.select({ id: schools.id }).from(schools).where(eq(schools.slug, slug)),
  )
  const resolved = row && (await resolveSchool(row.id))
  if (!resolved) throw new Error('There is no such demo school.')
  return new School(resolved.facts, system)
}

const mutable = (audience: { [Key in keyof typeof everySchool]: readonly string[] }) => ({
  plans: [...audience.plans],
  kinds: [...audience.kinds],
  countries: [...audience.countries],
  locales: [...audience.locales],
  schoolIds: [...audience.schoolIds],
})
