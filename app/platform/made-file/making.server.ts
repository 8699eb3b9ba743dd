import { themeOf } from '#tenants/brand/brand.server.ts'
import { brandFile } from '#tenants/brand/files.server.ts'
import { asAsker } from '#tenants/files/asker.server.ts'
import { isToBeMade, putMadeFile } from '#tenants/files/made.server.ts'
import { markFailed } from '#tenants/files/media.server.ts'
import type { Permission } from '#tenants/permissions.ts'
import { Problem } from '#tenants/problem.ts'
import { type ResolvedSchool, resolveSchool } from '#tenants/resolve.server.ts'
import type { School } from '#tenants/school.server.ts'
import { Permanent } from '#workers/failure.ts'
import type { JobContext } from '#workers/job.ts'
import type { PaperDocument } from '#workers/reports/document.ts'
import { makePdf } from '#workers/reports/make-pdf.server.ts'
import { paperLook } from '#workers/reports/paper-look.ts'
import type { KeptPicture } from '#workers/reports/pictures.server.ts'
import { catalogueOf } from '../i18n/catalogue.server.ts'
import { nounsOf } from '../i18n/nouns.server.ts'
import { type Locale, translator } from '../i18n/translate.ts'
import type { Paper } from './paper.ts'

/** The asker's view of the school, and the paper to write on. */
export interface Asked {
  /** With the rights that the asker has now. */
  school: School
  resolved: ResolvedSchool
  paper: Paper
  /** Pictures that the document names are put in here. */
  pictures: Map<string, Uint8Array | KeptPicture>
}
/** What every job that makes a file for a member is given. */
export interface MadeFilePayload {
  mediaId: string
  locale: Locale
}

/**
 * Makes a PDF for the one who asked for it, out of what they may see at this moment, and stores it; whoever runs twice leaves one.
 * @param school the school itself, as jobs have it
 * @param permission of the page that shows the same
 * @throws Permanent `not-allowed` when the asker may not see it any more, `no-school`, and what `makePdf` says
 */
export async function makeFile(
  school: School,
  { mediaId, locale }: MadeFilePayload,
  { signal }: Pick<JobContext, 'signal'>,
  permission: Permission,
  write: (asked: Asked) => Promise<PaperDocument>,
): Promise<void> {
  const reading = school.readingTogether()
  const [toBeMade, asker, resolved] = await Promise.all([
    isToBeMade(reading, mediaId),
    asAsker(reading, mediaId, permission),
    resolveSchool(school.id),
  ])
  if (!toBeMade) return
  if (!resolved) throw new Permanent('no-school')
  if (!asker) throw new Permanent('not-allowed')
  const logo = await brandFile(resolved, 'logo-large.png')
  const paper: Paper = {
    house: {
      name: resolved.facts.name,
      ...paperLook(themeOf(resolved).theme).house,
      ...(logo ? { logo: 'logo' } : {}),
    },
    locale,
    t: translator(locale, catalogueOf(locale), nounsOf(resolved, locale)),
    timeZone: school.facts.timeZone,
    by: asker.actor.name,
    madeAt: new Date(),
  }
  const pictures: Asked['pictures'] = new Map(logo ? [['logo', logo.bytes] as const] : [])
  const document = await write({ school: asker, resolved, paper, pictures }).catch((error: unknown) => {
    // Out of the asker's reach, now or for ever: trying again would find the same.
    throw error instanceof Problem ? new Permanent('not-allowed') : error
  })
  const bytes = await makePdf(document, pictures, { signal })
  await putMadeFile(school, mediaId, { mime: 'application/pdf', bytes })
}

/** What the runner calls when it was tried too often: the one who asked is told, and can ask again. */
export async function giveUpFile(school: School, { mediaId }: { mediaId: string }): Promise<void> {
  await markFailed(school, mediaId, 'unavailable')
}
