import { themeOf } from '#tenants/brand/brand.server.ts'
import { brandFile } from '#tenants/brand/files.server.ts'
import { originOf } from '#tenants/config.server.ts'
import { mainHostname } from '#tenants/domains.server.ts'
import { isToBeMade, putMadeFile } from '#tenants/files/made.server.ts'
import { markFailed } from '#tenants/files/media.server.ts'
import { joinCodesFor } from '#tenants/identity/join-codes.server.ts'
import { childrenOf } from '#tenants/people/children.server.ts'
import { resolveSchool } from '#tenants/resolve.server.ts'
import type { School } from '#tenants/school.server.ts'
import { Permanent } from '#workers/failure.ts'
import type { JobContext } from '#workers/job.ts'
import { makePdf } from '#workers/reports/make-pdf.server.ts'
import { paperLook } from '#workers/reports/paper-look.ts'
import { type JoinSheet, joinSheet } from './sheet.ts'

interface Payload {
  mediaId: string
  childId?: string | undefined
  classId?: string | undefined
  locale: JoinSheet['locale']
}

/** Makes the sheet and stores it for the one who asked; whoever runs twice leaves one. */
export async function makeSheet(
  school: School,
  { mediaId, childId, classId, locale }: Payload,
  { signal }: Pick<JobContext, 'signal'>,
): Promise<void> {
  if (!(await isToBeMade(school, mediaId))) return
  const children = childId ? [childId] : classId ? (await childrenOf(school, { classId })).map(({ id }) => id) : []
  const [resolved, hostname] = await Promise.all([resolveSchool(school.id), mainHostname(school)])
  if (!resolved) throw new Permanent('no-school')
  const [codes, logo] = await Promise.all([joinCodesFor(school, children), brandFile(resolved, 'logo-large.png')])
  const document = joinSheet({
    school: { name: resolved.facts.name, ...paperLook(themeOf(resolved).theme).house, logo: logo !== null },
    locale,
    origin: originOf(hostname),
    codes,
  })
  const pictures = new Map(logo ? [['logo', logo.bytes] as const] : [])
  const bytes = await makePdf(document, pictures, { signal })
  await putMadeFile(school, mediaId, { mime: 'application/pdf', bytes })
}

/** What the runner calls when it was tried too often: the one who asked is told, and can ask again. */
export async function giveUpSheet(school: School, { mediaId }: Payload): Promise<void> {
  await markFailed(school, mediaId, 'unavailable')
}
